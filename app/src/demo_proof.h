// Certificates of the demonstration: valid ones and one that was revoked; and the
// log's first root.
#pragma once

#include <string>
#include <vector>

#include "access/accounts.h"

#include "common.h"

namespace xt::app {

// Of the demonstration's teacher and some colleagues. Again: nothing happens.
Status demo_proof(House& house, const std::string& db_url, int port,
                  const std::vector<access::DemoAccount>& accounts);

}  // namespace xt::app
