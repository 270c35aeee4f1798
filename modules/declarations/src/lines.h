// The lines of an explanation in JSON, stored and sent alike.
#pragma once

#include <vector>

#include <boost/json.hpp>

#include "base/rational.h"
#include "declarations/convert.h"

namespace xt::declarations {

inline boost::json::array to_json(const std::vector<Line>& lines) {
  boost::json::array out;
  for (const Line& line : lines)
    out.push_back(boost::json::object{{"zh", line.zh},
                                      {"en", line.en},
                                      {"quote", line.quote},
                                      {"hours", format_hundredths(line.hours_x100)},
                                      {"credits", format_hundredths(line.credits_x100)}});
  return out;
}

}  // namespace xt::declarations
