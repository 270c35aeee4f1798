// Small things that the tests of this room are made of.
#pragma once

#include <stdexcept>
#include <string>

#include <boost/json.hpp>

#include "base/date.h"
#include "people/people.h"

namespace xt::overview::testing {

inline constexpr std::int64_t kUnit = 10'000'000'000;
inline constexpr std::int64_t kCounty = 450102 * kUnit;
inline const Date kDay = Date::of(2023, 6, 30);

template <class T>
auto must(T result) {
  if (!result.ok()) throw std::runtime_error(result.error().reason + ": " + result.error().note);
  return *std::move(result);
}
inline void must(Status result) {
  if (!result.ok()) throw std::runtime_error(result.error().reason + ": " + result.error().note);
}

inline people::TeacherRow teacher_row(int n, std::int64_t org_key) {
  std::string digits = "45010219800101" + std::to_string(1000 + n).substr(1);
  people::TeacherRow row;
  row.name = "教师" + std::to_string(n);
  row.identity = must(people::parse_identity(
      people::IdKind::resident_id, digits + *people::resident_check_character(digits), Date::of(2025, 1, 1)));
  row.org_key = org_key;
  row.stage = "primary";
  row.subject = "chinese";
  row.full_time = true;
  row.service_day = Date::of(2015, 9, 1);
  row.arrived = Date::of(2015, 9, 1);
  return row;
}

// The element whose member `name` is `value`; throws where there is none.
inline const boost::json::object& row_of(const boost::json::value& list, const char* name,
                                         const std::string& value) {
  for (const auto& one : list.as_array()) {
    if (one.at(name).as_string() == value) return one.as_object();
  }
  throw std::runtime_error("no row with " + std::string(name) + " " + value);
}

}  // namespace xt::overview::testing
