#include "access/own.h"

#include "access/audit.h"
#include "auth/totp.h"

#include "access_queries.gen.h"
#include "factor.h"
#include "sign_in_impl.h"

namespace xt::access {
namespace {

Status audit_own(db::Session& session, const Own& own, std::string_view action) {
  const Caller& caller = own.caller;
  return audit(
      session, {caller.account_id, caller.login, own.request_id},
      {std::string(action), "account:" + std::to_string(caller.account_id), caller.key_lo, {}, {}, {}});
}

}  // namespace

Status SignIn::Impl::confirm_password(const Caller& caller, std::string_view password) {
  const std::string key = "w|" + std::to_string(caller.account_id);
  if (const std::int64_t wait = throttle_.try_now(key, kPairPace, sessions_.now()); wait > 0) {
    return too_many(wait);
  }
  XT_TRY(const db::OwnedRow row, database_.read([&](db::Session& session) {
    return session.one(sql::account, {{"id", caller.account_id}});
  }));
  const std::string stored(row.text(8));
  XT_TRY(const bool right, stored.empty() ? Result<bool>(false) : passwords_.verify(password, stored));
  if (!right) {
    return Error{Code::invalid, "access.wrong_password", {{"old_password", "wrong", "现在的密码不正确"}}, {}};
  }
  throttle_.forget(key);
  return {};
}

Status OwnAccount::change_password(const Own& own, std::string_view old_password,
                                   std::string_view new_password) {
  SignIn::Impl& in = *sign_in_.impl_;
  if (auto faults = chosen_password_faults(new_password, own.caller.login); !faults.empty()) {
    return Error{Code::invalid, "access.bad_password", std::move(faults), {}};
  }
  if (old_password == new_password) {
    return Error{
        Code::invalid, "access.bad_password", {{"password", "same", "新密码不能与现在的密码相同"}}, {}};
  }
  XT_CHECK_OK(in.confirm_password(own.caller, old_password));
  XT_TRY(const std::string stored, in.passwords_.hash(new_password));
  const Id id = own.caller.account_id;
  return in.database_.write([&](db::Session& session) -> Status {
    XT_TRY([[maybe_unused]] const auto set,
           session.exec(sql::set_password,
                        {{"id", id}, {"password", stored}, {"must_change", std::int64_t{0}}}));
    XT_TRY([[maybe_unused]] const auto ended,
           session.exec(sql::drop_other_sessions,
                        {{"account_id", id}, {"keep", own.caller.standing.session_id}}));
    XT_TRY([[maybe_unused]] const auto links, session.exec(sql::drop_invitation, {{"account_id", id}}));
    return audit_own(session, own, "access.change_password");
  });
}

Result<Security> OwnAccount::security(const Caller& caller) {
  const SignIn::Impl& in = *sign_in_.impl_;
  return in.database_.read([&](db::Session& session) -> Result<Security> {
    Security out;
    const db::Args who{{"account_id", caller.account_id}};
    auto factor = session.one(sql::factor, who);
    if (!factor.ok() && factor.error().code != Code::not_found) return std::move(factor).error();
    out.factor = factor.ok() && factor->i64(1) == 1;
    if (out.factor) out.factor_since_ms = factor->i64(3);
    out.required = in.sessions_.needs_factor(caller.role);
    XT_TRY(const db::OwnedRow left, session.one(sql::count_recovery, who));
    out.recovery_left = left.i64(0);
    XT_CHECK_OK(session.each(
        sql::sessions_of, {{"account_id", caller.account_id}, {"now", in.sessions_.now()}},
        [&](const db::Row& row) {
          out.sessions.push_back({row.i64(0), row.i64(1), row.i64(2), std::string(row.text(3)),
                                  std::string(row.text(4)), row.i64(0) == caller.standing.session_id});
          return true;
        }));
    return out;
  });
}

Status OwnAccount::end_session(const Own& own, Id id) {
  return sign_in_.impl_->database_.write([&](db::Session& session) -> Status {
    XT_TRY(const auto gone,
           session.exec(sql::drop_one_session, {{"account_id", own.caller.account_id}, {"id", id}}));
    if (gone == 0) return make_error(Code::not_found, "access.no_such_session");
    return audit_own(session, own, "access.end_own_session");
  });
}

Status OwnAccount::end_other_sessions(const Own& own) {
  return sign_in_.impl_->database_.write([&](db::Session& session) -> Status {
    XT_TRY([[maybe_unused]] const auto gone,
           session.exec(sql::drop_other_sessions,
                        {{"account_id", own.caller.account_id}, {"keep", own.caller.standing.session_id}}));
    return audit_own(session, own, "access.end_other_sessions");
  });
}

Result<NewFactor> OwnAccount::begin_factor(const Own& own, std::string_view password) {
  SignIn::Impl& in = *sign_in_.impl_;
  if (!in.options_.keyring) return make_error(Code::internal, "access.no_keyring");
  XT_CHECK_OK(in.confirm_password(own.caller, password));
  const std::string secret = auth::random_totp_secret();
  const Status put = in.database_.write([&](db::Session& session) -> Status {
    XT_TRY(const db::OwnedRow account, session.one(sql::account, {{"id", own.caller.account_id}}));
    if (account.i64(4) == 1) return make_error(Code::forbidden, "access.demo_account");
    XT_TRY(const auto rows, session.exec(sql::put_factor, {{"account_id", own.caller.account_id},
                                                           {"secret", in.options_.keyring->encrypt(secret)},
                                                           {"now", in.sessions_.now()}}));
    if (rows == 0) return make_error(Code::conflict, "access.has_factor");
    return {};
  });
  XT_CHECK_OK(put);
  return NewFactor{auth::base32(secret), auth::totp_uri(secret, "杏坛", own.caller.login)};
}

Result<std::vector<std::string>> OwnAccount::confirm_factor(const Own& own, std::string_view code) {
  SignIn::Impl& in = *sign_in_.impl_;
  if (!in.options_.keyring) return make_error(Code::internal, "access.no_keyring");
  const Id id = own.caller.account_id;
  using Codes = std::vector<std::string>;
  return in.database_.write([&](db::Session& session) -> Result<Codes> {
    XT_TRY(const auto factor, factor_of(session, *in.options_.keyring, id));
    if (!factor || factor->confirmed) return make_error(Code::not_found, "access.no_factor");
    const auto step = auth::totp_match(factor->secret, code, in.sessions_.now() / 1000, factor->last_step);
    if (!step) return Error{Code::invalid, "access.bad_code", {{"code", "wrong", "验证码不正确"}}, {}};
    XT_TRY(const auto rows, session.exec(sql::confirm_factor, {{"account_id", id}, {"step", *step}}));
    if (rows != 1) return make_error(Code::conflict, "access.has_factor");
    XT_CHECK_OK(audit_own(session, own, "access.set_factor"));
    return new_recovery_codes(session, id);
  });
}

Status OwnAccount::drop_factor(const Own& own, std::string_view password) {
  SignIn::Impl& in = *sign_in_.impl_;
  XT_CHECK_OK(in.confirm_password(own.caller, password));
  const db::Args who{{"account_id", own.caller.account_id}};
  return in.database_.write([&](db::Session& session) -> Status {
    XT_TRY(const auto gone, session.exec(sql::drop_factor, who));
    if (gone == 0) return make_error(Code::not_found, "access.no_factor");
    XT_TRY([[maybe_unused]] const auto codes, session.exec(sql::drop_recovery, who));
    return audit_own(session, own, "access.drop_factor");
  });
}

Result<std::vector<std::string>> OwnAccount::renew_recovery(const Own& own, std::string_view password) {
  SignIn::Impl& in = *sign_in_.impl_;
  XT_CHECK_OK(in.confirm_password(own.caller, password));
  using Codes = std::vector<std::string>;
  return in.database_.write([&](db::Session& session) -> Result<Codes> {
    auto factor = session.one(sql::factor, {{"account_id", own.caller.account_id}});
    if (!factor.ok() && factor.error().code != Code::not_found) return std::move(factor).error();
    if (!factor.ok() || factor->i64(1) != 1) return make_error(Code::not_found, "access.no_factor");
    XT_CHECK_OK(audit_own(session, own, "access.renew_recovery"));
    return new_recovery_codes(session, own.caller.account_id);
  });
}

}  // namespace xt::access
