// The questions of the plans as SQL over the simulated province, one statement for each, for another engine
// (duckdb.mjs). Written for that engine's good: one flat row a teacher, one a school, one an entry.
#pragma once

#include <string>
#include <vector>

#include "columns/snapshot/snapshot.h"
#include "plans/eval.h"

namespace xt::bench {

// school.csv, teacher.csv, entry.csv.
void write_rows(const plans::columns::Snapshot& snapshot, const std::string& folder);

struct Statement {
  std::string plan, provision, text;
  // What the columns say of the whole region; checked where `exact`.
  bool exact = false;
  std::int64_t entities = 0, met = 0;
};
// Of demands on teachers every window begun, with the states' counts by county; of demands on organisations
// every leaf of the ledger in every window, by county. Each text once.
std::vector<Statement> statements(const plans::Plan& plan, const plans::EvalRequest& request,
                                  const plans::EvalResult& answer);

void write(const std::vector<Statement>& all, double seconds, const std::string& file);

}  // namespace xt::bench
