#include "capper.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

namespace xt::cycles {
namespace {

// What of `amount` lies above `most`, given what the cap has counted before; counts it.
std::int64_t above(std::optional<std::int64_t> most, bool once, std::int64_t& sum, std::int64_t amount) {
  if (!most) return 0;
  if (once) {
    const std::int64_t over = std::max<std::int64_t>(0, std::abs(amount) - *most);
    return amount < 0 ? -over : over;
  }
  const std::int64_t before = std::max<std::int64_t>(0, sum - *most);
  sum += amount;
  return std::max<std::int64_t>(0, sum - *most) - before;
}

}  // namespace

Amount& Capper::used(const Limit& limit, Date day) {
  const std::int64_t period = terms_.period_of(limit, day);
  for (Used& one : used_) {
    if (one.slot == limit.slot && one.period == period) return one.sum;
  }
  return used_.emplace_back(Used{limit.slot, period, {}}).sum;
}

Amount Capper::take(Date earned_on, const Reach& reach, const Amount& amount, std::vector<Cut>* cuts) {
  Amount lost;
  for (const Limit* limit : reach.limits) {
    const rules::Cap& cap = *limit->cap.part;
    const bool once = cap.per == rules::Per::once;
    Amount& sum = used(*limit, earned_on);
    const Amount more{
        above(cap.hours_x100, once, sum.hours_x100, amount.hours_x100 - lost.hours_x100),
        above(cap.credits_x100, once, sum.credits_x100, amount.credits_x100 - lost.credits_x100)};
    if (more == Amount{}) continue;
    lost += more;
    if (cuts != nullptr) cuts->push_back({limit->own ? nullptr : limit->cap.rule, &cap});
  }
  return lost;
}

}  // namespace xt::cycles
