// Taking a whole batch back out of the ledger (credits/undo.h), while nothing depends on it.
#pragma once

#include <string>

#include "intake/batches.h"

namespace xt::intake {

struct UndoPlan {
  std::int64_t entries = 0, holds = 0;  // of this batch, as its receipt tells
  std::int64_t closed = 0;              // rows whose last day is closed meanwhile: they stand in the way
};
Result<UndoPlan> plan_undo(db::Session& session, const BatchLine& batch);

// The batch is "undoing" and the work enqueued, with its audit; an undone one stays as it is. Conflicts:
// intake.undoing (somebody's undo is under way), intake.not_done, intake.nothing_posted, intake.rests_on_it
// (closed days). intake.reason_required.
Status begin_undo(db::Session& session, const access::Caller& caller, const access::Actor& actor, Id batch,
                  const std::string& reason);

// The work: reverses what stands, drops open holds, lets the platform's ids go, so that the rows may come
// again. A batch that is undone stays as it is.
Status undo_now(db::Session& session, Id batch, Id account, const std::string& reason);

// No further try will mend it: nothing was taken back, the batch is "done" again with the error's reason, and
// may be undone again.
Status give_up_undo(db::Session& session, Id batch, Id job, const Error& why);

}  // namespace xt::intake
