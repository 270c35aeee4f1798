// The routes of plans: /api/plans …, cut to the caller's subtree. A teacher sees the counts of the own school
// and, of persons, nobody else.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "db/db.h"
#include "http/router.h"

namespace xt::plans {

// The plans of a folder that compile, read once; the others are named in the log. Empty where there is no
// such folder.
class Shelf;
std::shared_ptr<const Shelf> open_shelf(const std::string& folder);

std::vector<http::Route> routes(db::Database& database, std::shared_ptr<const Shelf> shelf);

}  // namespace xt::plans
