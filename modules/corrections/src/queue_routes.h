// GET /api/corrections: the queue of those who answer.
#pragma once

#include "db/db.h"
#include "http/router.h"

namespace xt::corrections {

http::Route queue_route(db::Database& database);

}  // namespace xt::corrections
