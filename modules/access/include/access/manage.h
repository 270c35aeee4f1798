// Administering other people's accounts. Who does it is the caller, cut to their subtree: an account is
// theirs to change where every post of it that has not ended lies in the subtree and has no role above their
// own, and never their own account. Each change is one transaction with its audit.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/posts.h"
#include "base/date.h"
#include "db/db.h"

namespace xt::access {

// Whether an administrator of that role may give, change and take away posts of the other.
bool manages(Role administrator, Role other);

struct AccountFilter {
  std::string text;          // part of the login or the name; "" all
  std::optional<Role> role;  // of a post inside `under`
  std::optional<bool> active;
  Id teacher = 0;        // only the account of this person; 0 all
  orgs::KeyRange under;  // inside the caller's subtree
  Id before = 0;         // only ids below: the cursor; 0 from the newest
  int limit = 50;
};
struct AccountLine {
  Id id = 0;
  std::string login;
  std::string name;
  bool active = true;
  bool waiting = false;      // has no password yet: the invitation was not taken up
  bool must_change = false;  // at the next sign-in
  bool factor = false;       // signs in with a second factor
  std::int64_t signed_in_ms = 0;
  std::int64_t created_ms = 0;
  std::vector<Post> posts;  // inside the caller's subtree
  bool manageable = false;  // the caller may change it
};
struct AccountPage {
  std::vector<AccountLine> accounts;
  std::optional<Id> next;
  std::int64_t total = 0;
};
// Newest first.
Result<AccountPage> accounts(db::Session& session, const Caller& caller, const AccountFilter& filter,
                             Date today);
// access.no_account where it has no post in the caller's subtree.
Result<AccountLine> account(db::Session& session, const Caller& caller, Id id, Date today);

// All below: access.no_account; access.own_account, access.not_manageable (forbidden).
struct Change {
  Caller caller;
  Actor actor;
  Id account = 0;
  Date today;
};
Status rename(db::Session& session, const Change& change, std::string_view name);
// The next thing its owner does is to choose a password: until then everything else is refused.
Status require_change(db::Session& session, const Change& change);
Status end_sessions(db::Session& session, const Change& change);
// For somebody who lost phone and recovery codes; ends all sessions too.
Status drop_factor(db::Session& session, const Change& change);
// Off ends all sessions. access.last_administrator (conflict) where a county, city or province would be left
// without one; so does end_post.
Status set_active(db::Session& session, const Change& change, bool active);

struct NewPost {
  Role role = Role::teacher;
  std::string org;  // code
  std::optional<Id> teacher_id;
  std::optional<Date> from;      // today where not said
  std::optional<Date> last_day;  // inclusive
};
// Fields: org/unknown, role/scope_level, role/above_own, teacher_id/required, teacher_id/elsewhere,
// to/before_from. access.outside_scope; access.same_post (conflict) where it overlaps the same role at the
// same node.
Result<Id> add_post(db::Session& session, const Change& change, const NewPost& post);
// The last day on which it holds; yesterday or earlier ends it at once. access.no_such_post.
Status end_post(db::Session& session, const Change& change, Id post, Date last_day);

}  // namespace xt::access
