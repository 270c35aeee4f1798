// /api/cycles, /api/closes and the accounts of teachers.
#pragma once

#include <optional>
#include <vector>

#include "base/date.h"
#include "db/db.h"
#include "http/router.h"
#include "jobs/jobs.h"
#include "rules/book.h"

namespace xt::cycles {

// All of it outlives the routes. `today`: the demonstration's day.
struct Desk {
  db::Database& database;
  jobs::Runner& jobs;
  std::optional<Date> today;
  rules::Book rules{};
};

std::vector<http::Route> routes(const Desk& desk);
std::vector<http::Shape> shapes();

}  // namespace xt::cycles
