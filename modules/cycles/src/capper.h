// What lies above the caps, entry by entry. Pure. Entries come by day; a reversal gives room back. What each
// entry loses sums up to what the whole is above the cap, whatever the order of awards and reversals.
#pragma once

#include <cstdint>
#include <vector>

#include "terms.h"

namespace xt::cycles {

class Capper {
 public:
  // `terms` outlives the capper. For one teacher.
  explicit Capper(const Terms& terms) : terms_(terms) {}
  // What of `amount` does not count; `cuts` (may be null) gets the caps that took something.
  Amount take(Date earned_on, const Reach& reach, const Amount& amount, std::vector<Cut>* cuts = nullptr);

 private:
  struct Used {
    std::size_t slot = 0;
    std::int64_t period = 0;
    Amount sum;
  };
  Amount& used(const Limit& limit, Date day);
  const Terms& terms_;
  std::vector<Used> used_;
};

}  // namespace xt::cycles
