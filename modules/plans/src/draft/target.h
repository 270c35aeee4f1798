// Whether a number in a clause is a target, or a description, an ordinal, a period.
#pragma once

#include "draft/reading.h"

namespace xt::plans::drafting {

bool is_target(const Folded& text, const Reading& reading, std::size_t quantity);

}  // namespace xt::plans::drafting
