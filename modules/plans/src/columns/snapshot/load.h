// From a database to a snapshot: the views *_pub_* of orgs, people, credits, registry, funds and research, in
// one read transaction, so that the snapshot is one moment even while an import runs.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

#include "base/result.h"
#include "columns/snapshot/snapshot.h"
#include "db/db.h"

namespace xt::plans::columns {

struct LoadOptions {
  std::size_t memory_limit = 0;  // bytes the snapshot may take, loading included; 0: no limit
  // Entries read and entries there are; called now and then.
  std::function<void(std::int64_t done, std::int64_t all)> progress;
};

// Errors: unavailable plans.columns_memory (would pass the limit: the note says how much is wanted), invalid
// plans.columns_range (a day or a word that the columns cannot hold), plans.columns_truncated (the database
// gave fewer entries than it has).
Result<std::shared_ptr<const Snapshot>> load_snapshot(db::Session& session, const LoadOptions& options = {});

// Whether the limit lets the database in, by its numbers of rows: plans.columns_memory.
xt::Status fits(db::Session& session, const LoadOptions& options);

// Only the tables that are not kept by teacher. `before` (may be null): what is the same as there is shared;
// what shall not be read is taken from there.
struct Wanted {
  bool items = true, money = true, sessions = true;
};
Result<std::shared_ptr<const SmallTables>> load_tables(db::Session& session, Growing<Words>& words,
                                                       const std::unordered_map<Id, Id>& speakers,
                                                       const SmallTables* before, const Wanted& wanted = {});
Result<std::shared_ptr<const Orgs>> load_orgs(db::Session& session, std::shared_ptr<const Orgs> before);

// Numbers and lengths that change when the tables do; tables_mark: a line for each table, in the order of its
// statement.
Result<std::string> people_mark(db::Session& session);
Result<std::string> tables_mark(db::Session& session);

}  // namespace xt::plans::columns
