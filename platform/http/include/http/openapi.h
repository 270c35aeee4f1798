// The description of the API (OpenAPI 3.1.0), made from the route table: what is served is what is described.
#pragma once

#include <string>

#include "http/router.h"

namespace xt::http {

// JSON, two spaces, in the order of paths: the same routes give the same text. http.bad_shape (internal) with
// a note that lists every route under /api that does not say what it answers, every text that cannot be read,
// and every shape that is named but not there, there twice, or there for nobody.
Result<std::string> openapi(const Router& router, const std::string& version);

}  // namespace xt::http
