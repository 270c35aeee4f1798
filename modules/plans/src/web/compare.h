// Two readings of one plan, held against each other: another day, or what was known on another day. Pure.
#pragma once

#include <string_view>
#include <vector>

#include "plans/eval.h"

namespace xt::plans {

// worse, better: along met > on_track > behind > missed. data: there were none before, or there are none any
// more. up, down: the same state, another number.
enum class Drift : std::uint8_t { worse, better, data, down, up, same };
std::string_view code(Drift drift);

Drift drift(State before, State after);
// Of a provision: the state first, then its value, then its share.
Drift drift(const ProvisionResult& before, const ProvisionResult& after);

struct Shift {
  const ProvisionResult* before = nullptr;
  const ProvisionResult* after = nullptr;
  Drift drift = Drift::same;
};

// The judged provisions that differ, in the order of Drift, then of the plan.
std::vector<Shift> shifts(const EvalResult& before, const EvalResult& after);

// How many provisions stand in each state; permissions are not counted.
Counts judged_counts(const EvalResult& result);

}  // namespace xt::plans
