// Rows of access_account, and the org node they stand on.
#pragma once

#include <string>

#include "access/accounts.h"

namespace xt::access {

struct AccountRow {
  Id id = 0;
  NewAccount account;  // password: the Argon2id string
  bool demo = false;
  std::string what;
};

// Inserts, or changes the row with that id.
Status put_account(db::Session& session, const AccountRow& row);
Status change_account(db::Session& session, const AccountRow& row);
db::Value optional_id(const std::optional<Id>& id);
// "" where orgs has no such node.
Result<std::string> level_of_org(db::Session& session, std::int64_t org_key);

}  // namespace xt::access
