// /api/achievements (for programs), /api/platforms (for the people who look after them), /api/results (for
// providers who hand in sheets).
#pragma once

#include <optional>
#include <vector>

#include "access/inbox.h"
#include "auth/keyring.h"
#include "base/date.h"
#include "db/db.h"
#include "files/files.h"
#include "http/router.h"
#include "intake/achievement.h"
#include "jobs/jobs.h"

namespace xt::intake {

// All of it outlives the routes. `today`: the demonstration's day.
struct Desk {
  db::Database& database;
  const auth::Keyring& keyring;
  jobs::Runner& jobs;
  std::optional<Date> today;
  const files::Store& files;  // keeps the sheets
  Converter convert;          // as the work behind a receipt has it
};
std::vector<http::Route> routes(const Desk& desk);
std::vector<http::Shape> shapes();
// Rows that came back and nobody has seen to: to a region its own platforms, to a provider its sheets.
access::WaitingSource waiting_refused();

}  // namespace xt::intake
