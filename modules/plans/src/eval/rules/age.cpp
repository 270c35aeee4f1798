#include "eval/rules/age.h"

#include <algorithm>

namespace xt::plans::rules {
namespace {

constexpr std::int64_t kMostYears = 200;

// The latest first day with `years` completed on `day`. Somebody of 29 February completes on 1 March where
// the year has no such day, so on 29 February the last day of February is the bound.
Date bound(Date day, int years) {
  const Ymd p = day.ymd();
  const Date same = Date::of(p.year - years, p.month, p.day);
  return completed_years(same, day) >= years ? same : same - 1;
}

}  // namespace

std::vector<DaysBack> days_back(const Period& days, std::int64_t years) {
  const int n = static_cast<int>(std::clamp<std::int64_t>(years, 0, kMostYears));
  std::vector<DaysBack> out;
  for (Date day = days.from; day < days.to; day = day + 1) {
    const std::int64_t distance = day - bound(day, n);
    if (out.empty() || out.back().days != distance) out.push_back({day, distance});
  }
  return out;
}

}  // namespace xt::plans::rules
