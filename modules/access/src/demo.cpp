// The demonstration's accounts: one password for all, no way in unless the server was started for it.
#include "access/accounts.h"
#include "access/audit.h"

#include "access_queries.gen.h"
#include "account_rules.h"
#include "store.h"

namespace xt::access {
namespace {

Status put_one(db::Session& session, const AccountRow& row) {
  auto found = session.one(sql::account_id_by_login, {{"login", row.account.login}});
  if (!found.ok()) {
    if (found.error().code != Code::not_found) return std::move(found).error();
    return put_account(session, row);
  }
  if (found->i64(1) != 1) return make_error(Code::conflict, "access.login_taken", row.account.login);
  AccountRow changed = row;
  changed.id = found->i64(0);
  return change_account(session, changed);
}

}  // namespace

Status create_demo_accounts(db::Database& database, auth::Passwords& passwords, const Actor& actor,
                            const std::vector<DemoAccount>& accounts) {
  XT_TRY(const std::string password, passwords.hash(kDemoPassword));
  return database.write([&](db::Session& session) -> Status {
    for (const DemoAccount& demo : accounts) {
      AccountRow row;
      row.id = next_id();
      row.account = {normal_login(demo.login), password, demo.name, demo.role, demo.org_key, demo.teacher_id};
      row.demo = true;
      row.what = demo.what;
      XT_TRY(const std::string level, level_of_org(session, demo.org_key));
      if (!fits(demo.role, level)) {
        return make_error(Code::invalid, "access.bad_account",
                          demo.login + " does not fit a node of level " + level);
      }
      XT_CHECK_OK(put_one(session, row));
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
