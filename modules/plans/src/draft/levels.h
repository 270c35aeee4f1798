// 省、市、县三级; 市县两级; 各级教育行政部门: the levels a clause names together.
#pragma once

#include <string_view>
#include <vector>

#include "plans/plan.h"

namespace xt::plans::drafting {

// In the order of the text; empty where no levels are named together.
std::vector<Entity> levels_of(std::u32string_view clause);

}  // namespace xt::plans::drafting
