// Running the cases of a plan: each world goes through the importers into a throw-away database, and both
// evaluators are held against what is expected and against each other.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "db/migrate.h"
#include "plans/cases.h"

namespace xt::plans {

struct Difference {
  Place place;            // of the expectation in cases.toml
  std::string provision;  // empty: the world itself
  std::string what;       // "status", "share", "entity 4501…", "status (columns)", "sql = columns" …
  std::string expected, found;
};

// `migrations` of every room, upstream first. No differences: the case holds.
Result<std::vector<Difference>> run_case(const Plan& plan, const Case& one,
                                         const std::vector<db::ModuleMigrations>& migrations);

}  // namespace xt::plans
