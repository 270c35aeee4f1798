// What the running plans ask of the entities of one kind.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "plans/desk.h"

#include "words.h"

namespace xt::overview {

// One provision as it meets one entity.
struct Demand {
  const plans::Provision* provision = nullptr;
  plans::EntityValue value;
  Date due;
  std::vector<std::string> missing;
};
json::object demand_json(const Demand& demand, Date at);

// Ids of the judged provisions about entities of this kind.
std::vector<std::string> provisions_about(const plans::Plan& plan, plans::Entity kind);
// Of one entity, in the plan's own region; the most urgent first.
Result<std::vector<Demand>> demands_of(const plans::Desk& desk, const plans::Plan& plan, plans::Entity kind,
                                       Id entity, Date at);

// The demand on all hours (else credits) of most teachers over the longest window; null where a plan has
// none. Of equals the later: the particular articles follow the aims at the head of a plan.
const plans::Provision* lead_provision(const plans::Plan& plan);

}  // namespace xt::overview
