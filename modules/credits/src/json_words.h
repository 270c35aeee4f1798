// How amounts and absent texts of the ledger stand in JSON.
#pragma once

#include <cstdint>
#include <string>

#include <boost/json.hpp>

namespace xt::credits {

// Hundredths as a JSON number; whole ones as an integer.
inline boost::json::value number(std::int64_t hundredths) {
  if (hundredths % 100 == 0) return hundredths / 100;
  return static_cast<double>(hundredths) / 100.0;
}

inline boost::json::value or_null(const std::string& text) {
  return text.empty() ? boost::json::value(nullptr) : boost::json::value(text);
}

}  // namespace xt::credits
