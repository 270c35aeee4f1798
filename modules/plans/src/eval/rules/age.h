// Completed years (age, years of service) as a bound that a database can test with integers alone. Pure.
#pragma once

#include <cstdint>
#include <vector>

#include "base/date.h"

namespace xt::plans::rules {

// From `from` on, a day's latest first day with n completed years lies `days` before it.
struct DaysBack {
  Date from;
  std::int64_t days = 0;
};

// For every day of `days` (half-open, not empty), in order: completed_years(first, day) >= years exactly
// where first <= day - DaysBack.days. The distance changes only around 29 February.
std::vector<DaysBack> days_back(const Period& days, std::int64_t years);

}  // namespace xt::plans::rules
