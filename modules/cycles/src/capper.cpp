#include "capper.h"

#include <algorithm>

namespace xt::cycles {
namespace {

bool meets(const Cap& cap, const Marks& marks) {
  if (cap.field == "all") return true;
  if (cap.field == "mode") return cap.value == marks.mode;
  if (cap.field == "level") return cap.value == marks.level;
  return cap.value == marks.category;
}

}  // namespace

std::int64_t Capper::year_of(Date day) const {
  std::int64_t n = 0;
  while (cycle_.year(static_cast<int>(n)).to <= day) ++n;
  return n;
}

Amount Capper::take(Date earned_on, const Marks& marks, Amount amount) {
  Amount lost;
  for (std::size_t i = 0; i < cycle_.caps.size(); ++i) {
    const Cap& cap = cycle_.caps[i];
    if (!meets(cap, marks)) continue;
    const bool hours = cap.quantity == "hours";
    std::int64_t& sum = used_[i][cap.per == "year" ? year_of(earned_on) : 0];
    const std::int64_t left =
        hours ? amount.hours_x100 - lost.hours_x100 : amount.credits_x100 - lost.credits_x100;
    const std::int64_t before = std::max<std::int64_t>(0, sum - cap.most_x100);
    sum += left;
    const std::int64_t above = std::max<std::int64_t>(0, sum - cap.most_x100) - before;
    (hours ? lost.hours_x100 : lost.credits_x100) += above;
  }
  return lost;
}

}  // namespace xt::cycles
