// Two records of one person become one: shown first, done with a reason.
#pragma once

#include "db/db.h"
#include "http/router.h"

namespace xt::corrections {

http::Route merge_route(db::Database& database);

}  // namespace xt::corrections
