// Whose accounts an administrator sees.
#include <algorithm>
#include <map>

#include "access/manage.h"
#include "base/text.h"

#include "access_queries.gen.h"
#include "manage_rules.h"
#include "store.h"

namespace xt::access {
namespace {

AccountLine line_from(const db::Row& row) {
  AccountLine line;
  line.id = row.i64(0);
  line.login = row.text(1);
  line.name = row.text(2);
  line.active = row.i64(3) == 1;
  line.must_change = row.i64(4) == 1;
  line.signed_in_ms = row.i64(5);
  line.created_ms = row.i64(6);
  line.waiting = row.i64(7) == 1;
  line.factor = row.i64(8) == 1;
  return line;
}

// What somebody typed may hold the signs of a pattern.
std::string pattern_of(std::string_view text) {
  std::string out = "%";
  for (const char c : text) {
    if (c == '%' || c == '_' || c == '!') out += '!';
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out + "%";
}

db::Args args_of(const AccountFilter& filter, Date today) {
  return {{"lo", filter.under.lo},
          {"hi", filter.under.hi},
          {"day", std::int64_t{today.days()}},
          {"role", std::string(filter.role ? role_name(*filter.role) : "")},
          {"active", std::int64_t{!filter.active   ? -1
                                  : *filter.active ? 1
                                                   : 0}},
          {"teacher", filter.teacher},
          {"text", filter.text},
          {"like", pattern_of(filter.text)}};
}

// What the caller may know: whether it is theirs to change is decided by all posts, shown are those inside.
void show_to(const Caller& caller, Date today, std::vector<Post> posts, AccountLine& line) {
  line.manageable = may_manage(caller, line.id, posts, today).ok();
  std::erase_if(posts, [&](const Post& post) { return !caller.covers(post.scope.lo, post.scope.hi); });
  line.posts = std::move(posts);
}

}  // namespace

Result<AccountPage> accounts(db::Session& session, const Caller& caller, const AccountFilter& filter,
                             Date today) {
  AccountPage page;
  db::Args args = args_of(filter, today);
  XT_TRY(const db::OwnedRow total, session.one(sql::count_accounts, args));
  page.total = total.i64(0);
  args.push_back({"before", filter.before == 0 ? INT64_MAX : filter.before});
  args.push_back({"most", std::int64_t{filter.limit} + 1});
  XT_CHECK_OK(session.each(sql::accounts, args, [&](const db::Row& row) {
    page.accounts.push_back(line_from(row));
    return true;
  }));
  if (page.accounts.size() > static_cast<std::size_t>(filter.limit)) {
    page.accounts.pop_back();
    page.next = page.accounts.back().id;
  }
  std::vector<Id> ids;
  for (const AccountLine& line : page.accounts) ids.push_back(line.id);
  XT_TRY(auto posts, posts_of_many(session, ids));
  for (AccountLine& line : page.accounts) show_to(caller, today, std::move(posts[line.id]), line);
  return page;
}

Result<AccountLine> account(db::Session& session, const Caller& caller, Id id, Date today) {
  auto row = session.one(sql::account_line, {{"id", id}});
  if (!row.ok()) {
    if (row.error().code != Code::not_found) return std::move(row).error();
    return make_error(Code::not_found, "access.no_account");
  }
  AccountLine line = line_from(*row);
  XT_TRY(std::vector<Post> posts, posts_of(session, id));
  if (!touches(caller, posts, today)) return make_error(Code::not_found, "access.no_account");
  show_to(caller, today, std::move(posts), line);
  return line;
}

}  // namespace xt::access
