// Every proposal is put before the compiler; what it refuses keeps its quote and says what is needed instead.
#pragma once

#include <vector>

#include "plans/draft.h"

namespace xt::plans::drafting {

void verify(std::vector<Proposal>& proposals);

}  // namespace xt::plans::drafting
