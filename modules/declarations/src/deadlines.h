// Deadlines of a year's activities: the last day of declaring and the last day of verifying, set for a
// subtree of organisations. Of several above a school the earliest counts, so that nobody below can put off
// what stands above.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "declarations/declarations.h"
#include "orgs/key.h"

namespace xt::declarations {

inline constexpr int kRemindDays = 14;  // before the last day of declaring

struct Deadline {
  std::int64_t org_key = 0;
  int year = 0;
  Date last_day;  // of declaring, inclusive
  std::optional<Date> verify_day;
  std::string words, by;
  std::int64_t set_ms = 0;
  std::string code = {}, name = {};  // of the organisation, when read
};

// What holds for an organisation: the earliest of all above it.
struct Bounds {
  std::optional<Date> last_day, verify_day;
};
Result<Bounds> bounds(db::Session& session, std::int64_t org_key, int year);
// The day by which the next level must act: kDaysToVerify from today, but not after the last day of verifying
// while that is still to come.
Result<Date> due_of_next(db::Session& session, const Declaration& declaration, Date today);

// Of this organisation itself, not of those above it.
Result<std::optional<Deadline>> deadline(db::Session& session, std::int64_t org_key, int year);
// declarations.bad_deadline with fields: a year far off, days in the wrong order. What waits already under it
// becomes due no later than the last day of verifying; a later day moves nothing that waits.
Status set_deadline(db::Session& session, const Doer& doer, const Deadline& deadline);
// declarations.no_deadline
Status drop_deadline(db::Session& session, const Doer& doer, std::int64_t org_key, int year);
// Those of the organisation, above it and below it, the latest year first; at most 200.
Result<std::vector<Deadline>> deadlines(db::Session& session, orgs::KeyRange within);

}  // namespace xt::declarations
