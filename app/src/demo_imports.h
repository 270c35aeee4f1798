// Imports of the demonstration: one that is done and sent rows back, one that waits to be confirmed.
#pragma once

#include <string>
#include <vector>

#include "access/accounts.h"

#include "common.h"

namespace xt::app {

// By the county administrator; the files go where `serve` looks for them. Again: nothing happens.
Status demo_imports(House& house, const std::string& db_url,
                    const std::vector<access::DemoAccount>& accounts);

}  // namespace xt::app
