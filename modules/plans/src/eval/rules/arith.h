// The arithmetic of measures (Meaning 7 and 9): exact, and undefined as soon as an operand is. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "base/rational.h"
#include "plans/expr.h"

namespace xt::plans::rules {

// A value and why there is none: bits into the names of missing sources.
struct Cell {
  std::optional<Rational> value;
  std::uint64_t missing = 0;
};

// add … divide, minimum, maximum and the comparisons. `no_divisor` is the bit that a division by zero leaves.
Cell apply(ExprKind kind, std::span<const Cell> args, std::uint64_t no_divisor);

}  // namespace xt::plans::rules
