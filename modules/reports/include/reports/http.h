// /api/reports: what is owed upward.
#pragma once

#include <optional>
#include <vector>

#include "auth/keyring.h"
#include "base/date.h"
#include "db/db.h"
#include "http/router.h"

namespace xt::reports {

// All of it outlives the routes. `today`: the demonstration's day.
struct Desk {
  db::Database& database;
  const auth::Keyring& keyring;
  std::optional<Date> today;
};

std::vector<http::Route> routes(const Desk& desk);
std::vector<http::Shape> shapes();

}  // namespace xt::reports
