// Rules as JSON.
#pragma once

#include <string>

#include <boost/json.hpp>

#include "rules/rule.h"

namespace xt::rules {

// Hundredths as a JSON number; whole ones as an integer.
boost::json::value number(std::int64_t hundredths);
boost::json::value or_null(const std::string& text);

// The shape Rule; `day` says which cycle is shown.
boost::json::object describe(const Rule& rule, Date day, const std::string& region_name);
// The shape RuleLine.
boost::json::object describe_line(const Rule& rule, const std::string& region_name);

}  // namespace xt::rules
