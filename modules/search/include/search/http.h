// GET /api/search: people, organisations, plans and sentences by one text.
#pragma once

#include <memory>
#include <vector>

#include "db/db.h"
#include "http/router.h"
#include "plans/http.h"

namespace xt::search {

// `database` must outlive the routes. Permission: search.read; people are found by those who have
// people.read, except teachers.
std::vector<http::Route> routes(db::Database& database, std::shared_ptr<const plans::Shelf> shelf);
std::vector<http::Shape> shapes();

}  // namespace xt::search
