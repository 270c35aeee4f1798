// Draws and what was drawn, in JSON and as a workbook.
#pragma once

#include <string>
#include <vector>

#include <boost/json.hpp>

#include "declarations/inspect.h"

#include "http_json.h"

namespace xt::declarations {

inline constexpr int kDaysToInspect = 30;  // where the draw does not say

struct Place {
  std::string code, name;
};
boost::json::object to_json(const Draw& draw, const Place& place, Date today);
Result<boost::json::array> to_json(db::Session& session, const std::vector<Draw>& draws, Date today);
Result<boost::json::array> schools_json(db::Session& session, Id draw);
// Rows with their declarations, and why this caller may not inspect one.
Result<boost::json::array> to_json(db::Session& session, const Doer& doer, const DrawnList& list,
                                   const Beside& more);
const char* name_of(Counted where);
Result<http::Response> workbook(const Draw& draw, const DrawnList& list, const Beside& more);

}  // namespace xt::declarations
