// Columns over a snapshot that somebody made: for measuring.
#pragma once

#include <memory>

#include "columns/snapshot/snapshot.h"
#include "plans/columns.h"

namespace xt::plans::columns {

std::unique_ptr<Columns> columns_of(std::shared_ptr<const Snapshot> snapshot, int threads);

}  // namespace xt::plans::columns
