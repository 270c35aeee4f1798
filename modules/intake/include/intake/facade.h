// The door for our own cohorts: what came of a finished cohort is recognised without anybody asking for it.
// Works inside the caller's transaction; the same results again change nothing.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "base/result.h"
#include "intake/achievement.h"

namespace xt::intake {

struct FinishedCohort {
  Id cohort = 0;
  std::string programme, provider;                    // names, as certificates carry them
  std::string mode, level, category, programme_kind;  // keys of vocab
  Date from, to;                                      // first and last day, both inclusive
  std::int64_t hours_x100 = 0;                        // for whoever was there throughout, of 45 minutes
  std::int64_t sessions_planned = 0;                  // how often attendance was taken; 0: never
};

struct Participant {
  Id teacher = 0;
  std::string role = "participant";  // key of vocab
  std::string outcome = "pass";      // excellent good pass fail absent
  std::int64_t sessions_attended = 0;
  std::optional<std::int64_t> hours_x100;  // of their own, where they differ from the cohort's
};

enum class Became : std::uint8_t {
  posted,     // an entry
  unchanged,  // was recognised before
  held,       // waits for a person
  same,       // the same achievement counts already, from another source
  nothing     // failed or never there
};
struct Recognition {
  Became what = Became::nothing;
  Id entry = 0;  // of the entry or hold; 0 for nothing
  std::string reason, detail;
};

// One recognition per participant, in the order given. Errors: intake.bad_cohort (fields: programme, days,
// hours, participants, outcome, attendance); those of credits::post. At most kMostParticipants.
inline constexpr std::size_t kMostParticipants = 5'000;
Result<std::vector<Recognition>> recognise_cohort(db::Session& session, const FinishedCohort& cohort,
                                                  std::span<const Participant> participants,
                                                  const Converter& convert);

}  // namespace xt::intake
