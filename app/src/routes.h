// All routes of the server, module by module.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "access/sign_in.h"
#include "auth/keyring.h"
#include "base/date.h"
#include "db/db.h"
#include "declarations/declarations.h"
#include "files/files.h"
#include "http/metrics.h"
#include "http/router.h"
#include "jobs/jobs.h"
#include "plans/desk.h"
#include "plans/live_columns.h"
#include "rules/book.h"
#include "scan/scan.h"

#include "ahead.h"

namespace xt::app {

// What routes are made of. All of it outlives the server.
struct Site {
  db::Database& database;
  const auth::Keyring& keyring;
  access::SignIn& sign_in;
  std::shared_ptr<http::Metrics> metrics;
  std::string plans;          // folder of the plans
  std::optional<Date> today;  // the demonstration's day
  const files::Store& files;
  jobs::Runner& jobs;
  std::string origin;  // where the public reaches this server, without a slash at the end
  std::shared_ptr<plans::LiveColumns> columns{};  // none: plans are judged in the database
  std::shared_ptr<plans::SavedAnswers> saved{};   // shown while the columns of a large ledger load
  rules::Book rules{};     // conversion rules; only the plain one where nothing is given
  Ahead* ahead = nullptr;  // none: nothing is answered ahead
  scan::Scanner scanner{};
  std::int64_t undo_ms = 120'000;  // how long a verification may be taken back
};

// Frozen and checked: an error names every route that is wrong or has no known permission.
Result<http::Router> make_router(const Site& site);

}  // namespace xt::app
