// Accounts: made by commands and by administrators, never by themselves.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "access/caller.h"
#include "auth/password.h"
#include "db/db.h"
#include "db/migrate.h"

namespace xt::access {

db::ModuleMigrations migrations();

// The account and its first post, which begins today and has no end.
struct NewAccount {
  std::string login;     // 2 … 64 of letters, digits and ._@-
  std::string password;  // auth::kMinPassword … kMaxPassword code points
  std::string name;
  Role role = Role::teacher;
  std::int64_t org_key = 0;      // a node that fits the role: school_admin a school, county_admin a county …
  std::optional<Id> teacher_id;  // required for role teacher
  bool must_change = false;      // the owner chooses a password of their own first
};

// Fields: login/…, password/…, role/scope_level, org/unknown, teacher_id/required. access.login_taken
// (conflict).
Result<Id> create_account(db::Database& database, auth::Passwords& passwords, const Actor& actor,
                          const NewAccount& account);
// Ends all sessions; the owner must choose another one at the next sign-in, because somebody else knows this
// one. access.no_account where there is none.
Status set_password(db::Database& database, auth::Passwords& passwords, const Actor& actor,
                    std::string_view login, std::string_view password);
Status deactivate(db::Database& database, const Actor& actor, std::string_view login);

// The demonstration. Such an account signs in only where the server was started with --demo; all share one
// password.
inline constexpr std::string_view kDemoPassword = "xingtan-2025";
struct DemoPost {
  Role role = Role::teacher;
  std::int64_t org_key = 0;
  std::optional<Id> teacher_id;
};
struct DemoAccount {
  std::string login;
  std::string name;
  Role role = Role::teacher;
  std::int64_t org_key = 0;
  std::optional<Id> teacher_id;
  std::string what;                 // what to look at, in Chinese
  std::vector<DemoPost> more = {};  // further posts of the same person
};
// Made or brought up to date. Refuses to touch a login that is not a demonstration's.
Status create_demo_accounts(db::Database& database, auth::Passwords& passwords, const Actor& actor,
                            const std::vector<DemoAccount>& accounts);
struct DemoRow {
  std::string login;
  std::string name;
  std::string role;
  std::string scope_name;
  std::string what;
};
Result<std::vector<DemoRow>> demo_accounts(db::Database& database);

// Whether the caller may see the work (jobs, imports) that this account asked for: their own, and for who
// administers, that of every account inside their subtree.
Result<bool> covers_account(db::Session& session, const Caller& caller, Id account);

// Remembers the key's fingerprint at the first call; afterwards access.other_key where another key is given:
// what was encrypted under the first could neither be read nor found.
Status check_key(db::Database& database, std::string_view fingerprint);

}  // namespace xt::access
