// Routes of this room by subject, and the JSON they share.
#pragma once

#include <vector>

#include <boost/json.hpp>

#include "access/manage.h"
#include "access/sign_in.h"
#include "http/router.h"

namespace xt::access {

boost::json::object post_json(const Post& post, Date today);

std::vector<http::Route> account_routes(db::Database& database, SignIn& sign_in);

}  // namespace xt::access
