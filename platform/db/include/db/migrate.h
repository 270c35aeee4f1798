// Forward-only migrations, compiled into the binary by tools/migrations.py from
// modules/*/migrations/NNNN_what.sql and journalled in db_migration (module, number, name, digest,
// applied_ms). A file whose digest differs from the journal's is refused: history is not rewritten. Tokens in
// the files: {{without_rowid}} is `WITHOUT ROWID` on SQLite and nothing on PostgreSQL; a file
// NNNN_what.postgres.sql replaces its twin on PostgreSQL.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "db/db.h"

namespace xt::db {

struct Migration {
  int number;
  std::string_view name;
  std::string_view sqlite;
  std::string_view postgres;
  std::string_view digest;  // SHA-256 hex of both texts
};

struct ModuleMigrations {
  std::string_view module;
  std::vector<Migration> migrations;
};

// Applies what is missing, module by module in the order given, each migration in its own transaction; safe
// when two processes start at once. Answers how many were applied. Code::conflict db.migration_changed where
// an applied migration's digest differs (note: which).
//
// tools/migrations.py defines `xt::db::ModuleMigrations xt::<room>::migrations()` for every room that has a
// migrations folder; the room declares it in a public header.
Result<int> migrate(Database& database, const std::vector<ModuleMigrations>& modules);

// Tables, columns, indexes and views, one a line and sorted: for golden dumps (docs/schema/).
Result<std::string> dump_schema(Database& database);

}  // namespace xt::db
