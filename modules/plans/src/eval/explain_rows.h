// The facts behind a leaf of one entity.
#pragma once

#include <vector>

#include "eval/facts.h"
#include "plans/explain.h"

namespace xt::plans {

// Adds at most kMaxRows rows, latest first, and answers how many there are.
Result<std::int64_t> rows_behind(db::Session& session, const Entities& entities, const LeafQuery& query,
                                 std::vector<Row>& rows);

}  // namespace xt::plans
