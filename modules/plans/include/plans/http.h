// The routes of plans: /api/plans …, cut to the caller's subtree. A teacher sees the counts of the own school
// and, of persons, nobody else.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "db/db.h"
#include "http/router.h"

namespace xt::plans {

// The plans of a folder that compile, read once; the others are named in the log. Empty where there is no
// such folder. `today` is the day that pages show where nobody asks for another: the demonstration lives on a
// day of its own; everybody else leaves it out.
class Shelf;
std::shared_ptr<const Shelf> open_shelf(const std::string& folder, std::optional<Date> today = {});

// `live` answers instead of the database as soon as it is loaded; without it the database always does.
class LiveColumns;
std::vector<http::Route> routes(db::Database& database, std::shared_ptr<const Shelf> shelf,
                                std::shared_ptr<LiveColumns> live = nullptr);
// The same, sharing the answers that the desk keeps.
class Desk;
std::vector<http::Route> routes(const Desk& desk);
std::vector<http::Shape> shapes();

}  // namespace xt::plans
