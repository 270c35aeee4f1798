// `xingtan ledger verify`: recomputes every chain from nothing and reports the first difference (lowest
// teacher id, lowest seq). As many threads as there are cores (four at most) take ranges of chains in turn;
// rows are streamed, memory does not grow with the ledger.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <ostream>
#include <string>

#include "base/id.h"
#include "base/result.h"
#include "db/db.h"

namespace xt::credits {

struct VerifyOptions {
  std::optional<Id> teacher;           // one chain only
  std::int64_t chains_at_once = 2048;  // a thread takes; each such range is read in a snapshot of its own
};

struct Difference {
  Id teacher = 0;
  std::int64_t seq = 0;
  // hash: a row was changed, or rows were exchanged; gap: a row is missing; tail: rows at the end are
  // missing, or were added past the head; head: the chain has no head row; reversal: it takes back what is
  // not there, or not exactly, or a second time.
  std::string what;
  std::string expected, found;
  // Of a changed row, where it can be told: the column in which one byte differs from what was hashed, and
  // the whole value that it held ("hash": the hash itself was changed, the row is sound). Empty: more than
  // one byte was changed, or rows were exchanged.
  std::string column, was;
};

struct VerifyReport {
  std::int64_t teachers = 0, entries = 0;
  std::optional<Difference> difference;
};

using Progress = std::function<void(std::int64_t entries_done)>;

Result<VerifyReport> verify(db::Database& database, const VerifyOptions& options = {},
                            const Progress& progress = {});

// The command: 0 all chains hold, 1 a difference (or an error), with a plain sentence on `out`.
int ledger_verify_command(db::Database& database, std::ostream& out, const VerifyOptions& options = {});

}  // namespace xt::credits
