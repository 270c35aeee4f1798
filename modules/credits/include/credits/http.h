// GET /api/teachers/{id}/entries: a teacher's ledger, latest first, with totals of all that matches.
#pragma once

#include <vector>

#include "access/inbox.h"
#include "db/db.h"
#include "http/router.h"

namespace xt::credits {

// `database` must outlive the routes.
std::vector<http::Route> routes(db::Database& database);
std::vector<http::Shape> shapes();

// /api/holds: what waits for a decision, its evidence, and deciding. `database` must outlive the routes.
std::vector<http::Route> hold_routes(db::Database& database);
std::vector<http::Shape> hold_shapes();
access::WaitingSource waiting_holds();

}  // namespace xt::credits
