#include "eval/rules/state.h"

#include <algorithm>

namespace xt::plans::rules {
namespace {

State at_least(const Rational& value, const Rational& target, Pace pace, const Clock& clock) {
  if (value >= target) return State::met;
  if (clock.over) return State::missed;
  if (pace == Pace::none) return State::behind;
  const auto reached = mul(value, Rational(clock.days));
  const auto wanted = mul(target, Rational(clock.elapsed));
  return reached && wanted && *reached >= *wanted ? State::on_track : State::behind;
}

State at_most(const Rational& value, const Rational& target, const Clock& clock) {
  if (value > target) return State::missed;
  return clock.over ? State::met : State::on_track;
}

// Both bounds hold only as far as the worse of the two does.
State worse(State a, State b) {
  return std::max(a, b);
}
static_assert(State::met < State::on_track && State::on_track < State::behind &&
              State::behind < State::missed);

bool reaches(std::int64_t some, std::int64_t all, const Rational& share) {
  const auto part = Rational::of(some, all);
  return part && *part >= share;
}

}  // namespace

std::optional<Rational> prorated(const Rational& target, int served_days, int window_days) {
  const auto part = mul(target, Rational(served_days));
  if (!part || window_days <= 0) return std::nullopt;
  const auto share = div(*part, Rational(window_days));
  if (!share) return std::nullopt;
  const auto hundredths = mul_div_half_up(share->num(), 100, share->den());
  return hundredths ? Rational::of(*hundredths, 100) : std::nullopt;
}

State entity_status(const std::optional<Rational>& value, const Target& target, Pace pace,
                    const Clock& clock) {
  if (!value) return State::no_data;
  switch (target.comparison) {
    case Comparison::at_least:
      return at_least(*value, target.low, pace, clock);
    case Comparison::at_most:
      return at_most(*value, target.high, clock);
    case Comparison::between:
      return worse(at_least(*value, target.low, pace, clock), at_most(*value, target.high, clock));
    case Comparison::none:
      break;
  }
  return State::no_data;
}

std::optional<Rational> needed_by_now(const Rational& target, const Clock& clock) {
  const auto part = mul(target, Rational(clock.elapsed));
  return part ? div(*part, Rational(clock.days)) : std::nullopt;
}

State provision_status(const Counts& counts, const Rational& required_share, bool over) {
  if (counts.entities == 0 || counts.no_data == counts.entities) return State::no_data;
  if (reaches(counts.met, counts.entities, required_share)) return State::met;
  if (over) return State::missed;
  return reaches(counts.met + counts.on_track, counts.entities, required_share) ? State::on_track
                                                                                : State::behind;
}

std::optional<Rational> share_of(const Counts& counts) {
  return counts.entities == 0 ? std::nullopt : Rational::of(counts.met, counts.entities);
}

}  // namespace xt::plans::rules
