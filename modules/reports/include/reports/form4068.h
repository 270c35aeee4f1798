// 教基4068 专任教师接受培训情况 (国统制〔2021〕135号), as far as the ledger knows it. Pure: from people and
// what they did in a school year (1 September to 31 August) to the numbers of the form.
//
// An hour has 45 minutes; of each entry whole hours count, and of all that somebody did on the same days
// together at most eight a day: what overlaps is laid on the days as well as it fits. A row counts
// those who were trained at its level by the hours at that level; the first row counts by all hours. What is
// neither of a level nor abroad counts in the first row alone.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/id.h"

namespace xt::reports {

// The rows, in the order of the form.
inline constexpr std::array<std::string_view, 7> kRows{"all",    "nation", "province", "city",
                                                       "county", "school", "overseas"};
// 0: not trained; 1: up to 36; 2: 37-72; 3: 73-108; 4: from 109 hours.
inline constexpr std::size_t kBands = 5;
std::size_t band_of(std::int64_t whole_hours);

struct Done {
  Id teacher = 0;
  Date from, on;
  std::int64_t hours_x100 = 0;
  std::string mode, level;
};
// What counts of these, of one person, together: whole hours. In any order.
std::int64_t whole_hours(std::span<const Done> done);

struct Person {
  Id teacher = 0;
  std::array<std::int64_t, kRows.size()> hours{};  // by row
};
// What counts of all that somebody did, by row.
Person person_of(Id teacher, std::span<const Done> done);

// The bands of each row, the untrained with them, add up to all teachers.
struct Form {
  std::array<std::array<std::int64_t, kBands>, kRows.size()> people{};  // by row and band
  std::int64_t teachers = 0;
  void add(const Person& person);
};

// 1 September of `year` to 1 September of the next.
Period school_year(int year);

}  // namespace xt::reports
