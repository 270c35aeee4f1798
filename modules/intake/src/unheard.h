// Work that ended without its batch hearing of it: cancelled, or given up after its last try.
#pragma once

#include "db/db.h"
#include "intake/batches.h"

namespace xt::intake {

// Where the work of a platform's batches is over though they say that it goes on: taken up but never posted
// becomes "failed", an undo that never was leaves "done"; each with the job's reason. In a transaction that
// writes.
Status hear_of_ends(db::Session& session, Id platform);
// Writes only where there is something to hear of: for routes that read.
Status hear_of_ends(db::Database& database, Id platform);

}  // namespace xt::intake
