// What people do about their own account: the password, the second factor, the sessions on their devices.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/sign_in.h"

namespace xt::access {

struct OwnSession {
  Id id = 0;
  std::int64_t created_ms = 0;
  std::int64_t seen_ms = 0;
  std::string address;
  std::string agent;
  bool present = false;  // the one that asks
};
struct Security {
  bool factor = false;    // a second factor is set up and confirmed
  bool required = false;  // the role demands one
  std::int64_t factor_since_ms = 0;
  std::int64_t recovery_left = 0;
  std::vector<OwnSession> sessions;  // the latest first
};

struct NewFactor {
  std::string secret;  // base32, to be typed where no camera is at hand
  std::string uri;     // for the QR code
};

// Who asks, and from where: throttled like a sign-in.
struct Own {
  Caller caller;
  std::string request_id;
};

class OwnAccount {
 public:
  explicit OwnAccount(SignIn& sign_in) : sign_in_(sign_in) {}

  // Other sessions end. access.wrong_password, access.bad_password (fields), access.too_many_attempts.
  Status change_password(const Own& own, std::string_view old_password, std::string_view new_password);

  Result<Security> security(const Caller& caller);
  // access.no_such_session (not found).
  Status end_session(const Own& own, Id session);
  Status end_other_sessions(const Own& own);

  // Setting up: first the secret is shown, then a code of it proves that the app has it. A demonstration's
  // account has none, because all the world shares it: access.demo_account. access.has_factor (conflict).
  Result<NewFactor> begin_factor(const Own& own, std::string_view password);
  // Ten recovery codes, told once. access.bad_code, access.no_factor.
  Result<std::vector<std::string>> confirm_factor(const Own& own, std::string_view code);
  Status drop_factor(const Own& own, std::string_view password);
  Result<std::vector<std::string>> renew_recovery(const Own& own, std::string_view password);

 private:
  SignIn& sign_in_;
};

}  // namespace xt::access
