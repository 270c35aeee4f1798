// A compiled filter or measure as one line of text, for tests and for people who look at the compiler's work:
// (all teacher.stage=primary (same-designation designation=backbone designation_level in province,city)).
#pragma once

#include <string>

#include "plans/expr.h"

namespace xt::plans {

std::string dump(const Filter& filter);
std::string dump(const Expr& expr);

}  // namespace xt::plans
