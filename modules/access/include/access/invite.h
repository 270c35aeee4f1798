// Invitations: an administrator makes an account without a password and sends its owner a link that works
// once and for a while; whoever has it sets the password and is in. The same link, of kind reset, replaces a
// lost password.
#pragma once

#include <optional>
#include <string>

#include "access/manage.h"

namespace xt::access {

inline constexpr std::int64_t kInviteLasts_ms = 7 * kDayMs;
inline constexpr std::int64_t kResetLasts_ms = kDayMs;

struct Invitee {
  std::string login;
  std::string name;
  NewPost post;
};
struct Link {
  Id account = 0;
  std::string token;  // told once; the database keeps its hash
  std::int64_t expires_ms = 0;
};
// The errors of create_account and add_post.
Result<Link> invite(db::Session& session, const Caller& caller, const Actor& actor, const Invitee& invitee,
                    Date today, std::int64_t now_ms);
// A new link; the old one is void. For an account with a password: a reset, which ends its sessions and makes
// the old password useless at once. access.account_off (conflict) where it is switched off.
Result<Link> send_link(db::Session& session, const Change& change, std::int64_t now_ms);
// access.no_invitation (not found) where there is none.
Status withdraw_link(db::Session& session, const Change& change);

struct OpenLink {
  std::string kind;  // invite reset
  std::int64_t created_ms = 0;
  std::int64_t expires_ms = 0;
};
Result<std::optional<OpenLink>> open_link(db::Session& session, Id account);

}  // namespace xt::access
