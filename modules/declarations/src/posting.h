// From a declaration to the ledger.
#pragma once

#include "credits/credits.h"
#include "declarations/verify.h"

namespace xt::declarations {

credits::NewEntry entry_of(const Declaration& declaration, const Converted& converted);

}  // namespace xt::declarations
