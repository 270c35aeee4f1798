#include <algorithm>

#include "rules/convert.h"
#include "rules/rule.h"

namespace xt::rules {
namespace {

Period year_from(Date day, int month, int day_of_month) {
  const int year = day.year();
  const Date begin = Date::of(year, month, day_of_month);
  if (begin <= day) return {begin, Date::of(year + 1, month, day_of_month)};
  return {Date::of(year - 1, month, day_of_month), begin};
}

}  // namespace

Period period_of(const Rule& rule, Per per, Date day) {
  switch (per) {
    case Per::once:
      return {day, day + 1};
    case Per::year:
      return year_from(day, rule.year_month, rule.year_day);
    case Per::school_year:
      return year_from(day, 9, 1);
    case Per::cycle:
      break;
  }
  const Date anchor = rule.cycle_first.value_or(rule.first);
  const Ymd a = anchor.ymd();
  int years = year_from(day, a.month, a.day).from.year() - a.year;
  // Cycles run on in both directions.
  const int back = years >= 0 ? years % rule.cycle_years
                              : (years % rule.cycle_years + rule.cycle_years) % rule.cycle_years;
  years -= back;
  return {Date::of(a.year + years, a.month, a.day),
          Date::of(a.year + years + rule.cycle_years, a.month, a.day)};
}

Period look_back(const Book& book, const std::string& region, Date day) {
  Period out{day, day + 1};
  for (const RulePtr& rule : book.chain(region, day)) {
    for (const Cap& cap : rule->caps) {
      const Period one = period_of(*rule, cap.per, day);
      out = {std::min(out.from, one.from), std::max(out.to, one.to)};
    }
  }
  return out;
}

}  // namespace xt::rules
