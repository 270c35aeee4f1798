// Outside platforms of the demonstration and what they handed in: rows that were posted, that count already,
// that wait, that came back and that came again.
#pragma once

#include <string>
#include <vector>

#include "access/accounts.h"

#include "common.h"

namespace xt::app {

// Two platforms of the demonstration's county, one of its province that was stopped. Again: nothing happens.
Status demo_intake(House& house, const std::string& rules_folder,
                   const std::vector<access::DemoAccount>& accounts);

}  // namespace xt::app
