// Signing in and staying signed in. Thread-safe.
//
// Guessing is slowed down by source, never by locking an account: failures count against the pair (login,
// address), the address, and a known browser's own cookie, each with growing delays. Whoever hammers an
// account from elsewhere slows down only themselves (OWASP Authentication Cheat Sheet, "account lockout";
// device cookies).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "access/caller.h"
#include "auth/keyring.h"
#include "auth/password.h"
#include "base/date.h"
#include "db/db.h"

namespace xt::access {

struct Source {
  std::string address;
  std::string agent;
  std::string device;  // the cookie xt_device, "" where there is none
  std::string request_id;
};

struct Scope {
  std::string code;
  std::string name;
  std::string level;
};

struct SignedIn {
  Caller caller;
  Scope scope;
  std::string token;           // for the cookie xt_session
  std::string csrf;            // for the header X-CSRF-Token
  std::string device;          // for the cookie xt_device; "" where the old one stays
  std::int64_t max_age_s = 0;  // of the session
};

// A provider of identities that people may sign in by (access/oidc.h).
struct OidcOptions {
  std::string issuer, client, secret;
  std::string name;  // as the button says it: 市教育云
};

class SignIn {
 public:
  struct Options {
    bool demo = false;
    auth::PasswordOptions passwords{};
    std::size_t throttle_entries = 100'000;
    std::int64_t (*clock)() = nullptr;                    // UTC milliseconds; null: the real one
    std::optional<auth::Keyring> keyring = std::nullopt;  // without it nobody has a second factor
    std::vector<Role> need_factor = {};                   // who must have one before anything else
    std::optional<OidcOptions> oidc = std::nullopt;
  };
  SignIn(db::Database& database, const Options& options);
  ~SignIn();

  // access.bad_credentials (401) for an unknown login as for a wrong password, in the same time;
  // access.too_many_attempts (429, field retry_after in seconds); access.no_post where none holds today.
  // With a second factor: access.code_needed (401) where the password is right and `code` is empty,
  // access.bad_code (401). A code counts once; recovery codes are codes, too.
  Result<SignedIn> sign_in(std::string_view login, std::string_view password, const Source& source,
                           std::string_view code = {});
  // Of a link (access/invite.h): who is meant. access.bad_invitation (not found): used, withdrawn, expired or
  // never sent.
  struct Invited {
    std::string login, name, kind;
    std::int64_t expires_ms = 0;
  };
  Result<Invited> invited(std::string_view token);
  // Sets the password and signs in; nullopt where a second factor is set up: then the owner signs in with it.
  // access.bad_invitation, access.bad_password (fields).
  Result<std::optional<SignedIn>> accept(std::string_view token, std::string_view password,
                                         const Source& source);
  // access.no_session (401) where the token is unknown, expired, idle too long, or the account is not active.
  Result<Caller> authenticate(std::string_view token);
  // Of an API token: access.bad_token (401).
  Result<Caller> authenticate_token(std::string_view token);
  Result<Scope> scope_of(const Caller& caller);
  // The session goes on under another post of the same account. access.no_such_post (not found).
  Result<Caller> change_post(const Caller& caller, std::string_view token, Id post,
                             std::string_view request_id);
  Status sign_out(const Caller& caller, std::string_view token, std::string_view request_id);
  bool demo() const;
  std::int64_t now() const;  // UTC milliseconds, by the clock of the options
  Date today() const;        // in Shanghai

  static std::string csrf_of(std::string_view token);

 private:
  friend class OwnAccount;
  friend class Oidc;
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace xt::access
