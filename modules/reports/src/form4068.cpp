#include "reports/form4068.h"

#include <algorithm>

namespace xt::reports {
namespace {

constexpr std::int64_t kMostADay = 8;

// A stretch of days and the whole hours to be laid on it.
struct Claim {
  Date from, on;
  std::int64_t hours = 0;
};

// Claims that touch each other, by their first day. Day after day the claim that ends first gets the hours:
// no other order fits more in.
std::int64_t fit(std::span<Claim> claims) {
  std::int64_t asked = 0, shortest = claims.front().on - claims.front().from + 1;
  Date last = claims.front().on;
  for (const Claim& one : claims) {
    asked += one.hours;
    shortest = std::min<std::int64_t>(shortest, one.on - one.from + 1);
    last = std::max(last, one.on);
  }
  if (asked <= shortest * kMostADay) return asked;
  std::int64_t laid = 0;
  for (Date day = claims.front().from; day <= last; day = day + 1) {
    for (std::int64_t room = kMostADay; room > 0;) {
      Claim* next = nullptr;
      for (Claim& one : claims) {
        const bool open = one.hours > 0 && one.from <= day && day <= one.on;
        if (open && (next == nullptr || one.on < next->on)) next = &one;
      }
      if (next == nullptr) break;
      const std::int64_t part = std::min(room, next->hours);
      next->hours -= part;
      room -= part;
      laid += part;
    }
  }
  return laid;
}

std::string_view row_of(const Done& done) {
  return done.mode == "overseas" ? std::string_view("overseas") : std::string_view(done.level);
}

}  // namespace

std::size_t band_of(std::int64_t hours) {
  if (hours <= 0) return 0;
  if (hours <= 36) return 1;
  if (hours <= 72) return 2;
  return hours <= 108 ? 3 : 4;
}

std::int64_t whole_hours(std::span<const Done> done) {
  std::vector<Claim> claims;
  for (const Done& one : done) {
    const std::int64_t days = std::max(1, one.on - one.from + 1);
    const std::int64_t hours = std::min(one.hours_x100 / 100, days * kMostADay);
    if (hours > 0) claims.push_back({std::min(one.from, one.on), one.on, hours});
  }
  std::sort(claims.begin(), claims.end(),
            [](const Claim& a, const Claim& b) { return a.from != b.from ? a.from < b.from : a.on < b.on; });
  std::int64_t sum = 0;
  for (std::size_t begin = 0; begin < claims.size();) {
    Date last = claims[begin].on;
    std::size_t end = begin + 1;
    for (; end < claims.size() && claims[end].from <= last; ++end) last = std::max(last, claims[end].on);
    sum += fit(std::span(claims).subspan(begin, end - begin));
    begin = end;
  }
  return sum;
}

Person person_of(Id teacher, std::span<const Done> done) {
  Person out;
  out.teacher = teacher;
  out.hours[0] = whole_hours(done);
  std::vector<Done> of_row;
  for (std::size_t row = 1; row < kRows.size(); ++row) {
    of_row.clear();
    std::copy_if(done.begin(), done.end(), std::back_inserter(of_row),
                 [&](const Done& one) { return row_of(one) == kRows[row]; });
    if (!of_row.empty()) out.hours[row] = whole_hours(of_row);
  }
  return out;
}

void Form::add(const Person& person) {
  ++teachers;
  for (std::size_t row = 0; row < kRows.size(); ++row) ++people[row][band_of(person.hours[row])];
}

Period school_year(int year) {
  return {Date::of(year, 9, 1), Date::of(year + 1, 9, 1)};
}

}  // namespace xt::reports
