// Where a teacher, a school and a region stand under all plans that bind them: the pages that people open
// first. Reads only; cut to the caller's subtree, a teacher to oneself.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "db/db.h"
#include "http/router.h"
#include "plans/desk.h"

namespace xt::overview {

// Told the code of a place whose months somebody looks at while some are not yet computed.
using Visited = std::function<void(const std::string& code)>;

// `database` outlives the routes.
std::vector<http::Route> routes(db::Database& database, const plans::Desk& desk, Visited visited = {});
std::vector<http::Shape> shapes();

}  // namespace xt::overview
