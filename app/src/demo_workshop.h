// A plan in the making, so that the workshop shows what it is for.
#pragma once

#include <vector>

#include "access/accounts.h"

#include "common.h"

namespace xt::app {

// Of the city's account: a document with two of its demands written already. Again: nothing happens.
Status demo_workshop(House& house, const std::vector<access::DemoAccount>& accounts);

}  // namespace xt::app
