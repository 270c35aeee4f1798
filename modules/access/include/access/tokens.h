// API tokens: keys for programs. A token acts in the name of an account under one of its posts, with some of
// that role's permissions, at one node of its scope, until a day. It never manages accounts or tokens, and
// ends with the post, with the account, and when it is revoked.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "access/caller.h"
#include "access/sign_in.h"
#include "db/db.h"

namespace xt::access {

inline constexpr std::int64_t kTokenMostDays = 366;
inline constexpr std::int64_t kTokensKept = 20;  // that work, for one account
inline constexpr std::string_view kTokenPrefix = "xt_";

// What the caller may hand to a program: all that the role has, but for the permissions of this room that
// would let the program make itself more powerful.
std::vector<std::string_view> token_permissions(Role role);

struct NewToken {
  std::string name;
  std::vector<std::string> permissions;
  std::string org;  // code; "" the caller's own node
  std::int64_t days = 90;
};
struct MadeToken {
  Id id = 0;
  std::string token;  // "xt_" and 43 characters; told once
  std::int64_t expires_ms = 0;
};
// Fields: name/required, permissions/required, permissions/not_yours, days/out_of_range.
// access.outside_scope, access.too_many_tokens (conflict).
Result<MadeToken> make_token(db::Session& session, const Caller& caller, const Actor& actor,
                             const NewToken& wanted, std::int64_t now_ms);
// access.no_token (not found).
Status revoke_token(db::Session& session, const Caller& caller, const Actor& actor, Id id);

struct TokenLine {
  Id id = 0;
  std::string name;
  std::vector<std::string> permissions;
  Scope scope;
  std::int64_t created_ms = 0, expires_ms = 0, used_ms = 0;
  bool revoked = false;
};
// Of the caller's own account, the newest first.
Result<std::vector<TokenLine>> tokens(db::Session& session, const Caller& caller);

}  // namespace xt::access
