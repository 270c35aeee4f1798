// The second factor in the database: its secret is encrypted, its recovery codes are hashed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "auth/keyring.h"
#include "base/id.h"
#include "db/db.h"

namespace xt::access {

struct Factor {
  std::string secret;  // octets
  bool confirmed = false;
  std::int64_t last_step = 0;
  std::int64_t created_ms = 0;
};
Result<std::optional<Factor>> factor_of(db::Session& session, const auth::Keyring& keyring, Id account);

// Spends a code of the app or a recovery code; false where it is neither, or was spent before. Two at the
// same moment: one of them.
Result<bool> spend_code(db::Session& session, const auth::Keyring& keyring, Id account, std::string_view code,
                        std::int64_t now_ms);

// Ten new ones, in place of all old ones: "7XK2M-Q9R4D", 50 bits each.
Result<std::vector<std::string>> new_recovery_codes(db::Session& session, Id account);

}  // namespace xt::access
