#include "access/accounts.h"
#include "access/may.h"

#include "access_queries.gen.h"

namespace xt::access {

Result<bool> covers_account(db::Session& session, const Caller& caller, Id account) {
  if (account == caller.account_id) return true;
  if (!allows(caller.role, "imports.read")) return false;
  XT_TRY(const auto rows, session.all(sql::account_scope, {{"id", account}}));
  return !rows.empty() && caller.covers(rows.front().i64(0), rows.front().i64(1));
}

}  // namespace xt::access
