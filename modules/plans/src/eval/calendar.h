// Terms of the regions: the nearest region at or above an organisation that has a row for a school year
// speaks for it.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <unordered_map>

#include "base/date.h"
#include "base/result.h"
#include "db/db.h"
#include "eval/population.h"
#include "eval/rules/windows.h"

namespace xt::plans {

struct SchoolTerms {
  rules::Terms terms;          // in order
  std::set<int> school_years;  // that have a row: 2023 = 2023-09-01 … 2024-08-31

  // Every school year that `days` touches has a row.
  bool knows(const Period& days) const;
};

class Calendar {
 public:
  static Result<Calendar> read(db::Session& session, const Region& region);
  // Rows come sorted by key, school year, first day.
  void add(std::int64_t key, int school_year, const Period& term);
  const SchoolTerms& of(std::int64_t key);

 private:
  std::map<std::int64_t, std::map<int, rules::Terms>> rows_;  // region key -> school year -> terms
  std::unordered_map<std::int64_t, SchoolTerms> known_;
};

// The keys of the county, city, province and nation that hold `key`, nearest first; GB/T 2260 makes them
// arithmetic.
std::vector<std::int64_t> regions_above(std::int64_t key);

}  // namespace xt::plans
