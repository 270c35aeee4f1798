// The words in which routes say what goes in and out (README.md, "Shapes"), read into JSON Schema 2020-12.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include <boost/json/object.hpp>

#include "base/result.h"

namespace xt::http {

// `named` collects the shapes that the text refers to. http.bad_shape (internal) with the place.
Result<boost::json::object> schema_of(std::string_view text, std::set<std::string>& named);

// "at?: date, limit?: int" as an object schema.
Result<boost::json::object> fields_of(std::string_view text, std::set<std::string>& named);

}  // namespace xt::http
