// What lies above a cycle's caps, entry by entry. Pure. Entries come by day; a reversal gives room back. What
// each entry loses sums up to what the whole is above the cap, whatever the order of awards and reversals.
#pragma once

#include <map>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "cycles/account.h"

namespace xt::cycles {

struct Marks {
  std::string_view mode, level, category;
};

class Capper {
 public:
  // `cycle` outlives the capper. For one teacher.
  explicit Capper(const Cycle& cycle) : cycle_(cycle), used_(cycle.caps.size()) {}
  // What of `amount` does not count.
  Amount take(Date earned_on, const Marks& marks, Amount amount);

 private:
  std::int64_t year_of(Date day) const;
  const Cycle& cycle_;
  std::vector<std::map<std::int64_t, std::int64_t>> used_;  // per cap: by year (0 for the cycle)
};

}  // namespace xt::cycles
