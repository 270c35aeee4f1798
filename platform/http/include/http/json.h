// JSON in and out of a route. Include <boost/json.hpp> in the .cpp file that builds values.
#pragma once

#include <string>

#include <boost/json/fwd.hpp>

#include "http/message.h"

namespace xt::http {

Response json(const boost::json::value& value, int status = 200);
// Text that is JSON already.
Response json_text(std::string text, int status = 200);

// The body as a JSON object. http.not_json (malformed) with the place; nesting is limited to 32, and a body
// that is not declared application/json is refused, which also keeps foreign forms out.
Result<boost::json::object> json_body(const Request& request);

// One string member, tidied; field error <name>/required, /not_text, /too_long (code points) otherwise.
Result<std::string> json_string(const boost::json::object& object, std::string_view name,
                                std::size_t max_length = 200);

}  // namespace xt::http
