#include "pretty.h"

#include <boost/json.hpp>

namespace xt::http {
namespace {

namespace json = boost::json;

void write(std::string& out, const json::value& value, std::size_t depth) {
  const auto line = [&out](std::size_t level) { out += '\n' + std::string(2 * level, ' '); };
  const auto list = [&](char open, char close, const auto& members, const auto& one) {
    if (members.empty()) {
      out += {open, close};
      return;
    }
    out += open;
    bool first = true;
    for (const auto& member : members) {
      if (!first) out += ',';
      first = false;
      line(depth + 1);
      one(member);
    }
    line(depth);
    out += close;
  };
  if (value.is_object()) {
    list('{', '}', value.get_object(), [&](const json::key_value_pair& member) {
      out += json::serialize(member.key()) + ": ";
      write(out, member.value(), depth + 1);
    });
  } else if (value.is_array()) {
    list('[', ']', value.get_array(), [&](const json::value& member) { write(out, member, depth + 1); });
  } else {
    out += json::serialize(value);
  }
}

}  // namespace

std::string pretty(const json::value& value) {
  std::string out;
  write(out, value, 0);
  out += '\n';
  return out;
}

}  // namespace xt::http
