#include "access/oidc.h"

#include "access/audit.h"
#include "auth/token.h"

#include "access_queries.gen.h"
#include "oidc_provider.h"
#include "sign_in_impl.h"
#include "source.h"

namespace xt::access {
namespace {

constexpr std::int64_t kFlowMs = 10 * kMinuteMs;
// As for passwords: a school may sit behind one address.
constexpr Pace kStartPace{100, 1000, 5 * kMinuteMs, kHourMs};

Error expired() {
  return make_error(Code::unauthorized, "access.oidc_expired");
}
// What is made from the browser's cookie; none of them tells the cookie or another of them.
std::string state_of(const std::string& browser) {
  return auth::token_child(browser, "oidc state");
}
std::string nonce_of(const std::string& browser) {
  return auth::token_child(browser, "oidc nonce");
}
std::string verifier_of(const std::string& browser) {
  return auth::token_child(browser, "oidc verifier");
}

Status audit_oidc(db::Session& session, const Caller& caller, const std::string& request_id,
                  std::string_view action) {
  return audit(
      session, {caller.account_id, caller.login, request_id},
      {std::string(action), "account:" + std::to_string(caller.account_id), caller.key_lo, {}, {}, {}});
}

}  // namespace

struct Oidc::Flow {
  std::string kind = "sign_in";
  Id account = 0;
  std::string return_uri;
  std::string next = "/";
};

Oidc::Oidc(SignIn& sign_in) : sign_in_(sign_in) {
  if (in().options_.oidc) provider_ = std::make_unique<OidcProvider>(*in().options_.oidc);
}
Oidc::~Oidc() = default;

SignIn::Impl& Oidc::in() const {
  return *sign_in_.impl_;
}
bool Oidc::configured() const {
  return provider_ != nullptr;
}
std::string Oidc::name() const {
  return configured() ? in().options_.oidc->name : "";
}
Result<std::string> Oidc::issuer() const {
  if (!configured()) return make_error(Code::not_found, "access.no_oidc");
  return in().options_.oidc->issuer;
}

Status Oidc::put_flow(db::Session& session, const std::string& browser, const Flow& flow) const {
  const std::int64_t now = in().sessions_.now();
  XT_TRY([[maybe_unused]] const auto old, session.exec(sql::drop_expired_flows, {{"now", now}}));
  XT_TRY([[maybe_unused]] const auto put,
         session.exec(sql::put_flow, {{"browser_hash", auth::token_hash(browser)},
                                      {"kind", flow.kind},
                                      {"account_id", flow.account},
                                      {"return_uri", flow.return_uri},
                                      {"next", flow.next},
                                      {"expires_ms", now + kFlowMs}}));
  return {};
}

Result<Oidc::Departure> Oidc::depart(const Flow& flow) {
  const std::string browser = auth::random_token();
  XT_TRY(std::string location,
         provider_->authorization_url(flow.return_uri, state_of(browser), nonce_of(browser),
                                      verifier_of(browser), in().sessions_.now()));
  XT_CHECK_OK(in().database_.write([&](db::Session& session) { return put_flow(session, browser, flow); }));
  return Departure{std::move(location), browser};
}

Result<Oidc::Departure> Oidc::start(const Source& source, const std::string& return_uri,
                                    const std::string& next) {
  XT_TRY([[maybe_unused]] const std::string from, issuer());
  const std::string key = "o|" + address_block(source.address);
  if (const std::int64_t wait = in().throttle_.try_now(key, kStartPace, in().sessions_.now()); wait > 0) {
    return too_many(wait);
  }
  return depart({"sign_in", 0, return_uri, next});
}

Result<Oidc::Departure> Oidc::start_binding(const Own& own, std::string_view password,
                                            const std::string& return_uri) {
  XT_TRY([[maybe_unused]] const std::string from, issuer());
  XT_CHECK_OK(in().confirm_password(own.caller, password));
  XT_TRY(const db::OwnedRow account, in().database_.read([&](db::Session& session) {
    return session.one(sql::account, {{"id", own.caller.account_id}});
  }));
  if (account.i64(4) == 1) return make_error(Code::forbidden, "access.demo_account");
  XT_TRY(const std::int64_t bound, bound_ms(own.caller));
  if (bound != 0) return make_error(Code::conflict, "access.oidc_bound");
  return depart({"bind", own.caller.account_id, return_uri, "/me"});
}

Result<Oidc::Flow> Oidc::flow(db::Session& session, const std::string& browser) const {
  auto row =
      session.one(sql::flow, {{"browser_hash", auth::token_hash(browser)}, {"now", in().sessions_.now()}});
  if (!row.ok()) return row.error().code == Code::not_found ? expired() : std::move(row).error();
  return Flow{std::string(row->text(0)), row->i64(1), std::string(row->text(2)), std::string(row->text(3))};
}

// Once: whoever deletes the row goes on, a second one finds nothing.
Result<Oidc::Flow> Oidc::spend(const Back& back) {
  if (back.browser.empty() || !auth::equal_secrets(back.state, state_of(back.browser))) return expired();
  return in().database_.write([&](db::Session& session) -> Result<Flow> {
    XT_TRY(Flow found, flow(session, back.browser));
    if (found.kind == "code") return expired();
    XT_TRY(const auto gone, session.exec(sql::drop_flow, {{"browser_hash", auth::token_hash(back.browser)}}));
    if (gone != 1) return expired();
    return found;
  });
}

Result<std::string> Oidc::subject(const Flow& flow, const Back& back) {
  if (!back.error.empty() || back.code.empty()) {
    return make_error(Code::unauthorized, "access.oidc_cancelled");
  }
  return provider_->subject_for(
      {back.code, verifier_of(back.browser), flow.return_uri, nonce_of(back.browser), in().sessions_.now()});
}

Result<Oidc::Arrival> Oidc::arrive(const Back& back, const Source& source) {
  XT_TRY(const std::string from, issuer());
  XT_TRY(const Flow found, spend(back));
  XT_TRY(const std::string who, subject(found, back));
  return found.kind == "bind" ? bind(from, found, back, who, source) : enter(from, found, who, source);
}

Result<Oidc::Arrival> Oidc::enter(const std::string& from, const Flow& flow, const std::string& subject,
                                  const Source& source) {
  auto row = in().database_.read([&](db::Session& session) {
    return session.one(sql::subject, {{"issuer", from}, {"subject", subject}});
  });
  if (!row.ok() && row.error().code != Code::not_found) return std::move(row).error();
  if (!row.ok() || row->i64(1) == 1) return Arrival{Outcome::unbound, flow.next, {}, {}};
  const Id account = row->i64(0);
  if (row->i64(2) == 1) {
    Arrival waiting{Outcome::code_needed, flow.next, auth::random_token(), {}};
    XT_CHECK_OK(in().database_.write([&](db::Session& session) {
      return put_flow(session, waiting.browser, {"code", account, "", flow.next});
    }));
    return waiting;
  }
  XT_TRY(SignedIn opened, in().open_proved(account, false, {}, source));
  XT_CHECK_OK(in().database_.write([&](db::Session& session) {
    return audit_oidc(session, opened.caller, source.request_id, "access.oidc_sign_in");
  }));
  return Arrival{Outcome::signed_in, flow.next, {}, std::move(opened)};
}

Result<SignedIn> Oidc::finish(const std::string& browser, std::string_view code, const Source& source) {
  XT_TRY([[maybe_unused]] const std::string from, issuer());
  XT_TRY(const Flow found, in().database_.read([&](db::Session& session) { return flow(session, browser); }));
  if (found.kind != "code") return expired();
  XT_TRY(SignedIn opened, in().open_proved(found.account, true, code, source));
  XT_CHECK_OK(in().database_.write([&](db::Session& session) -> Status {
    XT_TRY([[maybe_unused]] const auto gone,
           session.exec(sql::drop_flow, {{"browser_hash", auth::token_hash(browser)}}));
    return audit_oidc(session, opened.caller, source.request_id, "access.oidc_sign_in");
  }));
  return opened;
}

Result<Oidc::Arrival> Oidc::bind(const std::string& from, const Flow& flow, const Back& back,
                                 const std::string& subject, const Source& source) {
  const auto caller = in().sessions_.authenticate(back.session);
  if (!caller.ok() || caller->account_id != flow.account) return expired();
  XT_CHECK_OK(in().database_.write([&](db::Session& session) -> Status {
    XT_TRY(const auto put, session.exec(sql::bind_subject, {{"issuer", from},
                                                            {"subject", subject},
                                                            {"account_id", flow.account},
                                                            {"now", in().sessions_.now()}}));
    if (put == 0) return make_error(Code::conflict, "access.oidc_taken");
    return audit_oidc(session, *caller, source.request_id, "access.oidc_bind");
  }));
  return Arrival{Outcome::bound, flow.next, {}, {}};
}

Result<std::int64_t> Oidc::bound_ms(const Caller& caller) {
  if (!configured()) return std::int64_t{0};
  auto row = in().database_.read([&](db::Session& session) {
    return session.one(sql::subject_of,
                       {{"account_id", caller.account_id}, {"issuer", in().options_.oidc->issuer}});
  });
  if (row.ok()) return row->i64(0);
  if (row.error().code == Code::not_found) return std::int64_t{0};
  return std::move(row).error();
}

Status Oidc::unbind(const Own& own) {
  XT_TRY(const std::string from, issuer());
  return in().database_.write([&](db::Session& session) -> Status {
    XT_TRY(const auto gone,
           session.exec(sql::unbind_subject, {{"account_id", own.caller.account_id}, {"issuer", from}}));
    if (gone == 0) return make_error(Code::not_found, "access.oidc_unbound");
    return audit_oidc(session, own.caller, own.request_id, "access.oidc_unbind");
  });
}

}  // namespace xt::access
