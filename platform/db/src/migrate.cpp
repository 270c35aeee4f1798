#include "db/migrate.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "base/id.h"

namespace xt::db {
namespace {

constexpr const char* kJournal =
    "CREATE TABLE IF NOT EXISTS db_migration (module TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT "
    "NULL,"
    " digest TEXT NOT NULL, applied_ms BIGINT NOT NULL, PRIMARY KEY (module, number))";

// Two processes that start at once may both try; on PostgreSQL the loser sees a unique violation in the
// catalogue, or that the table's type exists already, depending on how far the other is. Then it is there.
Status make_journal(Database& database) {
  Status status;
  for (int i = 0; i < 3; ++i) {
    status = database.write([](Session& s) { return s.script(kJournal); });
    if (status.ok()) return status;
  }
  return status;
}

// Whoever holds the lock is alone. LOCK TABLE takes no snapshot, so what follows sees what the others
// committed; an advisory lock asked for in a SELECT would wait with an old snapshot in hand.
Status lock_journal(Session& s) {
  if (s.engine() == Engine::sqlite) return {};  // BEGIN IMMEDIATE has the lock
  XT_CHECK_OK(s.script("SET LOCAL statement_timeout = 0"));
  return s.script("LOCK TABLE db_migration IN SHARE ROW EXCLUSIVE MODE");
}

Result<bool> apply(Session& s, std::string_view module, const Migration& migration) {
  XT_CHECK_OK(lock_journal(s));
  const std::string label = std::string(module) + " " + std::to_string(migration.number);
  XT_TRY(const auto journal,
         s.all(Sql{"SELECT digest FROM db_migration WHERE module = :module AND number = :number"},
               {{"module", std::string(module)}, {"number", std::int64_t{migration.number}}}));
  if (!journal.empty()) {
    if (journal[0].text(0) == migration.digest) return false;
    return make_error(Code::conflict, "db.migration_changed", label + " differs from what was applied");
  }
  XT_CHECK_OK(s.script(s.engine() == Engine::sqlite ? migration.sqlite : migration.postgres));
  auto written = s.exec(Sql{"INSERT INTO db_migration (module, number, name, digest, applied_ms)"
                            " VALUES (:module, :number, :name, :digest, :now)"},
                        {{"module", std::string(module)},
                         {"number", std::int64_t{migration.number}},
                         {"name", std::string(migration.name)},
                         {"digest", std::string(migration.digest)},
                         {"now", now_ms()}});
  if (!written.ok()) return std::move(written).error();
  return true;
}

// Whether every migration stands in the journal as it is. Only reads: while somebody writes for minutes, as
// an import does, others must be able to begin.
Result<bool> up_to_date(Session& s, const std::vector<ModuleMigrations>& modules) {
  XT_TRY(const auto table,
         s.one(Sql{s.engine() == Engine::sqlite
                       ? "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'db_migration'"
                       : "SELECT COUNT(to_regclass('db_migration'))"}));
  if (table.i64(0) == 0) return false;
  XT_TRY(const auto rows, s.all(Sql{"SELECT module, number, digest FROM db_migration"}));
  std::map<std::pair<std::string, std::int64_t>, std::string> journal;
  for (const Row& row : rows) journal.emplace(std::pair(std::string(row.text(0)), row.i64(1)), row.text(2));
  for (const ModuleMigrations& module : modules) {
    for (const Migration& migration : module.migrations) {
      const auto found = journal.find({std::string(module.module), std::int64_t{migration.number}});
      if (found == journal.end() || found->second != migration.digest) return false;
    }
  }
  return true;
}

}  // namespace

Result<int> migrate(Database& database, const std::vector<ModuleMigrations>& modules) {
  XT_TRY(const bool done, database.read([&](Session& s) { return up_to_date(s, modules); }));
  if (done) return 0;
  XT_CHECK_OK(make_journal(database));
  int applied = 0;
  for (const ModuleMigrations& module : modules) {
    for (const Migration& migration : module.migrations) {
      XT_TRY(const bool fresh,
             database.write([&](Session& s) { return apply(s, module.module, migration); }));
      applied += fresh ? 1 : 0;
    }
  }
  return applied;
}

}  // namespace xt::db
