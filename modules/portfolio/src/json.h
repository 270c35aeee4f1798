// The shapes of the package and of the routes: docs/portfolio.md, and the API's description.
#pragma once

#include <string>
#include <vector>

#include <boost/json.hpp>

#include "http/router.h"
#include "portfolio/portfolio.h"

namespace xt::portfolio {

boost::json::object portfolio_json(const Portfolio& portfolio);
boost::json::object account_json(const cycles::Cycle& cycle, const std::string& region,
                                 const cycles::Account& account);
std::string at_json(std::int64_t ms);  // "2024-05-01T16:20:00+08:00"
// "declaration:7" -> "declaration".
std::string origin_kind(const std::string& origin);

}  // namespace xt::portfolio
