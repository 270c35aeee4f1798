#include <algorithm>
#include <map>

#include "orgs/terms.h"

namespace xt::orgs {
namespace {
constexpr int kDaysThatMakeAWeek = 3;  // of Monday to Friday
constexpr int kWorkdays = 5;
}  // namespace

int school_year_of(Date day) {
  const Ymd ymd = day.ymd();
  return ymd.month >= 9 ? ymd.year : ymd.year - 1;
}

std::vector<Term> nearest(Key key, std::span<const CalendarRow> rows) {
  std::map<int, Key> speaks;  // school year -> the smallest subtree that contains the key
  for (const CalendarRow& row : rows) {
    if (!subtree(row.key).contains(key)) continue;
    const auto [it, fresh] = speaks.try_emplace(row.term.school_year, row.key);
    if (!fresh && subtree(it->second).contains(subtree(row.key))) it->second = row.key;
  }
  std::vector<Term> out;
  for (const CalendarRow& row : rows) {
    const auto it = speaks.find(row.term.school_year);
    if (it != speaks.end() && it->second == row.key) out.push_back(row.term);
  }
  std::sort(out.begin(), out.end(),
            [](const Term& a, const Term& b) { return a.period.from < b.period.from; });
  return out;
}

std::vector<Date> teaching_weeks(std::span<const Term> terms, Period window) {
  std::map<Date, int> days;  // Monday -> workdays in a term and in the window
  for (const Term& term : terms) {
    const Date last = std::min(term.period.to, window.to);
    for (Date day = std::max(term.period.from, window.from); day < last; day = day + 1)
      if (day.weekday() <= kWorkdays) ++days[day.monday()];
  }
  std::vector<Date> out;
  for (const auto& [monday, count] : days)
    if (count >= kDaysThatMakeAWeek) out.push_back(monday);
  return out;
}

}  // namespace xt::orgs
