// The windows of a provision and the days that matter in them (docs/plan-language.md, Meaning 2 to 4). Pure.
#pragma once

#include <optional>
#include <vector>

#include "base/date.h"
#include "plans/plan.h"

namespace xt::plans::rules {

// `uncut` is the whole calendar period, `cut` what of it lies inside the plan. Both half-open.
struct Span {
  Period uncut;
  Period cut;
  Date first() const { return cut.from; }
  Date last() const { return cut.to - 1; }
};

// The days in which a provision binds, and when its years begin.
struct Timeline {
  Date first;
  Date last;  // inclusive
  int year_start_month = 1;
  int year_start_day = 1;
  Period period() const { return {first, last + 1}; }
  bool operator==(const Timeline&) const = default;
};
Timeline timeline(const Plan& plan, const Provision& provision);

// Terms that speak for the plan's region, half-open, in order. Needed for windows of kind term only.
using Terms = std::vector<Period>;

// Every window begun by `r` (inside the plan), in order. A service_start window is each teacher's own; for
// the provision as a whole it is the plan. Empty where no term has begun.
std::vector<Span> windows_begun(const Timeline& plan, const Window& window, Date r, const Terms& terms);

// The whole calendar period of the same kind before `span`, also where it began before the plan. A plan's is
// the same number of months (else of days) before it.
std::optional<Span> window_before(const Timeline& plan, WindowKind kind, const Span& span,
                                  const Terms& terms);

// A teacher's own window: `months` from the first day of service, cut at the plan's last day.
Span service_window(const Timeline& plan, int months, Date service_from);

// The years of the plan that touch `range`, each cut to it.
std::vector<Period> plan_years(const Timeline& plan, const Period& range);

// The last day on which the deliverable of this window is in time; the window's last day where nothing is
// said.
Date due_day(const std::optional<Due>& due, const Span& span);

// Days of `range` covered by at least one of the periods (in any order, may overlap).
int days_covered(std::vector<Period> periods, const Period& range);

// The Mondays of the teaching weeks of `range` that are over by `until`: a week is a teaching week where its
// Wednesday lies in a term (so at a term's border at least three of its working days do), and belongs to the
// range that holds its Wednesday. It is over when its Sunday, the term or the range is.
std::vector<Date> teaching_weeks(const Terms& terms, const Period& range, Date until);

inline Period meet(const Period& a, const Period& b) {
  return {a.from < b.from ? b.from : a.from, a.to < b.to ? a.to : b.to};
}

}  // namespace xt::plans::rules
