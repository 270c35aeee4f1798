#include "http/precondition.h"

#include <algorithm>

#include "base/text.h"

namespace xt::http {
namespace {

bool names(std::string_view tags, std::string_view version) {
  if (version.empty()) return false;
  if (trim_ascii(tags) == "*") return true;
  const std::string tag = entity_tag(version);
  const auto parts = split(tags, ',');
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return trim_ascii(part) == tag; });
}

}  // namespace

std::string entity_tag(std::string_view version) {
  return "\"" + std::string(version) + "\"";
}

bool holds(const Request& request, std::string_view version) {
  if (request.headers.has("If-Match") && !names(request.headers.get("If-Match"), version)) return false;
  return !request.headers.has("If-None-Match") || !names(request.headers.get("If-None-Match"), version);
}

}  // namespace xt::http
