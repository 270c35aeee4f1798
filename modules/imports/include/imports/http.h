// /api/imports: templates, upload, rehearsal, apply, undo, history; and what of it waits for a person.
#pragma once

#include <optional>
#include <vector>

#include "access/inbox.h"
#include "base/date.h"
#include "db/db.h"
#include "files/files.h"
#include "http/router.h"
#include "jobs/jobs.h"

namespace xt::imports {

// All of it outlives the routes. `today`: the demonstration's day, from which changes hold where the person
// says nothing else.
struct Desk {
  db::Database& database;
  const files::Store& files;
  jobs::Runner& jobs;
  std::optional<Date> today;
};
std::vector<http::Route> routes(const Desk& desk);
std::vector<http::Shape> shapes();

// imports.failed (a sheet of the caller's could not be read or applied), imports.checked (it waits for
// "apply").
access::WaitingSource waiting_imports();

}  // namespace xt::imports
