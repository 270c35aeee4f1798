// Yearly amounts of organisations. All functions work inside the caller's transaction.
#pragma once

#include <cstdint>
#include <string>

#include "base/change.h"
#include "base/result.h"
#include "db/db.h"
#include "db/migrate.h"

namespace xt::funds {

db::ModuleMigrations migrations();

struct Row {
  std::int64_t org_key = 0;
  int year = 0;
  std::string account;  // vocab::Kind::account
  std::string payer;    // nation province city county school other; may be empty
  std::string basis;    // budget final
  std::int64_t money_fen = 0;
};

enum class Put : std::uint8_t { created, changed, unchanged };
// One amount per organisation, year, account, payer and basis; the latest stands.
// `change`: filled with what take_back needs.
Result<Put> put(db::Session& session, const Row& row, Change* change = nullptr);
// False where somebody has changed the amount since; then nothing happens.
Result<bool> take_back(db::Session& session, const Change& change);

}  // namespace xt::funds
