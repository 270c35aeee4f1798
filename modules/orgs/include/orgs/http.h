// GET /api/regions/{code}: a region, what lies above and directly below it. GET /api/orgs: a picker's list,
// by what is typed or by what lies below.
#pragma once

#include <functional>
#include <vector>

#include "db/db.h"
#include "http/router.h"
#include "orgs/key.h"

namespace xt::orgs {

// Whether the caller of this request may see the subtree. Given by the composition root: the room that knows
// callers is downstream of this one.
using Within = std::function<Status(const http::Request&, KeyRange)>;

// The subtree of whoever made this request.
using ScopeOf = std::function<KeyRange(const http::Request&)>;

// `database` must outlive the routes. Permission: orgs.read.
std::vector<http::Route> routes(db::Database& database, Within within, ScopeOf scope_of);
std::vector<http::Shape> shapes();

}  // namespace xt::orgs
