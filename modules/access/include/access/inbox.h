// What waits for a person: each room tells its own part, the inbox is their sum. Nothing waits unseen.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "access/caller.h"
#include "base/date.h"
#include "db/db.h"
#include "http/router.h"

namespace xt::access {

// One kind of work that waits for the caller, cut to their subtree.
struct Waiting {
  std::string kind;            // "imports.holds"; the web app's catalogue has its words under inbox.<kind>
  std::int64_t count = 0;      // how many; a source leaves out what is 0
  std::int64_t oldest_ms = 0;  // since when the oldest waits; 0 where that has no meaning
  std::optional<Date> due;     // the nearest day by which it must be done
  std::string path;            // the page of the web app that leads to the action: "/holds"
  std::string subject = {};    // what it is about where one thing is meant: a plan's title
};
using WaitingSource = std::function<Result<std::vector<Waiting>>(db::Session&, const Caller&)>;

// GET /api/inbox: the sum of all sources, the most urgent first (due, then age), and the day that due days
// are held against: `today`, or the civil day in Shanghai.
std::vector<http::Route> inbox_routes(db::Database& database, std::vector<WaitingSource> sources,
                                      std::optional<Date> today = {});
std::vector<http::Shape> inbox_shapes();

}  // namespace xt::access
