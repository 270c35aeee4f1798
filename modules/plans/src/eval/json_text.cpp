#include "eval/json_text.h"

#include <boost/json/serialize.hpp>
#include <boost/json/string.hpp>

namespace xt::plans::json {

std::string str(std::string_view text) {
  return boost::json::serialize(boost::json::string_view(text));
}

std::string number(const std::optional<Rational>& value) {
  return value ? value->decimal(6) : "null";
}

std::string day(Date date) {
  return "\"" + date.iso() + "\"";
}

std::string window(Date first, Date last) {
  return "{\"from\":" + day(first) + ",\"to\":" + day(last) + "}";
}

std::string target(Comparison comparison, const std::optional<Rational>& low,
                   const std::optional<Rational>& high) {
  if (comparison == Comparison::at_least) return number(low);
  if (comparison == Comparison::at_most) return number(high);
  if (comparison == Comparison::between && low && high) return "[" + number(low) + "," + number(high) + "]";
  return "null";
}

}  // namespace xt::plans::json
