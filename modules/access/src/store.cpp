#include "store.h"

#include "orgs/key.h"

#include "access_queries.gen.h"

namespace xt::access {
namespace {

db::Args args_of(const AccountRow& row) {
  return {{"id", row.id},
          {"name", row.account.name},
          {"role", std::string(role_name(row.account.role))},
          {"org_key", row.account.org_key},
          {"key_hi", orgs::subtree(row.account.org_key).hi},
          {"teacher_id", optional_id(row.account.teacher_id)},
          {"password", row.account.password},
          {"demo", std::int64_t{row.demo ? 1 : 0}},
          {"what", row.what}};
}

}  // namespace

db::Value optional_id(const std::optional<Id>& id) {
  return id ? db::Value(*id) : db::Value();
}

Status put_account(db::Session& session, const AccountRow& row) {
  db::Args args = args_of(row);
  args.push_back({"login", row.account.login});
  args.push_back({"now", now_ms()});
  auto rows = session.exec(sql::put_account, args);
  if (rows.ok()) return {};
  if (rows.error().reason == "db.unique")
    return make_error(Code::conflict, "access.login_taken", row.account.login);
  return std::move(rows).error();
}

Status change_account(db::Session& session, const AccountRow& row) {
  XT_TRY([[maybe_unused]] const auto rows, session.exec(sql::change_account, args_of(row)));
  return {};
}

Result<std::string> level_of_org(db::Session& session, std::int64_t org_key) {
  auto row = session.one(sql::scope_of, {{"org_key", org_key}});
  if (row.ok()) return std::string(row->text(2));
  if (row.error().code == Code::not_found) return std::string();
  return std::move(row).error();
}

}  // namespace xt::access
