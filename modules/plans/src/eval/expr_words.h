// A measure in people's words, for explanations.
#pragma once

#include <string>

#include "plans/expr.h"

namespace xt::plans {

std::string in_words(const Expr& expr, bool chinese);
std::string in_words(const Filter& filter, bool chinese);

}  // namespace xt::plans
