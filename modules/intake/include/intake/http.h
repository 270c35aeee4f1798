// /api/achievements (for programs) and /api/platforms (for the people who look after them).
#pragma once

#include <optional>
#include <vector>

#include "auth/keyring.h"
#include "base/date.h"
#include "db/db.h"
#include "http/router.h"
#include "jobs/jobs.h"

namespace xt::intake {

// All of it outlives the routes. `today`: the demonstration's day.
struct Desk {
  db::Database& database;
  const auth::Keyring& keyring;
  jobs::Runner& jobs;
  std::optional<Date> today;
};
std::vector<http::Route> routes(const Desk& desk);
std::vector<http::Shape> shapes();

}  // namespace xt::intake
