// What the server needs of this room: the gate before every route, and the routes of the session.
#pragma once

#include <vector>

#include "access/sign_in.h"
#include "access/trail.h"
#include "http/server.h"

namespace xt::access {

// Authenticates by the cookie xt_session, checks the route's permission, and for everything but GET and HEAD
// the header X-CSRF-Token; sets the request's context. Writes from other sites (Sec-Fetch-Site) are refused
// before anything else. `sign_in` must outlive the server.
http::Gate gate(SignIn& sign_in);

// /api/session, /api/accounts; GET /api/demo/accounts.
std::vector<http::Route> routes(db::Database& database, SignIn& sign_in, std::vector<ObjectNames> names = {});
std::vector<http::Shape> shapes();

}  // namespace xt::access
