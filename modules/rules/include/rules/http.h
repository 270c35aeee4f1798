// GET /api/rules: all rules; /api/rules/here: what holds in a place on a day, whole; /api/rules/words: the
// kinds, results and units that forms offer; /api/rules/try: what an achievement would come to.
#pragma once

#include <memory>
#include <vector>

#include <boost/json/fwd.hpp>

#include "db/db.h"
#include "http/router.h"
#include "rules/book.h"
#include "rules/convert.h"

namespace xt::rules {

// `database` must outlive the routes. Permission: rules.read; regulations are public among those signed in.
std::vector<http::Route> routes(db::Database& database, Book book);
std::vector<http::Shape> shapes();

// A conversion as every room shows it: the shape RuleConversion.
boost::json::object to_json(const Conversion& conversion);

}  // namespace xt::rules
