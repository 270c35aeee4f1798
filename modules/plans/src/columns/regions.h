// The regions of a request: the plan's own, and the one that is asked, inside it.
#pragma once

#include "base/result.h"
#include "columns/snapshot/snapshot.h"
#include "eval/population.h"
#include "plans/eval.h"

namespace xt::plans::columns {

struct Regions {
  Region home;
  Region asked;
};

// Errors: not_found plans.unknown_region, invalid plans.outside_region.
Result<Regions> regions_of(const Snapshot& snapshot, const Plan& plan, const EvalRequest& request);
// Those asked for, or all. Errors: not_found plans.unknown_provision.
Result<std::vector<const Provision*>> provisions_of(const Plan& plan, const EvalRequest& request);

}  // namespace xt::plans::columns
