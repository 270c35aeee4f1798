#include "gaps.h"

#include <algorithm>

namespace xt::overview {
namespace {

using plans::State;

std::optional<Rational> missing_part(const std::optional<Rational>& found, const Rational& wanted) {
  if (!found || wanted <= Rational(0) || *found >= wanted) return std::nullopt;
  const auto lack = sub(wanted, std::max(*found, Rational(0)));
  return lack ? div(*lack, wanted) : std::nullopt;
}

}  // namespace

std::optional<Rational> distance(const plans::ProvisionResult& r) {
  if (r.counts.entities == 1 && r.value && r.low) return missing_part(r.value, *r.low);
  return missing_part(r.share, r.required_share);
}

std::vector<Gap> gaps_of(const plans::Plan& plan, const plans::EvalResult& result) {
  std::vector<Gap> out;
  for (const plans::ProvisionResult& one : result.provisions) {
    if (!one.judged || (one.status != State::behind && one.status != State::missed)) continue;
    // A ceiling that was passed has no distance to a floor: it counts whole.
    out.push_back({plan.find(one.id), &one, distance(one).value_or(Rational(1))});
  }
  std::stable_sort(out.begin(), out.end(), [](const Gap& a, const Gap& b) {
    if (a.provision->strength != b.provision->strength) return a.provision->strength < b.provision->strength;
    return a.distance > b.distance;
  });
  return out;
}

std::vector<Deadline> deadlines_of(const plans::Plan& plan, const plans::EvalResult& result, Date from,
                                   Date to) {
  std::vector<Deadline> out;
  for (const plans::ProvisionResult& one : result.provisions) {
    const plans::Provision* provision = plan.find(one.id);
    if (!one.judged || one.status == State::met || one.counts.entities == 0) continue;
    if (provision->window.kind == plans::WindowKind::week ||
        provision->window.kind == plans::WindowKind::month)
      continue;
    const Date due = plans::due_of(plan, *provision, one.first, one.last);
    if (due < from || due > to) continue;
    out.push_back({provision, &one, due});
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Deadline& a, const Deadline& b) { return a.due < b.due; });
  return out;
}

}  // namespace xt::overview
