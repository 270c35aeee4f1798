// The queue of what a human must decide: lists, evidence, and decisions that are not release or drop alone
// (those: credits/credits.h). All functions work inside the caller's transaction; whether the caller may see
// a hold (its org_key) is the caller's question.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "credits/credits.h"
#include "credits/reads.h"

namespace xt::credits {

struct HoldFilter {
  std::int64_t lo = 0, hi = 0;  // subtree of organisations, [lo, hi)
  std::string state = "open";   // open released merged dropped same
  std::string reason = {};      // empty: all
  std::string text = {};        // of the teacher's name; empty: all
  Id after = 0;
  int limit = 50;
};
struct HoldReason {
  std::string code, words;  // as rules/holds.h: overlap too_many_hours …; in Chinese
};
struct HoldLine {
  Hold hold;
  std::vector<HoldReason> reasons;  // all of them, the first is the hold's `reason`
  std::string teacher_name, org_name;
  std::int64_t decided_ms = 0;
  std::string decided_note;
};
struct HoldPage {
  std::vector<HoldLine> holds;                    // oldest first
  std::int64_t total = 0;                         // of all that match
  std::map<std::string, std::int64_t> by_reason;  // of the state and subtree
};
Result<HoldPage> holds(db::Session& session, const HoldFilter& filter);
// credits.no_hold
Result<HoldLine> hold(db::Session& session, Id teacher, Id id);

// What a person needs to see beside the held row.
struct Beside {
  Entry entry;            // of the same person on the same days
  bool collides = false;  // same programme and overlapping days, or perhaps the same achievement
  bool reversed = false;
};
struct Employed {
  Period period;
  std::string org_name;
};
struct Evidence {
  HoldLine line;
  NewEntry entry;  // as it would be posted
  std::vector<Beside> beside;
  std::vector<Employed> employments;
};
Result<Evidence> evidence(db::Session& session, Id teacher, Id id);

// The held row counts in place of the entries it collides with: they are reversed, it is posted (as a release
// is: recounted, where the app says how).
// credits.nothing_to_merge where none is left.
Result<Id> merge_hold(db::Session& session, Id teacher, Id id, const Decision& decision,
                      const Recount& recount = {});
// The held row and what it collides with are one achievement: the entry stays and counts, the row is kept as
// its further source. Answers the entry. credits.nothing_to_merge.
Result<Id> same_hold(db::Session& session, Id teacher, Id id, const Decision& decision);
// Takes a release, a drop or a "same" back while it is fresh (kReopenMs): the entry is reversed, the hold
// waits again. credits.not_decided, credits.merge_stays, credits.too_late.
inline constexpr std::int64_t kReopenMs = 24LL * 3'600'000;
Status reopen_hold(db::Session& session, Id teacher, Id id, const Decision& decision);

}  // namespace xt::credits
