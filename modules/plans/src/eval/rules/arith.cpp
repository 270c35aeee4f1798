#include "eval/rules/arith.h"

#include <algorithm>

namespace xt::plans::rules {
namespace {

std::optional<Rational> truth(bool holds) {
  return Rational(holds ? 1 : 0);
}

std::optional<Rational> two(ExprKind kind, const Rational& a, const Rational& b) {
  switch (kind) {
    case ExprKind::add:
      return add(a, b);
    case ExprKind::subtract:
      return sub(a, b);
    case ExprKind::multiply:
      return mul(a, b);
    case ExprKind::divide:
      return div(a, b);
    case ExprKind::minimum:
      return std::min(a, b);
    case ExprKind::maximum:
      return std::max(a, b);
    case ExprKind::eq:
      return truth(a == b);
    case ExprKind::ne:
      return truth(!(a == b));
    case ExprKind::lt:
      return truth(a < b);
    case ExprKind::le:
      return truth(a <= b);
    case ExprKind::gt:
      return truth(a > b);
    case ExprKind::ge:
      return truth(a >= b);
    default:
      return std::nullopt;
  }
}

}  // namespace

Cell apply(ExprKind kind, std::span<const Cell> args, std::uint64_t no_divisor) {
  Cell out;
  for (const Cell& arg : args) out.missing |= arg.missing;
  for (const Cell& arg : args) {
    if (!arg.value) return out;
  }
  if (args.empty()) return out;
  out.value = args[0].value;
  for (std::size_t i = 1; i < args.size() && out.value; ++i) {
    if (kind == ExprKind::divide && *args[i].value == Rational(0)) out.missing |= no_divisor;
    out.value = two(kind, *out.value, *args[i].value);
  }
  return out;
}

}  // namespace xt::plans::rules
