// Which entries wait for a human. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "credits/credits.h"
#include "people/people.h"

namespace xt::credits {

// What a day's work can be at most: eight hours.
inline constexpr std::int64_t kMostHoursPerDay_x100 = 800;

// What overlaps are judged by, of an entry in the ledger or before it in the same import.
struct Activity {
  Date from, on;
  std::optional<std::int64_t> start_minute, end_minute;
  std::string programme;
  // Of the entry that counts, and the record in whose chain it stands; an activity that only stands beside it
  // (credits_source) names the same one.
  Id id = 0, chain = 0;
  std::string provider = {}, origin = {};
  std::int64_t hours_x100 = 0;
};

bool overlap(const Activity& a, const Activity& b);

struct Why {
  std::string code;   // overlap too_many_hours outside_employment maybe_same closed source_gone
  std::string words;  // in Chinese
};
struct Judgement {
  std::string reason;    // the code of the first; empty: it may be posted
  std::string detail;    // the words of all
  std::vector<Why> all;  // the first first

  void add(Why why);
  void add_first(Why why);
};

// `others`: the person's activities that count. `jobs`: the person's employments, sorted by day.
Judgement judge(const NewEntry& entry, std::span<const Activity> others,
                std::span<const people::Employment> jobs);

Activity activity_of(const NewEntry& entry);

// Where the entry belongs: the organisation on the last day; without employment on that day the one before
// it, else the first one.
std::int64_t org_on(std::span<const people::Employment> jobs, Date day);

}  // namespace xt::credits
