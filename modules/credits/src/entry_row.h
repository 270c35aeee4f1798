// Entries as the statements page and entries_beside answer them.
#pragma once

#include <vector>

#include "credits/reads.h"

namespace xt::credits {

Entry entry_of_row(const db::Row& row);
// The person's record that speaks and all that were merged into it.
Result<std::vector<Id>> records_of(db::Session& session, Id teacher);

}  // namespace xt::credits
