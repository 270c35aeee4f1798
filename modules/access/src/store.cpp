#include "store.h"

#include <algorithm>

#include "access_queries.gen.h"

namespace xt::access {
namespace {

db::Args args_of(const AccountRow& row) {
  return {{"id", row.id},
          {"name", row.name},
          {"password", row.password},
          {"demo", std::int64_t{row.demo ? 1 : 0}},
          {"what", row.what}};
}

Post post_from(const db::Row& row) {
  Post post;
  post.id = row.i64(0);
  post.role = parse_role(row.text(1)).value_or(Role::teacher);
  post.scope = {row.i64(2), row.i64(3)};
  if (!row.null(4)) post.teacher_id = row.i64(4);
  post.period = {Date(static_cast<std::int32_t>(row.i64(5))), Date(static_cast<std::int32_t>(row.i64(6)))};
  post.org_code = row.text(7);
  post.org_name = row.text(8);
  post.org_level = row.text(9);
  return post;
}

// One statement for each 400 ids.
template <class F>
Status each_in(db::Session& session, std::string_view head, std::string_view tail, std::span<const Id> ids,
               F&& f) {
  constexpr std::size_t at_once = 400;
  for (std::size_t start = 0; start < ids.size(); start += at_once) {
    const auto part = ids.subspan(start, std::min(at_once, ids.size() - start));
    std::vector<std::string> names;
    for (std::size_t i = 0; i < part.size(); ++i) names.push_back("a" + std::to_string(i));
    db::Args args;
    std::string list;
    for (std::size_t i = 0; i < part.size(); ++i) {
      args.push_back({names[i], part[i]});
      list += (i == 0 ? ":" : ", :") + names[i];
    }
    const db::Sql sql{std::string(head) + list + std::string(tail)};
    XT_CHECK_OK(session.each(sql, args, [&](const db::Row& row) {
      f(row);
      return true;
    }));
  }
  return {};
}

}  // namespace

db::Value optional_id(const std::optional<Id>& id) {
  return id ? db::Value(*id) : db::Value();
}

Status put_account(db::Session& session, const AccountRow& row) {
  db::Args args = args_of(row);
  args.push_back({"login", row.login});
  args.push_back({"must_change", std::int64_t{row.must_change ? 1 : 0}});
  args.push_back({"now", now_ms()});
  auto rows = session.exec(sql::put_account, args);
  if (rows.ok()) return {};
  if (rows.error().reason == "db.unique") {
    return Error{Code::conflict,
                 "access.login_taken",
                 {{"login", "taken", "这个登录名已被使用，请换一个"}},
                 row.login};
  }
  return std::move(rows).error();
}

Status change_account(db::Session& session, const AccountRow& row) {
  XT_TRY([[maybe_unused]] const auto rows, session.exec(sql::change_account, args_of(row)));
  return {};
}

Status put_post(db::Session& session, Id account_id, const Post& post) {
  XT_TRY([[maybe_unused]] const auto rows,
         session.exec(sql::put_post, {{"account_id", account_id},
                                      {"id", post.id},
                                      {"role", std::string(role_name(post.role))},
                                      {"org_key", post.scope.lo},
                                      {"key_hi", orgs::subtree(post.scope.lo).hi},
                                      {"teacher_id", optional_id(post.teacher_id)},
                                      {"from_day", std::int64_t{post.period.from.days()}},
                                      {"to_day", std::int64_t{post.period.to.days()}}}));
  return {};
}

Result<std::vector<Post>> posts_of(db::Session& session, Id account_id) {
  std::vector<Post> posts;
  XT_CHECK_OK(session.each(sql::posts_of, {{"account_id", account_id}}, [&](const db::Row& row) {
    posts.push_back(post_from(row));
    return true;
  }));
  return posts;
}

Result<std::vector<orgs::KeyRange>> places_in_use(db::Session& session, std::size_t most) {
  std::vector<orgs::KeyRange> out;
  XT_CHECK_OK(
      session.each(sql::places_in_use, {{"most", static_cast<std::int64_t>(most)}}, [&](const db::Row& row) {
        out.push_back({row.i64(0), row.i64(1)});
        return true;
      }));
  return out;
}

Result<std::map<Id, std::vector<Post>>> posts_of_many(db::Session& session, std::span<const Id> accounts) {
  std::map<Id, std::vector<Post>> out;
  XT_CHECK_OK(each_in(session,
                      "SELECT p.id, p.role, p.org_key, p.key_hi, p.teacher_id, p.from_day, p.to_day, o.code, "
                      "o.name, o.level, p.account_id FROM access_post p LEFT JOIN orgs_pub_org o ON o.key = "
                      "p.org_key WHERE p.account_id IN (",
                      ") ORDER BY p.account_id, p.id", accounts,
                      [&](const db::Row& row) { out[row.i64(10)].push_back(post_from(row)); }));
  return out;
}

Status account_names(db::Session& session, std::map<Id, std::string>& names) {
  std::vector<Id> ids;
  for (const auto& [id, _] : names) ids.push_back(id);
  return each_in(session, "SELECT id, name FROM access_account WHERE id IN (", ")", ids,
                 [&](const db::Row& row) { names[row.i64(0)] = row.text(1); });
}

Result<std::string> level_of_org(db::Session& session, std::int64_t org_key) {
  auto row = session.one(sql::scope_of, {{"org_key", org_key}});
  if (row.ok()) return std::string(row->text(2));
  if (row.error().code == Code::not_found) return std::string();
  return std::move(row).error();
}

Status follow_merge(db::Session& session, Id keep, Id drop) {
  XT_TRY([[maybe_unused]] const auto moved,
         session.exec(sql::follow_merge, {{"keep", keep}, {"drop", drop}}));
  return {};
}

}  // namespace xt::access
