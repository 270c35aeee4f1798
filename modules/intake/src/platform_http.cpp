#include "platform_http.h"

#include <boost/json.hpp>

#include "access/access.h"
#include "access/guard.h"
#include "http/json.h"
#include "http/params.h"
#include "http/precondition.h"
#include "intake/batches.h"

#include "json_out.h"
#include "unheard.h"

namespace xt::intake {
namespace {

namespace json = boost::json;

constexpr std::size_t kBody = 4096;  // octets
constexpr int kMostPerPage = 200;

struct Page {
  Id cursor = 0;
  int limit = 50;
};
Result<Page> page_of(const http::Request& request) {
  Page page;
  XT_TRY(const std::string cursor, http::query_text(request, "cursor", 20));
  if (!cursor.empty()) {
    const auto id = parse_id(cursor);
    if (!id) return http::bad_parameter("cursor", "http.cursor", "");
    page.cursor = *id;
  }
  XT_TRY(const std::int64_t limit, http::query_int(request, "limit", 50, 1, kMostPerPage));
  page.limit = static_cast<int>(limit);
  return page;
}

Result<http::Response> get_platforms(const Desk& desk, const http::Request& request) {
  XT_TRY(const Page page, page_of(request));
  XT_TRY(PlatformPage found, desk.database.read([&](db::Session& session) {
    return platforms(session, access::caller_of(request).scope(), page.cursor, page.limit + 1);
  }));
  const bool more = found.platforms.size() > static_cast<std::size_t>(page.limit);
  if (more) found.platforms.pop_back();
  json::array list;
  for (const PlatformLine& line : found.platforms) list.push_back(platform_json(line));
  const json::value next =
      more ? json::value(std::to_string(found.platforms.back().platform.id)) : json::value(nullptr);
  return http::no_store(http::json(
      json::object{{"platforms", std::move(list)}, {"next_cursor", next}, {"total", found.total}}));
}

http::Response platform_answer(const PlatformLine& line, int status = 200) {
  http::Response out = http::no_store(http::json(platform_json(line), status));
  out.headers.add("ETag", http::entity_tag(version_of(line.platform)));
  return out;
}

Result<http::Response> get_platform(const Desk& desk, const http::Request& request) {
  XT_TRY(const Id id, http::path_id(request, "id"));
  XT_TRY(const PlatformLine line, desk.database.read([&](db::Session& session) {
    return find_platform(session, access::caller_of(request).scope(), id);
  }));
  return platform_answer(line);
}

// A member that may be absent or null.
Result<std::string> optional_text(const json::object& body, const char* name, std::size_t most) {
  const json::value* value = body.if_contains(name);
  if (value == nullptr || value->is_null()) return std::string();
  if (value->is_string() && value->get_string().empty()) return std::string();
  return http::json_string(body, name, most);
}

Result<http::Response> post_platform(const Desk& desk, const http::Request& request) {
  XT_TRY(const json::object body, http::json_body(request));
  NewPlatform wanted;
  XT_TRY(wanted.name, http::json_string(body, "name", 60));
  XT_TRY(wanted.provider, optional_text(body, "provider", 100));
  XT_TRY(wanted.org, optional_text(body, "org", 32));
  XT_TRY(const PlatformLine line, desk.database.write([&](db::Session& session) -> Result<PlatformLine> {
    XT_TRY(const Platform made,
           register_platform(session, access::caller_of(request), access::actor_of(request), wanted));
    return find_platform(session, access::caller_of(request).scope(), made.id);
  }));
  return platform_answer(line, 201);
}

Result<http::Response> post_token(const Desk& desk, const http::Request& request) {
  XT_TRY(const Id id, http::path_id(request, "id"));
  XT_TRY(const json::object body, http::json_body(request));
  const json::value* days = body.if_contains("days");
  if (days == nullptr || !days->is_int64()) return http::bad_parameter("days", "http.bad_number", "1–366");
  const std::int64_t n = days->get_int64();
  XT_TRY(const access::MadeToken made, desk.database.write([&](db::Session& session) {
    return make_platform_token(session, access::caller_of(request), access::actor_of(request), id, n);
  }));
  return http::no_store(http::json(
      json::object{{"id", std::to_string(made.id)}, {"token", made.token}, {"expires_ms", made.expires_ms}},
      201));
}

Result<http::Response> post_state(const Desk& desk, const http::Request& request) {
  XT_TRY(const Id id, http::path_id(request, "id"));
  XT_TRY(const json::object body, http::json_body(request));
  XT_TRY(const std::string state, http::json_string(body, "state", 10));
  if (state != "works" && state != "stopped") return http::bad_parameter("state", "intake.state", "");
  XT_TRY(const std::string reason, http::json_string(body, "reason", 200));
  XT_TRY(const PlatformLine line, desk.database.write([&](db::Session& session) -> Result<PlatformLine> {
    XT_TRY(const PlatformLine now, find_platform(session, access::caller_of(request).scope(), id));
    XT_CHECK_OK(access::unchanged(
        session, request,
        {version_of(now.platform), "platform:" + std::to_string(id), "intake.platform_changed_meanwhile"}));
    XT_CHECK_OK(set_state(session, access::caller_of(request), access::actor_of(request), id,
                          state == "works", reason));
    return find_platform(session, access::caller_of(request).scope(), id);
  }));
  return platform_answer(line);
}

// Batches whose work ended unheard say so from now on; work that was taken up anew begins.
Status hear(const Desk& desk, const http::Request& request, Id platform) {
  XT_CHECK_OK(desk.database.read([&](db::Session& session) {
    return find_platform(session, access::caller_of(request).scope(), platform);
  }));
  return hear_of_ends(desk.database, platform);
}

Result<http::Response> get_batches(const Desk& desk, const http::Request& request) {
  XT_TRY(const Id id, http::path_id(request, "id"));
  XT_TRY(const Page page, page_of(request));
  XT_CHECK_OK(hear(desk, request, id));
  XT_TRY(BatchPage found, desk.database.read([&](db::Session& session) -> Result<BatchPage> {
    XT_CHECK_OK(find_platform(session, access::caller_of(request).scope(), id));
    return batches(session, id, page.cursor, page.limit + 1);
  }));
  const bool more = found.batches.size() > static_cast<std::size_t>(page.limit);
  if (more) found.batches.pop_back();
  json::array list;
  for (const BatchLine& batch : found.batches) list.push_back(receipt_json(batch));
  const json::value next = more ? json::value(std::to_string(found.batches.back().id)) : json::value(nullptr);
  return http::no_store(
      http::json(json::object{{"batches", std::move(list)}, {"next_cursor", next}, {"total", found.total}}));
}

Result<http::Response> get_batch(const Desk& desk, const http::Request& request) {
  XT_TRY(const Id id, http::path_id(request, "id"));
  XT_TRY(const Id batch_id, http::path_id(request, "batch"));
  XT_TRY(const std::string state, http::query_text(request, "state", 20));
  XT_CHECK_OK(hear(desk, request, id));
  return desk.database.read([&](db::Session& session) -> Result<http::Response> {
    XT_CHECK_OK(find_platform(session, access::caller_of(request).scope(), id));
    XT_TRY(const BatchLine batch, find_batch(session, batch_id));
    if (batch.platform != id) return make_error(Code::not_found, "intake.no_receipt");
    XT_TRY(const auto rows, rows_of(session, batch_id, state));
    json::object out = receipt_json(batch);
    json::array list;
    for (const RowLine& row : rows) list.push_back(told_row_json(row, access::caller_of(request)));
    out["rows"] = std::move(list);
    return http::no_store(http::json(out));
  });
}

http::Route route(http::Method method, const char* pattern, const char* permission, const char* summary,
                  http::Handler handler, const char* gives) {
  http::Route out{method, pattern, permission, summary, std::move(handler), kBody};
  out.gives = gives;
  return out;
}

}  // namespace

std::vector<http::Route> platform_routes(const Desk& desk) {
  using http::Method;
  using http::Request;
  std::vector<http::Route> out;
  out.push_back(route(
      Method::get, "/api/platforms", "achievements.read", "outside platforms and what came from each",
      [desk](const Request& r) { return get_platforms(desk, r); },
      "{platforms: Platform[], next_cursor: string | null, total: int}"));
  out.back().query = "cursor?: string, limit?: int";
  out.push_back(route(
      Method::get, "/api/platforms/{id}", "achievements.read", "an outside platform",
      [desk](const Request& r) { return get_platform(desk, r); }, "Platform"));
  out.push_back(route(
      Method::post, "/api/platforms", "access.tokens", "registers an outside platform",
      [desk](const Request& r) { return post_platform(desk, r); }, "201 Platform"));
  out.back().takes = "{name: string, provider?: string, org?: string}";
  out.push_back(route(
      Method::post, "/api/platforms/{id}/tokens", "access.tokens", "makes a token for a platform, told once",
      [desk](const Request& r) { return post_token(desk, r); },
      "201 {id: id, token: string, expires_ms: int}"));
  out.back().takes = "{days: int}";
  out.push_back(route(
      Method::post, "/api/platforms/{id}/state", "access.tokens", "stops a platform or lets it go on",
      [desk](const Request& r) { return post_state(desk, r); }, "Platform"));
  out.back().takes = "{state: 'works' | 'stopped', reason: string}";
  out.back().gives += " | 412";
  out.push_back(route(
      Method::get, "/api/platforms/{id}/batches", "achievements.read", "what a platform handed in",
      [desk](const Request& r) { return get_batches(desk, r); },
      "{batches: ReceiptLine[], next_cursor: string | null, total: int}"));
  out.back().query = "cursor?: string, limit?: int";
  out.push_back(route(
      Method::get, "/api/platforms/{id}/batches/{batch}", "achievements.read",
      "a batch and its rows, those of one state where it is named",
      [desk](const Request& r) { return get_batch(desk, r); }, "ToldReceipt"));
  out.back().query = "state?: 'accepted' | 'posted' | 'held' | 'same' | 'repeated' | 'refused' | 'undone'";
  return out;
}

}  // namespace xt::intake
