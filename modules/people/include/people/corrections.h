// Corrections of who is who: two records of one person, a wrong identity number, a school that was merged.
// Nothing is rewritten: the old record becomes an alias of the one that speaks, and the old number keeps
// leading to it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "auth/keyring.h"
#include "base/date.h"
#include "base/id.h"
#include "base/result.h"
#include "db/db.h"
#include "people/identity.h"

namespace xt::people {

// Called inside the transaction for every record concerned, so that other rooms leave a trace of it (credits
// appends a note to the chain). `key` is unique per teacher and correction. An error undoes the correction.
using Trace = std::function<Status(db::Session&, Id teacher, std::string_view key, std::string_view note)>;

struct CorrectionOptions {
  bool dry_run = true;
  std::string reason;  // a person's words; required, at most 500 characters
  Id actor = 0;
  Trace trace;
};

struct MergeReport {
  Id keep = 0, drop = 0;
  std::vector<std::string>
      changes;  // in Chinese, one line each: what will be (was) taken over, what is left out
};
// `drop` becomes an alias of `keep`. Employments, periods and honours of `drop` fill the days that `keep`
// leaves open. Errors: people.no_teacher, people.merge_same, people.already_merged, people.reason_required.
Result<MergeReport> merge(db::Session& session, Id keep, Id drop, const CorrectionOptions& options);

// The new number is taken into use, the old one keeps leading to the teacher. people.identity_taken when the
// number belongs to another record: that is a merge (the note names the other id).
Status correct_identity(db::Session& session, const auth::Keyring& keyring, Id teacher,
                        const Identity& identity, const CorrectionOptions& options);

// A school was merged into another from `day` on: its people move with it. Answers how many employments
// moved.
Result<std::int64_t> move_employments(db::Session& session, std::int64_t from_org, std::int64_t to_org,
                                      Date day);

}  // namespace xt::people
