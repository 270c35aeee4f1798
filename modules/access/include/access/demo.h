// Whom the demonstration lets in: one account for each role, standing where there is something to see.
#pragma once

#include <vector>

#include "access/accounts.h"
#include "base/date.h"

namespace xt::access {

// For the regions of the plans that have people on `day`: Guangxi from the province down to a teacher, with a
// provider, an expert and an auditor; the administrators of Lüyuan, Zibo and Shaanxi. Regions that were not
// loaded are left out.
Result<std::vector<DemoAccount>> choose_demo_accounts(db::Database& database, Date day);

}  // namespace xt::access
