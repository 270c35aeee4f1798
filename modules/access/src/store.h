// Rows of access_account and access_post, and the org node they stand on.
#pragma once

#include <map>
#include <span>
#include <string>

#include "access/accounts.h"
#include "access/manage.h"
#include "access/posts.h"

namespace xt::access {

struct AccountRow {
  Id id = 0;
  std::string login;
  std::string name;
  std::string password;  // the Argon2id string; "" for an account that waits for its owner
  bool demo = false;
  std::string what = {};
  bool must_change = false;
};

// Inserts, or changes the row with that id.
Status put_account(db::Session& session, const AccountRow& row);
Status change_account(db::Session& session, const AccountRow& row);
// `post.scope.lo` is enough: the subtree follows from it.
Status put_post(db::Session& session, Id account_id, const Post& post);
// By account; those without a post have none.
Result<std::map<Id, std::vector<Post>>> posts_of_many(db::Session& session, std::span<const Id> accounts);
// Fills in the names of the accounts that there are.
Status account_names(db::Session& session, std::map<Id, std::string>& names);
db::Value optional_id(const std::optional<Id>& id);
// The node of the first post: where deeds about an account belong to in the audit.
Result<std::int64_t> home_of(db::Session& session, Id account_id);
// On, or off with the end of all its sessions; audited.
Status switch_account(db::Session& session, const Actor& actor, Id id, bool active);
// What an administrator asked for, checked and made ready to be kept; the errors of add_post
// (access/manage.h).
Result<Post> wanted_post(db::Session& session, const Caller& caller, const NewPost& wanted, Date today);
// "" where orgs has no such node.
Result<std::string> level_of_org(db::Session& session, std::int64_t org_key);

}  // namespace xt::access
