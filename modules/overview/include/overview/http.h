// Where a teacher, a school and a region stand under all plans that bind them: the pages that people open
// first. Reads only; cut to the caller's subtree, a teacher to oneself.
#pragma once

#include <vector>

#include "db/db.h"
#include "http/router.h"
#include "plans/desk.h"

namespace xt::overview {

// `database` outlives the routes.
std::vector<http::Route> routes(db::Database& database, const plans::Desk& desk);
std::vector<http::Shape> shapes();

}  // namespace xt::overview
