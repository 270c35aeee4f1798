// Which chapter of the document a provision stands in. Pure.
#pragma once

#include <string>
#include <vector>

#include "plans/plan.h"

namespace xt::plans {

struct Chapter {
  std::string title;  // as written, "二、主要任务 · （一）…"; empty before the first heading
  std::vector<const Provision*> provisions;  // in the plan's order
};

// In the order of the document, without chapters that ask for nothing.
std::vector<Chapter> chapters(const Plan& plan);

}  // namespace xt::plans
