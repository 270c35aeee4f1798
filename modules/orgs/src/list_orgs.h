// GET /api/orgs.
#pragma once

#include "db/db.h"
#include "http/message.h"
#include "orgs/key.h"

namespace xt::orgs {

// `scope`: the caller's subtree. Whatever lies outside it does not exist: orgs.unknown.
Result<http::Response> list_orgs(db::Database& database, KeyRange scope, const http::Request& request);

}  // namespace xt::orgs
