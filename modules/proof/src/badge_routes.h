// Open Badges 3.0: the badge of a certificate, who issues it, and which no longer hold.
#pragma once

#include <vector>

#include "proof/http.h"

namespace xt::proof {

std::vector<http::Route> badge_routes(const Desk& desk);

}  // namespace xt::proof
