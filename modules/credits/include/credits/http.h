// GET /api/teachers/{id}/entries: a teacher's ledger, latest first, with totals of all that matches.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "access/inbox.h"
#include "credits/credits.h"
#include "db/db.h"
#include "http/router.h"

namespace xt::credits {

// The import behind an entry. Imports are a later room: who composes the routes hands the look-up in.
struct Source {
  std::string file_name, account_name;
  std::int64_t key_lo = 0, key_hi = 0;  // the subtree it could write in
  std::int64_t created_ms = 0;
};
using Sources = std::function<Result<std::map<Id, Source>>(db::Session&, const std::vector<Id>& imports)>;

// `database` must outlive the routes. Without `sources` entries carry no source.
std::vector<http::Route> routes(db::Database& database, Sources sources = {});
std::vector<http::Shape> shapes();

// /api/holds: what waits for a decision, its evidence, and deciding. `database` must outlive the routes.
// `recount`: see credits.h.
std::vector<http::Route> hold_routes(db::Database& database, Recount recount = {});
std::vector<http::Shape> hold_shapes();
access::WaitingSource waiting_holds();

}  // namespace xt::credits
