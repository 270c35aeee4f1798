// GET /api/teachers/{id}/entries: a teacher's ledger, latest first, with totals of all that matches.
#pragma once

#include <vector>

#include "db/db.h"
#include "http/router.h"

namespace xt::credits {

// `database` must outlive the routes.
std::vector<http::Route> routes(db::Database& database);
std::vector<http::Shape> shapes();

}  // namespace xt::credits
