#pragma once

#include <vector>

#include "intake/http.h"

namespace xt::intake {

// /api/platforms: for the people who look after them.
std::vector<http::Route> platform_routes(const Desk& desk);

}  // namespace xt::intake
