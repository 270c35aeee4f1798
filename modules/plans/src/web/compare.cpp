#include "web/compare.h"

#include <algorithm>
#include <array>

namespace xt::plans {
namespace {

Drift by_number(const std::optional<Rational>& before, const std::optional<Rational>& after) {
  if (!before || !after || *before == *after) return Drift::same;
  return *after < *before ? Drift::down : Drift::up;
}

}  // namespace

std::string_view code(Drift drift) {
  constexpr std::array<std::string_view, 6> kCodes{"worse", "better", "data", "down", "up", "same"};
  return kCodes[static_cast<std::size_t>(drift)];
}

Drift drift(State before, State after) {
  if (before == after) return Drift::same;
  if (before == State::no_data || after == State::no_data) return Drift::data;
  return after > before ? Drift::worse : Drift::better;
}

Drift drift(const ProvisionResult& before, const ProvisionResult& after) {
  const Drift state = drift(before.status, after.status);
  if (state != Drift::same) return state;
  const Drift value = by_number(before.value, after.value);
  return value != Drift::same ? value : by_number(before.share, after.share);
}

std::vector<Shift> shifts(const EvalResult& before, const EvalResult& after) {
  std::vector<Shift> out;
  for (const ProvisionResult& now : after.provisions) {
    if (now.strength == Strength::may) continue;
    const auto then = std::find_if(before.provisions.begin(), before.provisions.end(),
                                   [&](const ProvisionResult& p) { return p.id == now.id; });
    if (then == before.provisions.end()) continue;
    const Drift change = drift(*then, now);
    if (change != Drift::same) out.push_back({&*then, &now, change});
  }
  std::stable_sort(out.begin(), out.end(), [](const Shift& a, const Shift& b) { return a.drift < b.drift; });
  return out;
}

Counts judged_counts(const EvalResult& result) {
  Counts out;
  for (const ProvisionResult& p : result.provisions) {
    if (p.strength != Strength::may) out.add(p.status);
  }
  return out;
}

}  // namespace xt::plans
