#pragma once

#include <string>

#include <boost/json/value.hpp>

namespace xt::http {

// JSON for people and for diffs: two spaces a level, one member a line, a line end at the end.
std::string pretty(const boost::json::value& value);

}  // namespace xt::http
