// The fast evaluator: a column snapshot in memory and vectorised execution over it. The same question gives
// the same answer as `evaluate(session, plan, request)` (plans/eval.h), which stays the reference. No
// database takes part in an evaluation.
//
// Thread-safety: everything may be called from any thread. Readers never wait: an evaluation works on the
// snapshot that was current when it began, while follow() puts a newer one in place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "db/db.h"
#include "plans/eval.h"

namespace xt::plans {

struct ColumnsOptions {
  std::size_t memory_limit = 0;  // bytes that the snapshot may take, loading included; 0: no limit
  int threads = 1;               // of one evaluation
  // Entries read, entries there are; called now and then while loading.
  std::function<void(std::int64_t done, std::int64_t all)> progress;
};

struct ColumnsMemory {
  std::size_t bytes = 0;        // of the snapshot
  std::size_t entry_bytes = 0;  // of teachers, their periods and entries
  std::int64_t teachers = 0;
  std::int64_t entries = 0;
};

// How hard follow() looks for what was committed.
enum class Look : std::uint8_t {
  ledger,  // entries alone: asks an index, costs next to nothing
  marks,   // and whether the other tables changed, by counts and by sums of dates and keys
  all      // compares every teacher and reads the other tables again, whatever the marks say
};

namespace columns {
struct Snapshot;
}

class Columns {
 public:
  // Over a snapshot that somebody made (src/columns/columns_of.h).
  static std::unique_ptr<Columns> over(std::shared_ptr<const columns::Snapshot> snapshot, int threads);
  // Reads the whole database. Errors: unavailable plans.columns_memory (the limit is too small; nothing was
  // kept), plans.columns_truncated; invalid plans.columns_range.
  static Result<std::unique_ptr<Columns>> open(db::Database& database, const ColumnsOptions& options = {});
  // The same inside a transaction of the caller's.
  static Result<std::unique_ptr<Columns>> open(db::Session& session, const ColumnsOptions& options = {});
  // Whether there is room, by the numbers of rows: unavailable plans.columns_memory where not.
  static xt::Status fits(db::Database& database, const ColumnsOptions& options);
  ~Columns();
  Columns(const Columns&) = delete;
  Columns& operator=(const Columns&) = delete;

  // As plans::evaluate, errors included.
  Result<EvalResult> evaluate(const Plan& plan, const EvalRequest& request) const;
  // As plans::values_of_level.
  Result<std::vector<EntityValue>> values_of_level(const Plan& plan, const EvalRequest& request,
                                                   Entity level) const;
  // As plans::entity_names.
  std::vector<std::string> entity_names(const std::vector<EntityValue>& values) const;

  // Puts a newer snapshot in place where something was committed; true where it did. One at a time: a second
  // caller waits for the first. Where the database is lost (db::Lost) the old snapshot stays.
  Result<bool> follow(db::Database& database, Look look);
  Result<bool> follow(db::Session& session, Look look);

  bool knows_teacher(Id id) const;
  int threads() const;  // of one evaluation
  ColumnsMemory memory() const;
  // Grows whenever follow() has put a newer snapshot in place.
  std::uint64_t version() const;
  std::shared_ptr<const columns::Snapshot> snapshot() const;
  // A newer snapshot that somebody made, in the place of the one there is.
  void put(std::shared_ptr<const columns::Snapshot> snapshot);

 private:
  struct Inside;
  explicit Columns(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace xt::plans
