// From a snapshot to the next one, after something was committed: reads again the teachers that changed,
// makes their chunks anew and shares all others.
#pragma once

#include <memory>

#include "base/result.h"
#include "columns/snapshot/snapshot.h"
#include "db/db.h"
#include "plans/columns.h"

namespace xt::plans::columns {

// The same snapshot where nothing changed. In one read transaction of the caller's.
Result<std::shared_ptr<const Snapshot>> follow(db::Session& session, std::shared_ptr<const Snapshot> before,
                                               Look look);

}  // namespace xt::plans::columns
