#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plans/http.h"
#include "plans/plan.h"

namespace xt::plans {

class Shelf {
 public:
  Shelf(std::vector<Plan> plans, std::optional<Date> today) : plans_(std::move(plans)), today_(today) {}
  const std::vector<Plan>& plans() const { return plans_; }
  const Plan* find(std::string_view id) const;
  Date today() const;

 private:
  std::vector<Plan> plans_;  // by id
  std::optional<Date> today_;
};

}  // namespace xt::plans
