#include "sheet_name.h"

#include "base/text.h"

namespace xt::sheets {
namespace {

constexpr std::size_t kMostNameChars = 31;

}  // namespace

std::string sheet_name(std::string_view wanted) {
  std::string name;
  for (char c : wanted) {
    if (std::string_view("[]:*?/\\'").find(c) == std::string_view::npos) name += c;
  }
  name.resize(offset_utf8(name, kMostNameChars));
  return name.empty() ? "Sheet1" : name;
}

}  // namespace xt::sheets
