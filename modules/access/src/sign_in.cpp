#include "access/sign_in.h"

#include "auth/token.h"
#include "base/text.h"

#include "access_queries.gen.h"
#include "account_rules.h"
#include "factor.h"
#include "sign_in_impl.h"
#include "source.h"

namespace xt::access {
namespace {

constexpr Pace kDevicePace{10, 1000, kMinuteMs, kHourMs};
// A school may sit behind one address: many people err there without guessing.
constexpr Pace kAddressPace{100, 1000, 5 * kMinuteMs, kHourMs};
// Six digits are soon tried: whoever has the password gets few tries, wherever they come from.
constexpr Pace kCodePace{5, 2000, 15 * kMinuteMs, kHourMs};

}  // namespace

// Whether the account exists is for the log alone.
Error SignIn::Impl::bad_credentials(const std::optional<Found>& found) {
  return make_error(Code::unauthorized, "access.bad_credentials",
                    found ? "account " + std::to_string(found->id) : "unknown login");
}

Error too_many(std::int64_t wait_ms) {
  Error error = make_error(Code::too_many, "access.too_many_attempts");
  const std::string seconds = std::to_string((wait_ms + 999) / 1000);
  error.fields.push_back({"retry_after", seconds, "尝试过多，请 " + seconds + " 秒后再试"});
  return error;
}

Result<std::optional<SignIn::Impl::Found>> SignIn::Impl::find(const std::string& login,
                                                              const std::string& device_hash,
                                                              bool& known_device) {
  return database_.read([&](db::Session& session) -> Result<std::optional<Found>> {
    known_device = false;
    auto row = session.one(sql::account_by_login, {{"login", login}});
    if (!row.ok()) {
      if (row.error().code == Code::not_found) return std::optional<Found>();
      return std::move(row).error();
    }
    Found found{row->i64(0), std::string(row->text(3)), row->i64(4) == 1, row->i64(7) == 1};
    if (!device_hash.empty()) {
      auto device = session.one(sql::device, {{"token_hash", device_hash}, {"account_id", found.id}});
      if (!device.ok() && device.error().code != Code::not_found) return std::move(device).error();
      known_device = device.ok();
    }
    return std::optional<Found>(std::move(found));
  });
}

Result<bool> SignIn::Impl::matches(const std::optional<Found>& found, std::string_view password) {
  if (!found || found->password.empty() || (found->demo && !options_.demo)) {
    XT_CHECK_OK(passwords_.pretend(password));
    return false;
  }
  return passwords_.verify(password, found->password);
}

Result<SignedIn> SignIn::Impl::sign_in(std::string_view login_text, std::string_view password,
                                       std::string_view code, const Source& source) {
  const std::string login = normal_login(login_text);
  if (length_utf8(password) > auth::kMaxPassword) return bad_credentials({});
  const std::string device_hash = source.device.empty() ? "" : auth::token_hash(source.device);
  bool known_device = false;
  XT_TRY(const std::optional<Found> found, find(login, device_hash, known_device));

  const std::int64_t now = sessions_.now();
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
  return open(*found, code, source, known_device, new_hash);
}

Result<SignedIn> SignIn::Impl::open(const Found& found, std::string_view code, const Source& source,
                                    bool known_device, const std::string& new_hash) {
  const std::string key = "t|" + std::to_string(found.id);
  if (found.factor) {
    if (code.empty()) return make_error(Code::unauthorized, "access.code_needed");
    if (const std::int64_t wait = throttle_.try_now(key, kCodePace, sessions_.now()); wait > 0) {
      return too_many(wait);
    }
    if (!options_.keyring) return make_error(Code::internal, "access.no_keyring");
  }
  auto opened = database_.write([&](db::Session& session) -> Result<SignedIn> {
    if (found.factor) {
      XT_TRY(const bool right, spend_code(session, *options_.keyring, found.id, code, sessions_.now()));
      if (!right) return make_error(Code::unauthorized, "access.bad_code");
    }
    if (!new_hash.empty()) {
      XT_TRY([[maybe_unused]] const auto rows,
             session.exec(sql::rehash_password, {{"id", found.id}, {"password", new_hash}}));
    }
    return sessions_.open(session, found.id, source, known_device);
  });
  if (found.factor && opened.ok()) throttle_.forget(key);
  return opened;
}

Result<SignedIn> SignIn::Impl::open_proved(Id account, bool factor, std::string_view code,
                                           const Source& source) {
  bool known_device = false;
  if (!source.device.empty()) {
    auto device = database_.read([&](db::Session& session) {
      return session.one(sql::device,
                         {{"token_hash", auth::token_hash(source.device)}, {"account_id", account}});
    });
    if (!device.ok() && device.error().code != Code::not_found) return std::move(device).error();
    known_device = device.ok();
  }
  return open({account, "", false, factor}, code, source, known_device, "");
}

SignIn::SignIn(db::Database& database, const Options& options)
    : impl_(std::make_unique<Impl>(database, options)) {}
SignIn::~SignIn() = default;

Result<SignedIn> SignIn::sign_in(std::string_view login, std::string_view password, const Source& source,
                                 std::string_view code) {
  return impl_->sign_in(login, password, code, source);
}
Result<Caller> SignIn::authenticate(std::string_view token) {
  return impl_->sessions_.authenticate(token);
}
Result<Caller> SignIn::authenticate_token(std::string_view token) {
  return impl_->sessions_.authenticate_token(token);
}
Result<Scope> SignIn::scope_of(const Caller& caller) {
  return impl_->database_.read(
      [&](db::Session& session) { return access::scope_of(session, caller.key_lo); });
}
Result<Caller> SignIn::change_post(const Caller& caller, std::string_view token, Id post,
                                   std::string_view request_id) {
  return impl_->sessions_.change_post(caller, token, post, request_id);
}
Status SignIn::sign_out(const Caller& caller, std::string_view token, std::string_view request_id) {
  return impl_->sessions_.end(caller, token, request_id);
}
std::int64_t SignIn::now() const {
  return impl_->sessions_.now();
}
Date SignIn::today() const {
  return impl_->sessions_.today();
}
bool SignIn::demo() const {
  return impl_->options_.demo;
}
std::string SignIn::csrf_of(std::string_view token) {
  return auth::token_child(token, "csrf");
}

}  // namespace xt::access
