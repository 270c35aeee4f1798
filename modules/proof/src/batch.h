// Certificates for everybody below an organisation: a job, and its papers as archives.
#pragma once

#include <vector>

#include "proof/http.h"

namespace xt::proof {

std::vector<http::Route> batch_routes(const Desk& desk);

}  // namespace xt::proof
