// What a link opens: choosing a password.
#include "access/audit.h"
#include "auth/token.h"
#include "base/text.h"

#include "access_queries.gen.h"
#include "account_rules.h"
#include "sign_in_impl.h"
#include "store.h"

namespace xt::access {
namespace {

constexpr std::size_t kTokenLength = 43;

Error bad_invitation() {
  return make_error(Code::not_found, "access.bad_invitation");
}

std::string_view words_of(std::string_view weakness) {
  if (weakness == "common") return "这个密码太常见，请换一个";
  if (weakness == "one_sign") return "请不要用重复或连续的字符";
  return "密码与登录名太接近，请换一个";
}

}  // namespace

std::vector<FieldError> chosen_password_faults(std::string_view password, std::string_view login) {
  if (auto faults = password_faults(password); !faults.empty()) return faults;
  const std::string_view weakness = auth::weakness(password, login);
  if (weakness.empty()) return {};
  return {{"password", std::string(weakness), std::string(words_of(weakness))}};
}

Result<SignIn::Invited> SignIn::invited(std::string_view token) {
  if (token.size() != kTokenLength) return bad_invitation();
  const std::int64_t now = impl_->sessions_.now();
  return impl_->database_.read([&](db::Session& session) -> Result<Invited> {
    auto row = session.one(sql::invitation, {{"token_hash", auth::token_hash(token)}, {"now", now}});
    if (!row.ok()) return row.error().code == Code::not_found ? bad_invitation() : std::move(row).error();
    return Invited{std::string(row->text(3)), std::string(row->text(4)), std::string(row->text(1)),
                   row->i64(2)};
  });
}

Result<std::optional<SignedIn>> SignIn::Impl::accept(std::string_view token, std::string_view password,
                                                     const Source& source) {
  const std::int64_t now = sessions_.now();
  const std::string hash = auth::token_hash(token);
  const auto find = [&](db::Session& session) -> Result<db::OwnedRow> {
    auto row = session.one(sql::invitation, {{"token_hash", hash}, {"now", now}});
    if (!row.ok() && row.error().code == Code::not_found) return bad_invitation();
    return row;
  };
  // Hashing is dear: not before the link is known to be good.
  XT_TRY(const db::OwnedRow before, database_.read(find));
  if (auto faults = chosen_password_faults(password, before.text(3)); !faults.empty()) {
    return Error{Code::invalid, "access.bad_password", std::move(faults), {}};
  }
  XT_TRY(const std::string stored, passwords_.hash(password));
  return database_.write([&](db::Session& session) -> Result<std::optional<SignedIn>> {
    XT_TRY(const db::OwnedRow row, find(session));
    // Two at the same moment: one of them deletes the row.
    XT_TRY(const auto used, session.exec(sql::use_invitation, {{"token_hash", hash}, {"now", now}}));
    if (used != 1) return bad_invitation();
    const Id id = row.i64(0);
    XT_TRY([[maybe_unused]] const auto set,
           session.exec(sql::set_password,
                        {{"id", id}, {"password", stored}, {"must_change", std::int64_t{0}}}));
    XT_TRY([[maybe_unused]] const auto ended, session.exec(sql::drop_sessions_of, {{"account_id", id}}));
    XT_TRY(const std::int64_t where, home_of(session, id));
    XT_CHECK_OK(audit(session, {id, std::string(row.text(3)), source.request_id},
                      {"access.accept_invitation", "account:" + std::to_string(id), where, {}, {}, {}}));
    auto factor = session.one(sql::factor, {{"account_id", id}});
    if (!factor.ok() && factor.error().code != Code::not_found) return std::move(factor).error();
    if (factor.ok() && factor->i64(1) == 1) return std::optional<SignedIn>();
    XT_TRY(SignedIn in, sessions_.open(session, id, source, false));
    return std::optional(std::move(in));
  });
}

Result<std::optional<SignedIn>> SignIn::accept(std::string_view token, std::string_view password,
                                               const Source& source) {
  if (token.size() != kTokenLength) return bad_invitation();
  return impl_->accept(token, password, source);
}

}  // namespace xt::access
