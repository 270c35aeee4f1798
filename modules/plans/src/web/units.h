// The entities of a region, added up for the units directly below it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "orgs/orgs.h"
#include "plans/eval.h"

namespace xt::plans {

struct UnitFigures {
  Counts counts;
  std::optional<Rational> share, value;
  std::optional<Rational> low, high;  // where the unit has one entity
  State state = State::no_data;
};

struct Unit : UnitFigures {
  std::string code;
  std::string name;
  std::string level;
  std::int64_t key = 0;
  std::int64_t key_hi = 0;

  UnitFigures& figures() { return *this; }
  const UnitFigures& figures() const { return *this; }
};

// Whether the values of several entities may be added: sums and counts may, ratios may not.
bool adds_up(const Expr& measure);

// Fills counts, share, value and state of units that do not overlap, sorted by key.
void add_up(const std::vector<EntityValue>& values, const Provision& provision, bool over,
            std::vector<Unit>& units);

// The units directly below a region that exist on `at`, without figures, sorted by key; empty below a school.
Result<std::vector<Unit>> units_below(db::Session& session, const orgs::Org& under, Date at);

}  // namespace xt::plans
