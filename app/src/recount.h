// What a held record is worth when it is released (credits::Recount): the ledger does not know the rules.
#pragma once

#include "credits/credits.h"
#include "rules/book.h"

namespace xt::app {

// A declaration is converted anew. What another source told of keeps what its rule gave, cut to what the caps
// leave today; what came without a rule (a sheet of the national system) stays as it was told.
credits::Recount recount_by_rules(const rules::Book& book);

}  // namespace xt::app
