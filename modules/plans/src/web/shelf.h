#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plans/http.h"
#include "plans/plan.h"

namespace xt::plans {

class Shelf {
 public:
  explicit Shelf(std::vector<Plan> plans) : plans_(std::move(plans)) {}
  const std::vector<Plan>& plans() const { return plans_; }
  const Plan* find(std::string_view id) const;

 private:
  std::vector<Plan> plans_;  // by id
};

}  // namespace xt::plans
