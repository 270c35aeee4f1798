// Sessions: opened for an account that has proved who it is, asked for at every request, ended. Thread-safe.
#pragma once

#include <functional>
#include <string>

#include "access/sign_in.h"

namespace xt::access {

inline constexpr std::int64_t kMinuteMs = 60'000;
inline constexpr std::int64_t kHourMs = 60 * kMinuteMs;

class Sessions {
 public:
  Sessions(db::Database& database, const SignIn::Options& options, std::int64_t (*clock)())
      : database_(database), demo_(options.demo), need_factor_(options.need_factor), clock_(clock) {}

  // In the caller's transaction. Begins with the post used last, or the first that holds today;
  // access.no_post (forbidden) where none does. `known_device`: the browser need not be remembered anew.
  Result<SignedIn> open(db::Session& session, Id account, const Source& source, bool known_device) const;
  Result<Caller> authenticate(std::string_view token) const;
  // access.bad_token (401): unknown, expired, revoked, or its account or post has ended (access/tokens.h).
  Result<Caller> authenticate_token(std::string_view token) const;
  // The session goes on under another post of its account: access.no_such_post (not found).
  Result<Caller> change_post(const Caller& caller, std::string_view token, Id post,
                             std::string_view request_id) const;
  Status end(const Caller& caller, std::string_view token, std::string_view request_id) const;
  std::int64_t now() const { return clock_(); }
  bool needs_factor(Role role) const;
  Date today() const { return shanghai_date(clock_()); }

 private:
  Duty duty_of(bool must_change, Role role, bool has_factor, bool demo) const;
  Result<Caller> caller_of_account(db::Session& session, Id account) const;
  void note_use(const std::function<Result<std::int64_t>(db::Session&)>& note) const;

  db::Database& database_;
  const bool demo_;
  const std::vector<Role> need_factor_;
  std::int64_t (*const clock_)();
};

Result<Scope> scope_of(db::Session& session, std::int64_t org_key);

}  // namespace xt::access
