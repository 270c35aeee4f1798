// What a region's plans lack, worst first; what is due soon; what changed. Pure.
#pragma once

#include <optional>
#include <vector>

#include "plans/desk.h"

namespace xt::overview {

// How far a provision is from what it asks, 0 (there) to 1 (nothing done): the share of entities that is
// missing to the required share, in proportion to it; of one entity its value to the lower bound. nullopt
// where nothing is missing or nobody can say.
std::optional<Rational> distance(const plans::ProvisionResult& result);

struct Gap {
  const plans::Provision* provision = nullptr;
  const plans::ProvisionResult* result = nullptr;
  Rational distance;
};
// Behind and missed provisions: demands (must) before wishes (should), then the greater distance.
std::vector<Gap> gaps_of(const plans::Plan& plan, const plans::EvalResult& result);

struct Deadline {
  const plans::Provision* provision = nullptr;
  const plans::ProvisionResult* result = nullptr;
  Date due;
};
// Judged provisions due in [from, to], not fulfilled yet, the earliest first; what is due every week or month
// is left out.
std::vector<Deadline> deadlines_of(const plans::Plan& plan, const plans::EvalResult& result, Date from,
                                   Date to);

}  // namespace xt::overview
