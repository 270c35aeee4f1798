// Making and ending accounts.
#include "access/accounts.h"
#include "access/audit.h"
#include "base/text.h"

#include "access_queries.gen.h"
#include "account_rules.h"
#include "store.h"

namespace xt::access {
namespace {

Error invalid(std::vector<FieldError> faults) {
  return Error{Code::invalid, "access.bad_account", std::move(faults), {}};
}

Result<db::OwnedRow> find(db::Session& session, std::string_view login) {
  auto row = session.one(sql::account_id_by_login, {{"login", normal_login(login)}});
  if (!row.ok() && row.error().code == Code::not_found)
    return make_error(Code::not_found, "access.no_account");
  return row;
}

}  // namespace

Result<Id> create_account(db::Database& database, auth::Passwords& passwords, const Actor& actor,
                          const NewAccount& account) {
  if (auto faults = faults_of(account); !faults.empty()) return invalid(std::move(faults));
  AccountRow row{next_id(), normal_login(account.login), tidy(account.name), {}};
  row.must_change = account.must_change;
  XT_TRY(row.password, passwords.hash(account.password));
  Post post;
  post.id = row.id;
  post.role = account.role;
  post.scope.lo = account.org_key;
  post.teacher_id = account.teacher_id;
  post.period.from = shanghai_date(now_ms());
  return database.write([&](db::Session& session) -> Result<Id> {
    XT_TRY(const std::string level, level_of_org(session, account.org_key));
    if (level.empty()) return invalid({{"org", "unknown", "没有这个单位或地区"}});
    if (!fits(account.role, level)) return invalid({{"role", "scope_level", "角色与单位的层级不符"}});
    XT_CHECK_OK(put_account(session, row));
    XT_CHECK_OK(put_post(session, row.id, post));
    const std::string after = row.login + "|" + std::string(role_name(account.role));
    XT_CHECK_OK(audit(
        session, actor,
        {"access.create_account", "account:" + std::to_string(row.id), account.org_key, {}, after, {}}));
    return row.id;
  });
}

Status set_password(db::Database& database, auth::Passwords& passwords, const Actor& actor,
                    std::string_view login, std::string_view password) {
  if (auto faults = password_faults(password); !faults.empty()) return invalid(std::move(faults));
  XT_TRY(const std::string hash, passwords.hash(password));
  return database.write([&](db::Session& session) -> Status {
    XT_TRY(const db::OwnedRow row, find(session, login));
    const Id id = row.i64(0);
    XT_TRY(
        [[maybe_unused]] const auto changed,
        session.exec(sql::set_password, {{"id", id}, {"password", hash}, {"must_change", std::int64_t{1}}}));
    XT_TRY([[maybe_unused]] const auto ended, session.exec(sql::drop_sessions_of, {{"account_id", id}}));
    XT_TRY(const std::int64_t where, home_of(session, id));
    return audit(session, actor, {"access.set_password", "account:" + std::to_string(id), where, {}, {}, {}});
  });
}

Status deactivate(db::Database& database, const Actor& actor, std::string_view login) {
  return database.write([&](db::Session& session) -> Status {
    XT_TRY(const db::OwnedRow row, find(session, login));
    return switch_account(session, actor, row.i64(0), false);
  });
}

Status switch_account(db::Session& session, const Actor& actor, Id id, bool active) {
  XT_TRY([[maybe_unused]] const auto changed,
         session.exec(sql::set_active, {{"id", id}, {"active", std::int64_t{active ? 1 : 0}}}));
  if (!active) {
    XT_TRY([[maybe_unused]] const auto ended, session.exec(sql::drop_sessions_of, {{"account_id", id}}));
  }
  XT_TRY(const std::int64_t where, home_of(session, id));
  return audit(session, actor,
               {active ? "access.reactivate" : "access.deactivate",
                "account:" + std::to_string(id),
                where,
                active ? "off" : "on",
                active ? "on" : "off",
                {}});
}

Result<std::int64_t> home_of(db::Session& session, Id account_id) {
  XT_TRY(const std::vector<Post> posts, posts_of(session, account_id));
  return posts.empty() ? std::int64_t{0} : posts.front().scope.lo;
}

}  // namespace xt::access
