// What an administrator changes of other people's accounts.
#include "access/manage.h"

#include <algorithm>

#include "access/audit.h"
#include "access/may.h"
#include "base/text.h"
#include "orgs/orgs.h"
#include "people/people.h"

#include "access_queries.gen.h"
#include "account_rules.h"
#include "manage_rules.h"
#include "store.h"

namespace xt::access {
namespace {

Error wrong(std::string name, std::string reason, std::string detail) {
  return Error{
      Code::invalid, "access.bad_post", {{std::move(name), std::move(reason), std::move(detail)}}, {}};
}

Result<std::vector<Post>> manageable(db::Session& session, const Change& change) {
  XT_TRY(std::vector<Post> posts, posts_of(session, change.account));
  XT_CHECK_OK(may_manage(change.caller, change.account, posts, change.today));
  return posts;
}

// A county, city or province must not be left without anybody who can let others in: of every such post that
// `gone` names, another account has to hold one after `last_day`.
Status leaves_somebody(db::Session& session, Id account, const std::vector<Post>& gone, Date last_day) {
  for (const Post& post : gone) {
    const bool region =
        post.role == Role::county_admin || post.role == Role::city_admin || post.role == Role::province_admin;
    if (!region || post.period.to <= last_day + 1) continue;
    XT_TRY(const db::OwnedRow row,
           session.one(sql::other_administrators, {{"account_id", account},
                                                   {"role", std::string(role_name(post.role))},
                                                   {"org_key", post.scope.lo},
                                                   {"day", std::int64_t{(last_day + 1).days()}}}));
    if (row.i64(0) == 0) return make_error(Code::conflict, "access.last_administrator", post.org_name);
  }
  return {};
}

std::string object_of(Id account) {
  return "account:" + std::to_string(account);
}

std::string state_of(const Post& post) {
  return std::string(role_name(post.role)) + "|" + std::to_string(post.scope.lo) + "|" +
         post.period.from.iso() + "|" + post.period.to.iso();
}

std::string detail_of(const Post& post) {
  return R"({"role":")" + std::string(role_name(post.role)) + "\"}";
}

}  // namespace

Result<Post> wanted_post(db::Session& session, const Caller& caller, const NewPost& wanted, Date today) {
  auto org = orgs::find(session, wanted.org);
  if (!org.ok()) {
    if (org.error().code != Code::not_found) return std::move(org).error();
    return wrong("org", "unknown", "没有这个单位或地区");
  }
  XT_CHECK_OK(within(caller, org->key, org->key_hi));
  if (!fits(wanted.role, orgs::code_of(org->level))) {
    return wrong("role", "scope_level", "角色与单位的层级不符");
  }
  if (!manages(caller.role, wanted.role)) return wrong("role", "above_own", "不能授予高于自己的角色");
  Post post;
  post.id = next_id();
  post.role = wanted.role;
  post.scope = org->subtree();
  post.period.from = wanted.from.value_or(today);
  if (wanted.last_day) post.period.to = *wanted.last_day + 1;
  if (post.period.to <= post.period.from) return wrong("to", "before_from", "最后一天早于第一天");
  if (wanted.role == Role::teacher) {
    if (!wanted.teacher_id) return wrong("teacher_id", "required", "教师岗位须对应一名教师");
    post.teacher_id = wanted.teacher_id;
    const auto works_at = people::org_of(session, *wanted.teacher_id, today);
    if (!works_at.ok() && works_at.error().code != Code::not_found) return works_at.error();
    if (!works_at.ok() || *works_at != org->key) {
      return wrong("teacher_id", "elsewhere", "这名教师不在这个单位");
    }
  }
  return post;
}

Status rename(db::Session& session, const Change& change, std::string_view name) {
  XT_TRY(const auto posts, manageable(session, change));
  XT_TRY(const db::OwnedRow row, session.one(sql::account, {{"id", change.account}}));
  const std::string before(row.text(2));
  if (auto faults = name_faults(name); !faults.empty()) {
    return Error{Code::invalid, "access.bad_account", std::move(faults), {}};
  }
  const std::string after = tidy(name);
  XT_TRY([[maybe_unused]] const auto rows,
         session.exec(sql::rename_account, {{"id", change.account}, {"name", after}}));
  return audit(session, change.actor,
               {"access.rename", object_of(change.account), posts.front().scope.lo, before, after, {}});
}

Status require_change(db::Session& session, const Change& change) {
  XT_TRY(const auto posts, manageable(session, change));
  XT_TRY([[maybe_unused]] const auto rows, session.exec(sql::require_change, {{"id", change.account}}));
  return audit(session, change.actor,
               {"access.require_change", object_of(change.account), posts.front().scope.lo, {}, {}, {}});
}

Status end_sessions(db::Session& session, const Change& change) {
  XT_TRY(const auto posts, manageable(session, change));
  XT_TRY([[maybe_unused]] const auto ended,
         session.exec(sql::drop_sessions_of, {{"account_id", change.account}}));
  return audit(session, change.actor,
               {"access.end_sessions", object_of(change.account), posts.front().scope.lo, {}, {}, {}});
}

Status drop_factor(db::Session& session, const Change& change) {
  XT_TRY(const auto posts, manageable(session, change));
  for (const auto* statement : {&sql::drop_factor, &sql::drop_recovery, &sql::drop_sessions_of}) {
    XT_TRY([[maybe_unused]] const auto rows, session.exec(*statement, {{"account_id", change.account}}));
  }
  return audit(session, change.actor,
               {"access.reset_factor", object_of(change.account), posts.front().scope.lo, "on", "off", {}});
}

Status set_active(db::Session& session, const Change& change, bool active) {
  XT_TRY(const auto posts, manageable(session, change));
  if (!active) XT_CHECK_OK(leaves_somebody(session, change.account, posts, change.today - 1));
  return switch_account(session, change.actor, change.account, active);
}

Result<Id> add_post(db::Session& session, const Change& change, const NewPost& wanted) {
  XT_TRY(const std::vector<Post> posts, manageable(session, change));
  XT_TRY(const Post post, wanted_post(session, change.caller, wanted, change.today));
  if (clashes(posts, post)) return make_error(Code::conflict, "access.same_post");
  XT_CHECK_OK(put_post(session, change.account, post));
  XT_CHECK_OK(audit(
      session, change.actor,
      {"access.add_post", object_of(change.account), post.scope.lo, {}, state_of(post), detail_of(post)}));
  return post.id;
}

Status end_post(db::Session& session, const Change& change, Id id, Date last_day) {
  XT_TRY(const std::vector<Post> posts, manageable(session, change));
  const auto found =
      std::find_if(posts.begin(), posts.end(), [&](const Post& post) { return post.id == id; });
  if (found == posts.end()) return make_error(Code::not_found, "access.no_such_post");
  // A day gone by ends it today: who held a post back then helps nobody.
  XT_CHECK_OK(leaves_somebody(session, change.account, {*found}, std::max(last_day, change.today - 1)));
  Post after = *found;
  after.period.to = std::max(after.period.from, last_day + 1);
  XT_TRY([[maybe_unused]] const auto rows,
         session.exec(
             sql::end_post,
             {{"account_id", change.account}, {"id", id}, {"to_day", std::int64_t{after.period.to.days()}}}));
  return audit(session, change.actor,
               {"access.end_post", object_of(change.account), found->scope.lo, state_of(*found),
                state_of(after), detail_of(after)});
}

}  // namespace xt::access
