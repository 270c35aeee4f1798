// Forward-only migrations, compiled into the binary by tools/migrations.py from modules/*/migrations/NNNN_what.sql and
// journalled in db_migration (module, number, name, digest, applied_ms). A file whose digest differs from the journal's
// is refused: history is not rewritten. Tokens in the files: {{without_rowid}} is `WITHOUT ROWID` on SQLite and nothing
// on PostgreSQL; a file NNNN_what.postgres.sql replaces its twin on PostgreSQL.
#pragma once

#include <string_view>
#include <vector>

#include "db/db.h"

namespace xt::db {

struct Migration {
  int number;
  std::string_view name;
  std::string_view sqlite;
  std::string_view postgres;
};

struct ModuleMigrations {
  std::string_view module;
  std::vector<Migration> migrations;
};

// Applies what is missing, module by module in the order given, each migration in its own transaction; safe when two
// processes start at once. Answers how many were applied.
Result<int> migrate(Database& database, const std::vector<ModuleMigrations>& modules);

}  // namespace xt::db
