// Targets, states and shares (docs/plan-language.md, Meaning 4 to 6). Pure; exact.
#pragma once

#include <cstdint>
#include <optional>

#include "base/rational.h"
#include "plans/eval.h"
#include "plans/plan.h"

namespace xt::plans::rules {

// target × served ÷ days of the uncut window, half up to 0.01. nullopt: does not fit in 63 bits.
std::optional<Rational> prorated(const Rational& target, int served_days, int window_days);

struct Target {
  Comparison comparison = Comparison::none;
  Rational low;
  Rational high;
};

// D and E of rule 5: days of the window, and those elapsed counting `at`; of the served days where prorated.
struct Clock {
  bool over = false;
  int days = 0;
  int elapsed = 0;
};

State entity_status(const std::optional<Rational>& value, const Target& target, Pace pace,
                    const Clock& clock);

// value needed by now to be on track: target × E ÷ D.
std::optional<Rational> needed_by_now(const Rational& target, const Clock& clock);

State provision_status(const Counts& counts, const Rational& required_share, bool over);

// met ÷ entities; nullopt without entities.
std::optional<Rational> share_of(const Counts& counts);

}  // namespace xt::plans::rules
