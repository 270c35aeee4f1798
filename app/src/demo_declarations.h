// Declarations of the demonstration: drafts, waiting, sent back, verified, recognised, rejected; so that each
// screen has something to show.
#pragma once

#include <string>
#include <vector>

#include "access/accounts.h"

#include "common.h"

namespace xt::app {

// Of the demonstration's teacher and some colleagues of the same school, by the rules of that folder. Again:
// nothing happens.
Status demo_declarations(House& house, const std::string& db_url, const std::string& rules,
                         const std::vector<access::DemoAccount>& accounts);

}  // namespace xt::app
