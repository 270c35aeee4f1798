// Origins as holds and other sources keep them, and lists of ids as statements take them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"

namespace xt::credits {

// What is taken back whole: of "import:7:12", a row, "import:7"; others as they are.
inline std::string whole_origin(std::string_view origin) {
  constexpr std::string_view kImport = "import:";
  if (!origin.starts_with(kImport)) return std::string(origin);
  return std::string(origin.substr(0, origin.find(':', kImport.size())));
}

// Joined by commas; "0", nobody's, for none.
inline std::string joined(const std::vector<Id>& ids) {
  std::string out;
  for (const Id id : ids) out += (out.empty() ? "" : ",") + std::to_string(id);
  return out.empty() ? "0" : out;
}

}  // namespace xt::credits
