// What the ledger counts already, for the caps of convert(). Works inside the caller's session: call it in
// the transaction (db::Database::write) that posts, so that two who post at once cannot both use the same
// room under a cap.
#pragma once

#include <map>
#include <span>

#include "base/date.h"
#include "base/id.h"
#include "base/result.h"
#include "db/db.h"
#include "rules/convert.h"

namespace xt::rules {

// Of all these people (any of their records), what was earned in `days`, net of reversals; merged records
// count for the one that speaks, and the map has an item for every id asked. Two statements, whatever the
// number; some thousands of ids at a time. `days` from look_back().
Result<std::map<Id, Counted>> counted(db::Session& session, std::span<const Id> teachers, Period days);

}  // namespace xt::rules
