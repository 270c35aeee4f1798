// Days that are closed. An award or transfer whose last day lies in closed days of its school is not posted:
// post() holds it for a human (reason `closed`), refuses the call or posts an adjustment, as PostOptions say.
// What corrects closed days (a reversal, an adjustment, a hold that is released) is dated on the first open
// day after them, and credits_correction keeps the days on which it happened and the entry it takes back.
// Decided in one place, Ledger::append.
//
// All functions work inside the caller's transaction. Closing waits for every posting under way, and no
// posting that began before it can end after it (README.md).
#pragma once

#include <cstdint>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "base/result.h"
#include "db/db.h"
#include "people/people.h"

namespace xt::credits {

struct Closed {
  Id id = 0;
  Period days;
  people::KeyRange scope;
};

// From the commit on nothing enters these days. credits.already_closed where one close covers them all for
// the whole subtree (closes may overlap: a county's year lies within a province's cycle); credits.bad_days
// for an empty period or one that is not over on `today`.
Result<Id> close_days(db::Session& session, const Period& days, const people::KeyRange& scope, Date today);
// Only while nothing rests on it: credits.rests_on_close once a correction points to it (the note counts
// them); credits.not_closed.
Status reopen_days(db::Session& session, Id id);
// Few rows: a year has one for each region that closes by itself.
Result<std::vector<Closed>> closed_days(db::Session& session);

// The days that keep an entry of that school out, null where they are open.
const Closed* closed_on(const std::vector<Closed>& all, std::int64_t org_key, Date day);
// The first day from `day` on that is open for the school.
Date open_day(const std::vector<Closed>& all, std::int64_t org_key, Date day);

}  // namespace xt::credits
