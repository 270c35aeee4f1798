#include "web/units.h"

#include <algorithm>

#include "eval/rules/state.h"

namespace xt::plans {
namespace {

void add_one(const EntityValue& value, bool sums, Unit& unit) {
  unit.counts.add(value.status);
  if (unit.counts.entities == 1) {
    unit.value = value.value;
    unit.low = value.low;
    unit.high = value.high;
    return;
  }
  unit.low = unit.high = std::nullopt;
  if (!sums || !value.value) return;
  // An entity without a value adds nothing; the counts say that it is there.
  unit.value = unit.value ? add(*unit.value, *value.value) : value.value;
}

}  // namespace

bool adds_up(const Expr& measure) {
  const auto& args = measure.args;
  switch (measure.kind) {
    case ExprKind::leaf:
      return measure.leaf != Leaf::attr && measure.leaf != Leaf::partners;
    case ExprKind::add:
    case ExprKind::subtract:
      return std::all_of(args.begin(), args.end(), adds_up);
    case ExprKind::multiply:
    case ExprKind::divide:
      return args.size() == 2 && adds_up(args[0]) && args[1].kind == ExprKind::number;
    case ExprKind::capped:
      return adds_up(args.front());
    default:
      return false;
  }
}

void add_up(const std::vector<EntityValue>& values, const Provision& provision, bool over,
            std::vector<Unit>& units) {
  const bool sums = provision.measure && adds_up(*provision.measure);
  for (const EntityValue& value : values) {
    const auto after = std::upper_bound(units.begin(), units.end(), value.org_key,
                                        [](std::int64_t key, const Unit& unit) { return key < unit.key; });
    if (after == units.begin() || std::prev(after)->key_hi < value.org_key_hi) continue;
    add_one(value, sums, *std::prev(after));
  }
  for (Unit& unit : units) {
    if (!sums && unit.counts.entities > 1) unit.value.reset();
    unit.share = rules::share_of(unit.counts);
    unit.state = rules::provision_status(unit.counts, provision.required_share, over);
  }
}

}  // namespace xt::plans
