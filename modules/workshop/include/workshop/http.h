// The plan workshop: a document becomes a living plan. Drafts, their check, their result on today's data,
// their cases, and publishing. Whoever may write plans writes those of their own region and of the regions
// below it.
#pragma once

#include <memory>
#include <vector>

#include "access/inbox.h"
#include "db/db.h"
#include "db/migrate.h"
#include "http/router.h"
#include "plans/http.h"

namespace xt::workshop {

db::ModuleMigrations migrations();

// `all` migrations of the house, for the throw-away worlds of cases. `database` outlives the routes.
std::vector<http::Route> routes(db::Database& database, std::shared_ptr<const plans::Shelf> shelf,
                                std::vector<db::ModuleMigrations> all);
std::vector<http::Shape> shapes();

// The caller's own drafts that nobody touched for a week.
access::WaitingSource waiting_drafts();

}  // namespace xt::workshop
