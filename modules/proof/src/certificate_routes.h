// Routes for those who are signed in.
#pragma once

#include <vector>

#include "proof/http.h"

namespace xt::proof {

std::vector<http::Route> certificate_routes(const Desk& desk);
std::vector<http::Route> public_routes(const Desk& desk);

}  // namespace xt::proof
