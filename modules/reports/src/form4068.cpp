#include "reports/form4068.h"

#include <algorithm>

namespace xt::reports {

std::size_t band_of(std::int64_t hours) {
  if (hours <= 0) return 0;
  if (hours <= 36) return 1;
  if (hours <= 72) return 2;
  return hours <= 108 ? 3 : 4;
}

std::int64_t whole_hours(const Done& done) {
  const std::int64_t days = std::max(1, done.on - done.from + 1);
  return std::max<std::int64_t>(0, std::min(done.hours_x100, days * 800) / 100);
}

void add(Person& person, const Done& done) {
  const std::int64_t hours = whole_hours(done);
  person.hours[0] += hours;
  const std::string_view row = done.mode == "overseas" ? std::string_view("overseas") : done.level;
  const auto at = std::find(kRows.begin() + 1, kRows.end(), row);
  if (at != kRows.end()) person.hours[static_cast<std::size_t>(at - kRows.begin())] += hours;
}

Form form_of(std::span<const Person> people) {
  Form out;
  out.teachers = static_cast<std::int64_t>(people.size());
  for (const Person& one : people) {
    for (std::size_t row = 0; row < kRows.size(); ++row) ++out.people[row][band_of(one.hours[row])];
  }
  return out;
}

Period school_year(int year) {
  return {Date::of(year, 9, 1), Date::of(year + 1, 9, 1)};
}

}  // namespace xt::reports
