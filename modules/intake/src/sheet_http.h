#pragma once

#include <vector>

#include "intake/http.h"

namespace xt::intake {

// /api/results: result sheets of providers, and what came back of any batch.
std::vector<http::Route> sheet_routes(const Desk& desk);

}  // namespace xt::intake
