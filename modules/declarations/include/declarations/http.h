// Routes: a person's declarations, the queue of those who verify, evidence, inspections, deadlines.
#pragma once

#include <optional>
#include <vector>

#include "access/inbox.h"
#include "declarations/declarations.h"
#include "files/files.h"
#include "http/router.h"
#include "scan/scan.h"

namespace xt::declarations {

// What routes are made of. All references outlive them.
struct Desk {
  db::Database& database;
  const files::Store& files;
  Converter converter;
  scan::Scanner scanner;
  std::optional<Date> today;       // the demonstration's day
  std::int64_t undo_ms = 120'000;  // the undo window
};
std::vector<http::Route> routes(const Desk& desk);
std::vector<http::Shape> shapes();

// declarations.verify and declarations.troubled for those who verify; declarations.inspect for those who
// inspect; for the person declarations.mend, declarations.answered, and declarations.deadline: drafts whose
// last day is near. `today`: the demonstration's.
access::WaitingSource waiting(std::optional<Date> today = {});

}  // namespace xt::declarations
