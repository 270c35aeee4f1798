// What a cap speaks of, and what of its room is used.
#pragma once

#include <cstdint>
#include <string_view>

#include "rules/convert.h"
#include "rules/rule.h"
#include "rules/standing.h"

namespace xt::rules {

// id of an entry's rule and its conversion: "guangxi@1#papers".
struct Origin {
  std::string_view id, clause;
};
Origin origin_of(std::string_view rule);

struct Used {
  std::int64_t hours_x100 = 0, credits_x100 = 0;
};
Used used(const Rule& rule, const Cap& cap, Date day, const Counted& already);

}  // namespace xt::rules
