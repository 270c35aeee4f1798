#include "access/sign_in.h"

#include <array>

#include "access/audit.h"
#include "auth/token.h"
#include "base/text.h"
#include "log/log.h"

#include "access_queries.gen.h"
#include "account_rules.h"
#include "source.h"
#include "throttle.h"

namespace xt::access {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kHourMs = 60 * kMinuteMs;
constexpr std::int64_t kDayMs_ = 24 * kHourMs;
constexpr std::int64_t kSessionsKept = 10;
constexpr std::int64_t kDevicesKept = 20;
constexpr std::size_t kMaxAgent = 200;

// A teacher's phone stays signed in; who sees other people's data does not.
struct Lifetime {
  std::int64_t idle_ms;
  std::int64_t whole_ms;
};
Lifetime lifetime_of(Role role) {
  if (role == Role::teacher) return {7 * kDayMs_, 30 * kDayMs_};
  return {2 * kHourMs, 12 * kHourMs};
}

constexpr Pace kPairPace{5, 2000, 15 * kMinuteMs, kHourMs};
constexpr Pace kDevicePace{10, 1000, kMinuteMs, kHourMs};
// A school may sit behind one address: many people err there without guessing.
constexpr Pace kAddressPace{100, 1000, 5 * kMinuteMs, kHourMs};

struct Found {
  Caller caller;
  std::string password;
  bool demo = false;
};

Caller caller_from(const db::Row& row) {
  Caller caller;
  caller.account_id = row.i64(0);
  caller.login = row.text(1);
  caller.name = row.text(2);
  caller.role = parse_role(row.text(3)).value_or(Role::teacher);
  caller.key_lo = row.i64(4);
  caller.key_hi = row.i64(5);
  if (!row.null(6)) caller.teacher_id = row.i64(6);
  return caller;
}

// Whether the account exists is for the log alone.
Error bad_credentials(const std::optional<Found>& found) {
  return make_error(Code::unauthorized, "access.bad_credentials",
                    found ? "account " + std::to_string(found->caller.account_id) : "unknown login");
}

Error too_many(std::int64_t wait_ms) {
  Error error = make_error(Code::too_many, "access.too_many_attempts");
  const std::string seconds = std::to_string((wait_ms + 999) / 1000);
  error.fields.push_back({"retry_after", seconds, "尝试过多，请 " + seconds + " 秒后再试"});
  return error;
}

}  // namespace

class SignIn::Impl {
 public:
  Impl(db::Database& database, const Options& options)
      : database_(database),
        options_(options),
        clock_(options.clock != nullptr ? options.clock : &now_ms),
        passwords_(options.passwords),
        throttle_(options.throttle_entries) {}

  Result<SignedIn> sign_in(std::string_view login_text, std::string_view password, const Source& source);
  Result<Caller> authenticate(std::string_view token);
  Result<Scope> scope_of(db::Session& session, const Caller& caller);
  void touch(const std::string& hash, std::int64_t now);
  Status sign_out(const Caller& caller, std::string_view token, std::string_view request_id);

  db::Database& database_;
  const Options options_;

 private:
  Result<std::optional<Found>> find(const std::string& login, const std::string& device_hash,
                                    bool& known_device);
  Result<bool> matches(const std::optional<Found>& found, std::string_view password);
  Result<SignedIn> open(const Found& found, const Source& source, bool known_device,
                        const std::string& new_hash);

  std::int64_t (*clock_)();
  auth::Passwords passwords_;
  Throttle throttle_;
};

Result<std::optional<Found>> SignIn::Impl::find(const std::string& login, const std::string& device_hash,
                                                bool& known_device) {
  return database_.read([&](db::Session& session) -> Result<std::optional<Found>> {
    known_device = false;
    auto row = session.one(sql::account_by_login, {{"login", login}});
    if (!row.ok()) {
      if (row.error().code == Code::not_found) return std::optional<Found>();
      return std::move(row).error();
    }
    Found found{caller_from(*row), std::string(row->text(7)), row->i64(8) == 1};
    if (!device_hash.empty()) {
      auto device =
          session.one(sql::device, {{"token_hash", device_hash}, {"account_id", found.caller.account_id}});
      if (!device.ok() && device.error().code != Code::not_found) return std::move(device).error();
      known_device = device.ok();
    }
    return std::optional<Found>(std::move(found));
  });
}

Result<bool> SignIn::Impl::matches(const std::optional<Found>& found, std::string_view password) {
  if (!found || (found->demo && !options_.demo)) {
    XT_CHECK_OK(passwords_.pretend(password));
    return false;
  }
  return passwords_.verify(password, found->password);
}

Result<SignedIn> SignIn::Impl::sign_in(std::string_view login_text, std::string_view password,
                                       const Source& source) {
  const std::string login = normal_login(login_text);
  if (length_utf8(password) > auth::kMaxPassword) return bad_credentials({});
  const std::string device_hash = source.device.empty() ? "" : auth::token_hash(source.device);
  bool known_device = false;
  XT_TRY(const std::optional<Found> found, find(login, device_hash, known_device));

  const std::int64_t now = clock_();
  const std::string block = address_block(source.address);
  const std::string address_key = "a|" + block;
  const std::string own_key = known_device ? "d|" + device_hash : "p|" + login + "|" + block;
  std::int64_t wait = throttle_.try_now(own_key, known_device ? kDevicePace : kPairPace, now);
  if (wait == 0 && !known_device) {
    wait = throttle_.try_now(address_key, kAddressPace, now);
    if (wait > 0) throttle_.take_back(own_key);
  }
  if (wait > 0) return too_many(wait);
  const auto verdict = matches(found, password);
  if (!verdict.ok() || *verdict) {  // not a wrong guess
    if (!known_device) throttle_.take_back(address_key);
    if (verdict.ok()) {
      throttle_.forget(own_key);
    } else {
      throttle_.take_back(own_key);
      return verdict.error();
    }
  }
  if (!*verdict) return bad_credentials(found);
  std::string new_hash;
  if (passwords_.outdated(found->password)) {
    XT_TRY(new_hash, passwords_.hash(password));
  }
  return open(*found, source, known_device, new_hash);
}

Result<SignedIn> SignIn::Impl::open(const Found& found, const Source& source, bool known_device,
                                    const std::string& new_hash) {
  const std::int64_t now = clock_();
  const Lifetime lifetime = lifetime_of(found.caller.role);
  SignedIn out;
  out.caller = found.caller;
  out.token = auth::random_token();
  out.csrf = csrf_of(out.token);
  out.max_age_s = lifetime.whole_ms / 1000;
  if (!known_device) out.device = auth::random_token();
  const std::string device = known_device ? source.device : out.device;
  const Id id = found.caller.account_id;
  const auto work = [&](db::Session& session) -> Result<Scope> {
    const std::array statements{
        std::pair{sql::put_session,
                  db::Args{{"token_hash", auth::token_hash(out.token)},
                           {"account_id", id},
                           {"now", now},
                           {"expires_ms", now + lifetime.whole_ms},
                           {"address", source.address},
                           {"agent", source.agent.substr(0, offset_utf8(source.agent, kMaxAgent))}}},
        std::pair{sql::drop_surplus_sessions, db::Args{{"account_id", id}, {"keep", kSessionsKept}}},
        std::pair{sql::drop_expired_sessions, db::Args{{"now", now}}},
        std::pair{sql::put_device,
                  db::Args{{"token_hash", auth::token_hash(device)}, {"account_id", id}, {"now", now}}},
        std::pair{sql::drop_surplus_devices, db::Args{{"account_id", id}, {"keep", kDevicesKept}}}};
    for (const auto& [query, args] : statements) {
      XT_TRY([[maybe_unused]] const auto rows, session.exec(query, args));
    }
    if (!new_hash.empty()) {
      XT_TRY([[maybe_unused]] const auto rows,
             session.exec(sql::set_password, {{"id", id}, {"password", new_hash}}));
    }
    XT_CHECK_OK(audit(session, {id, found.caller.login, source.request_id},
                      {"access.sign_in", "account:" + std::to_string(id), found.caller.key_lo, {}, {}, {}}));
    return scope_of(session, found.caller);
  };
  XT_TRY(out.scope, database_.write(work));
  return out;
}

Result<Caller> SignIn::Impl::authenticate(std::string_view token) {
  const auto no_session = [] { return make_error(Code::unauthorized, "access.no_session"); };
  constexpr std::size_t token_length = 43;
  if (token.size() != token_length) return no_session();
  const std::string hash = auth::token_hash(token);
  const std::int64_t now = clock_();
  std::int64_t seen = 0;
  auto caller = database_.read([&](db::Session& session) -> Result<Caller> {
    auto row = session.one(sql::session, {{"token_hash", hash}});
    if (!row.ok()) return row.error().code == Code::not_found ? no_session() : std::move(row).error();
    Caller found = caller_from(*row);
    seen = row->i64(8);
    const bool alive = now < row->i64(9) && now < seen + lifetime_of(found.role).idle_ms;
    if (!alive || (row->i64(7) == 1 && !options_.demo)) return no_session();
    return found;
  });
  if (caller.ok() && now - seen >= kMinuteMs) touch(hash, now);
  return caller;
}

// Once a minute is enough to know who is idle, and keeps reading free of writing. A database that cannot be
// written (a full disk) can still be read: that it could not be noted is no reason to send somebody away.
void SignIn::Impl::touch(const std::string& hash, std::int64_t now) {
  std::string fault;
  try {
    const auto touched = database_.write([&](db::Session& session) {
      return session.exec(sql::touch_session, {{"token_hash", hash}, {"now", now}});
    });
    if (!touched.ok()) fault = touched.error().note;
  } catch (const db::Lost& lost) {
    fault = lost.what();
  }
  if (!fault.empty()) log::warn("access.touch", {{"note", fault}});
}

Result<Scope> SignIn::Impl::scope_of(db::Session& session, const Caller& caller) {
  auto row = session.one(sql::scope_of, {{"org_key", caller.key_lo}});
  if (row.ok()) return Scope{std::string(row->text(0)), std::string(row->text(1)), std::string(row->text(2))};
  if (row.error().code == Code::not_found) return Scope{};
  return std::move(row).error();
}

Status SignIn::Impl::sign_out(const Caller& caller, std::string_view token, std::string_view request_id) {
  return database_.write([&](db::Session& session) -> Status {
    XT_TRY([[maybe_unused]] const auto rows,
           session.exec(sql::drop_session, {{"token_hash", auth::token_hash(token)}}));
    return audit(
        session, {caller.account_id, caller.login, std::string(request_id)},
        {"access.sign_out", "account:" + std::to_string(caller.account_id), caller.key_lo, {}, {}, {}});
  });
}

SignIn::SignIn(db::Database& database, const Options& options)
    : impl_(std::make_unique<Impl>(database, options)) {}
SignIn::~SignIn() = default;

Result<SignedIn> SignIn::sign_in(std::string_view login, std::string_view password, const Source& source) {
  return impl_->sign_in(login, password, source);
}
Result<Caller> SignIn::authenticate(std::string_view token) {
  return impl_->authenticate(token);
}
Result<Scope> SignIn::scope_of(const Caller& caller) {
  return impl_->database_.read([&](db::Session& session) { return impl_->scope_of(session, caller); });
}
Status SignIn::sign_out(const Caller& caller, std::string_view token, std::string_view request_id) {
  return impl_->sign_out(caller, token, request_id);
}
bool SignIn::demo() const {
  return impl_->options_.demo;
}
std::string SignIn::csrf_of(std::string_view token) {
  return auth::token_child(token, "csrf");
}

}  // namespace xt::access
