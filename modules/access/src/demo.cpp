// The demonstration's accounts: one password for all, no way in unless the server was started for it.
#include "access/accounts.h"
#include "access/audit.h"

#include "access_queries.gen.h"
#include "account_rules.h"
#include "store.h"

namespace xt::access {
namespace {

Result<Id> put_one(db::Session& session, const AccountRow& row) {
  auto found = session.one(sql::account_id_by_login, {{"login", row.login}});
  if (!found.ok()) {
    if (found.error().code != Code::not_found) return std::move(found).error();
    XT_CHECK_OK(put_account(session, row));
    return row.id;
  }
  if (found->i64(1) != 1) return make_error(Code::conflict, "access.login_taken", row.login);
  AccountRow changed = row;
  changed.id = found->i64(0);
  XT_CHECK_OK(change_account(session, changed));
  return changed.id;
}

// Numbered from the account's own id on: the same demonstration loaded again keeps its posts.
Status put_posts(db::Session& session, Id account, const DemoAccount& demo) {
  XT_TRY([[maybe_unused]] const auto gone, session.exec(sql::drop_posts, {{"account_id", account}}));
  std::vector<DemoPost> wanted{{demo.role, demo.org_key, demo.teacher_id}};
  wanted.insert(wanted.end(), demo.more.begin(), demo.more.end());
  Post post;
  post.id = account;
  for (const DemoPost& one : wanted) {
    XT_TRY(const std::string level, level_of_org(session, one.org_key));
    if (!fits(one.role, level)) {
      return make_error(Code::invalid, "access.bad_account",
                        demo.login + " does not fit a node of level " + level);
    }
    post.role = one.role;
    post.scope.lo = one.org_key;
    post.teacher_id = one.teacher_id;
    XT_CHECK_OK(put_post(session, account, post));
    ++post.id;
  }
  return {};
}

}  // namespace

Status create_demo_accounts(db::Database& database, auth::Passwords& passwords, const Actor& actor,
                            const std::vector<DemoAccount>& accounts) {
  XT_TRY(const std::string password, passwords.hash(kDemoPassword));
  return database.write([&](db::Session& session) -> Status {
    for (const DemoAccount& demo : accounts) {
      const AccountRow row{next_id(), normal_login(demo.login), demo.name, password, true, demo.what};
      XT_TRY(const Id id, put_one(session, row));
      XT_CHECK_OK(put_posts(session, id, demo));
    }
    return audit(session, actor,
                 {"access.create_demo", "accounts:" + std::to_string(accounts.size()), 0, {}, {}, {}});
  });
}

Result<std::vector<DemoRow>> demo_accounts(db::Database& database) {
  return database.read([](db::Session& session) -> Result<std::vector<DemoRow>> {
    std::vector<DemoRow> rows;
    XT_CHECK_OK(session.each(sql::demo_accounts, {}, [&](const db::Row& row) {
      rows.push_back({std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)),
                      std::string(row.text(3)), std::string(row.text(4))});
      return true;
    }));
    return rows;
  });
}

}  // namespace xt::access
