// The people of this room's tests.
#pragma once

#include <stdexcept>
#include <string>

#include "people/people.h"

namespace xt::declarations::testing {

inline constexpr std::int64_t kCounty = 4501020000000000;
inline constexpr std::int64_t kSchoolA = kCounty + 3145000001;
inline constexpr std::int64_t kSchoolB = kCounty + 3145000002;
inline const Date kToday = Date::of(2025, 5, 31);

template <class T>
auto must(T result) {
  if (!result.ok()) throw std::runtime_error(result.error().reason + ": " + result.error().note);
  return *std::move(result);
}
inline void must(Status result) {
  if (!result.ok()) throw std::runtime_error(result.error().reason + ": " + result.error().note);
}

inline people::TeacherRow teacher_row(int n) {
  const std::string digits = "45010219800101" + std::to_string(1000 + n).substr(1);
  people::TeacherRow row;
  row.name = "教师" + std::to_string(n);
  row.identity = must(people::parse_identity(people::IdKind::resident_id,
                                             digits + *people::resident_check_character(digits), kToday));
  row.org_key = kSchoolA;
  row.stage = "primary";
  row.title_rank = "second";
  row.service_day = Date::of(2015, 9, 1);
  return row;
}

inline std::string pdf(const std::string& text) {
  return "%PDF-1.4\n" + text + "\n%%EOF\n";
}

}  // namespace xt::declarations::testing
