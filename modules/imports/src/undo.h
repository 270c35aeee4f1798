// Taking an import back: what it made is removed, what it changed gets its old value, entries are reversed;
// all of it or nothing.
#pragma once

#include <functional>

#include "imports/runs.h"

namespace xt::imports {

// Does it, as far as nothing stands in the way; the caller rolls back where the plan has blockers.
// `progress` gets the rows done.
Result<UndoPlan> undo_run(db::Session& session, const Run& run, const std::string& reason,
                          const std::function<Status(std::int64_t done)>& progress);

}  // namespace xt::imports
