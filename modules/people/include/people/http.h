// GET /api/teachers/{id}: the teacher page's head. Who may see whom is decided outside this room
// (modules/access is downstream of it), so the rule is handed in.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "auth/keyring.h"
#include "base/id.h"
#include "base/result.h"
#include "db/db.h"
#include "http/router.h"

namespace xt::people {

// Ok where the person behind the request may see this teacher, who belongs to this organisation; else the
// error to answer.
using MaySee = std::function<Status(const http::Request&, Id teacher, std::int64_t org_key)>;

// Called after a person's page was read, so that it can be written down who looked at whom; an error is the
// answer.
using WasRead = std::function<Status(const http::Request&, Id teacher, std::int64_t org_key)>;

// Both references must outlive the routes.
std::vector<http::Route> routes(db::Database& database, const auth::Keyring& keyring, MaySee may_see,
                                WasRead was_read = {});
std::vector<http::Shape> shapes();

}  // namespace xt::people
