#include "access/idempotency.h"

#include <algorithm>
#include <optional>

#include "access/caller.h"
#include "base/digest.h"

#include "access_queries.gen.h"

namespace xt::access {
namespace {

constexpr std::string_view kHeader = "idempotency-key";
constexpr std::int64_t kRunning = 0;
constexpr std::int64_t kNotKept = 1;  // where a status stands otherwise

bool is_key(std::string_view key) {
  return !key.empty() && key.size() <= kLongestKey &&
         std::all_of(key.begin(), key.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

struct Once {
  std::int64_t account_id;
  std::string key;
  std::string fingerprint;  // of the whole request: a key stands for one write only
};

Result<http::Response> answer_of(const Once& once, const db::Row& row) {
  if (row.text(0) != once.fingerprint) return make_error(Code::invalid, "http.idempotency_key_reused");
  if (row.i64(1) == kRunning) return make_error(Code::conflict, "http.in_progress");
  if (row.i64(1) == kNotKept) return make_error(Code::conflict, "http.answer_not_kept");
  http::Response response;
  response.status = static_cast<int>(row.i64(1));
  response.content_type = row.text(2);
  response.body = row.text(3);
  response.headers.add("Idempotent-Replayed", "true");
  return response;
}

// Takes the key, or answers what is known of it.
Result<std::optional<http::Response>> claim(db::Database& database, const Once& once, std::int64_t now) {
  return database.write([&](db::Session& session) -> Result<std::optional<http::Response>> {
    const db::Args who{{"account_id", once.account_id}, {"key", once.key}};
    XT_TRY([[maybe_unused]] const auto dropped,
           session.exec(sql::drop_old_keys,
                        {{"account_id", once.account_id}, {"before", now - kIdempotencyKept_ms}}));
    XT_TRY(const std::int64_t taken, session.exec(sql::put_key, {{"account_id", once.account_id},
                                                                 {"key", once.key},
                                                                 {"fingerprint", once.fingerprint},
                                                                 {"now", now}}));
    if (taken == 1) return std::optional<http::Response>{};
    XT_TRY(const db::OwnedRow row, session.one(sql::key, who));
    XT_TRY(http::Response known, answer_of(once, row));
    return std::optional(std::move(known));
  });
}

Status forget(db::Database& database, const Once& once) {
  return database.write([&](db::Session& session) -> Status {
    XT_TRY([[maybe_unused]] const auto rows,
           session.exec(sql::drop_key, {{"account_id", once.account_id}, {"key", once.key}}));
    return {};
  });
}

// What must not lie in a database in plain text says so by no-store: tokens, links, codes.
bool may_be_kept(const http::Response& response) {
  const bool text = response.body.empty() || response.content_type.starts_with("application/json");
  return text && response.content().size() <= kLongestAnswer &&
         response.headers.get("Cache-Control") != "no-store" && !response.headers.has("Set-Cookie");
}

Status keep(db::Database& database, const Once& once, const http::Response& response) {
  const bool kept = may_be_kept(response);
  return database.write([&](db::Session& session) -> Status {
    XT_TRY([[maybe_unused]] const auto rows,
           session.exec(sql::finish_key, {{"account_id", once.account_id},
                                          {"key", once.key},
                                          {"status", kept ? std::int64_t{response.status} : kNotKept},
                                          {"content_type", kept ? response.content_type : std::string()},
                                          {"body", kept ? std::string(response.content()) : std::string()}}));
    return {};
  });
}

}  // namespace

std::function<Result<http::Response>(const http::Request&, const http::Route&)> idempotent(
    db::Database& database, std::int64_t (*clock)()) {
  return [&database, clock](const http::Request& request,
                            const http::Route& route) -> Result<http::Response> {
    const std::string_view key = request.headers.get(kHeader);
    // Without an account there is nobody whose key it could be.
    if (!request.headers.has(kHeader) || request.account_id == 0) return route.handler(request);
    if (!is_key(key)) return make_error(Code::malformed, "http.bad_idempotency_key");
    const Once once{request.account_id, std::string(key),
                    digest_fields({http::method_name(request.method), request.target, request.body})};
    XT_TRY(std::optional<http::Response> known, claim(database, once, clock != nullptr ? clock() : now_ms()));
    if (known) return *std::move(known);
    Result<http::Response> result = [&]() -> Result<http::Response> {
      try {
        return route.handler(request);
      } catch (...) {
        // Lost infrastructure: nothing was committed, the same key may try again.
        XT_CHECK_OK(forget(database, once));
        throw;
      }
    }();
    constexpr int kFirstError = 400;
    if (!result.ok() || result->status >= kFirstError) {
      XT_CHECK_OK(forget(database, once));
      return result;
    }
    XT_CHECK_OK(keep(database, once, *result));
    return result;
  };
}

}  // namespace xt::access
