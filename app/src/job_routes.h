// GET /api/jobs/{id}, POST /api/jobs/{id}/cancel: how far the work is that somebody asked for.
#pragma once

#include <vector>

#include "db/db.h"
#include "http/router.h"
#include "jobs/jobs.h"

namespace xt::app {

// Both must outlive the routes.
std::vector<http::Route> job_routes(db::Database& database, jobs::Runner& runner);
std::vector<http::Shape> job_shapes();

}  // namespace xt::app
