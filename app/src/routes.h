// All routes of the server, module by module.
#pragma once

#include <memory>
#include <string>

#include "db/db.h"
#include "http/metrics.h"
#include "http/router.h"

namespace xt::app {

struct Site {
  db::Database& database;
  std::shared_ptr<http::Metrics> metrics;
  std::string plans;  // folder of the plans
  bool demo = false;  // demonstration accounts may sign in, and are listed
};

// Frozen; an error names every route that is wrong.
Result<http::Router> make_router(const Site& site);

}  // namespace xt::app
