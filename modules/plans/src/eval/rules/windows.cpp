#include "eval/rules/windows.h"

#include <algorithm>

namespace xt::plans::rules {
namespace {

// The latest day `month`-`day` on or before `day_asked`.
Date year_start_before(Date day_asked, int month, int day) {
  const Date this_year = Date::of(day_asked.year(), month, day);
  return this_year <= day_asked ? this_year : Date::of(day_asked.year() - 1, month, day);
}

Period year_around(Date day_asked, int month, int day) {
  const Date from = year_start_before(day_asked, month, day);
  return {from, Date::of(from.year() + 1, month, day)};
}

// The calendar period of `kind` that holds `day`. Not for plan, term and service_start.
Period around(const Timeline& plan, WindowKind kind, Date day) {
  switch (kind) {
    case WindowKind::year:
      return year_around(day, plan.year_start_month, plan.year_start_day);
    case WindowKind::school_year:
      return year_around(day, 9, 1);
    case WindowKind::month: {
      const Ymd p = day.ymd();
      const Date from = Date::of(p.year, p.month, 1);
      return {from, from.plus_months(1)};
    }
    case WindowKind::week:
      return {day.monday(), day.monday() + 7};
    default:
      return plan.period();
  }
}

Date date_of(const DueDay& due, int year, int window_month) {
  if (due.date) return *due.date;
  const int month = due.month == 0 ? window_month : due.month;
  const Date first = Date::of(year, month, 1);
  const int last = first.plus_months(1) - first;
  return first + ((due.day == 0 ? last : std::min(due.day, last)) - 1);
}

}  // namespace

Timeline timeline(const Plan& plan, const Provision& provision) {
  return {provision.first, provision.last, plan.year_start_month, plan.year_start_day};
}

std::vector<Span> windows_begun(const Timeline& plan, const Window& window, Date r, const Terms& terms) {
  std::vector<Span> out;
  const Period whole = plan.period();
  if (window.kind == WindowKind::plan || window.kind == WindowKind::service_start) {
    if (plan.first <= r) out.push_back({whole, whole});
    return out;
  }
  if (window.kind == WindowKind::term) {
    for (const Period& term : terms) {
      const Period cut = meet(term, whole);
      if (!cut.empty() && cut.from <= r) out.push_back({term, cut});
    }
    return out;
  }
  for (Date day = plan.first; day <= r;) {
    const Period uncut = around(plan, window.kind, day);
    out.push_back({uncut, meet(uncut, whole)});
    day = uncut.to;
  }
  return out;
}

std::optional<Span> window_before(const Timeline& plan, WindowKind kind, const Span& span,
                                  const Terms& terms) {
  if (kind == WindowKind::service_start) return std::nullopt;
  if (kind == WindowKind::term) {
    std::optional<Span> before;
    for (const Period& term : terms) {
      if (term.to <= span.uncut.from) before = Span{term, term};
    }
    return before;
  }
  if (kind == WindowKind::plan) {
    const Ymd from = span.uncut.from.ymd();
    const Ymd to = span.uncut.to.ymd();
    const int months = (to.year - from.year) * 12 + to.month - from.month;
    const bool whole_months = from.day == to.day && months > 0;
    const Date start =
        whole_months ? span.uncut.from.plus_months(-months) : span.uncut.from - span.uncut.days();
    return Span{{start, span.uncut.from}, {start, span.uncut.from}};
  }
  const Period before = around(plan, kind, span.uncut.from - 1);
  return Span{before, before};
}

Span service_window(const Timeline& plan, int months, Date service_from) {
  // Where the month has no such day the months are complete on the first of the next, as years are (29
  // February).
  Date to = service_from.plus_months(months);
  if (to.ymd().day < service_from.ymd().day) to = to + 1;
  const Period uncut{service_from, to};
  return {uncut, meet(uncut, plan.period())};
}

std::vector<Period> plan_years(const Timeline& plan, const Period& range) {
  std::vector<Period> out;
  for (Date day = range.from; day < range.to;) {
    const Period year = around(plan, WindowKind::year, day);
    out.push_back(meet(year, range));
    day = year.to;
  }
  return out;
}

Date due_day(const std::optional<Due>& due, const Span& span) {
  if (!due) return span.last();
  const int only_month = span.uncut.from.ymd().month;
  // The window may lie in two calendar years (a school year): the day that lies in it is meant.
  for (int year = span.uncut.from.year(); year <= (span.uncut.to - 1).year(); ++year) {
    std::optional<Date> day;
    if (due->every) day = date_of(*due->every, year, only_month);
    const auto exception = due->in_year.find(day ? day->year() : year);
    const bool inside = day && span.uncut.contains(*day);
    if (exception != due->in_year.end() && (inside || !day)) {
      return date_of(exception->second, year, only_month);
    }
    if (inside || (day && due->every->date)) return *day;
  }
  return span.last();
}

int days_covered(std::vector<Period> periods, const Period& range) {
  std::sort(periods.begin(), periods.end());
  int days = 0;
  Date seen = range.from;
  for (const Period& period : periods) {
    const Period part = meet(period, {seen, range.to});
    if (part.empty()) continue;
    days += part.days();
    seen = part.to;
  }
  return days;
}

std::vector<Date> teaching_weeks(const Terms& terms, const Period& range, Date until) {
  std::vector<Date> out;
  for (const Period& term : terms) {
    for (Date monday = term.from.monday(); monday < term.to; monday = monday + 7) {
      const Date wednesday = monday + 2;
      if (!term.contains(wednesday) || !range.contains(wednesday)) continue;
      const Date over = std::min({monday + 6, term.to - 1, range.to - 1});
      if (over <= until) out.push_back(monday);
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace xt::plans::rules
