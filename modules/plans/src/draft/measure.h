// From a demand to the language: entity, filter, measure, window, target; what cannot be measured says what
// is needed.
#pragma once

#include "draft/demand.h"
#include "plans/draft.h"

namespace xt::plans::drafting {

// Everything but id, nth and the check by the compiler.
Proposal propose(const Folded& text, const Reading& reading, const Demand& demand);

}  // namespace xt::plans::drafting
