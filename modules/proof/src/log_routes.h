// Routes of the log and of the public keys.
#pragma once

#include <vector>

#include "proof/http.h"

namespace xt::proof {

std::vector<http::Route> log_routes(const Desk& desk);
std::vector<http::Shape> log_shapes();

}  // namespace xt::proof
