#include <charconv>
#include <map>
#include <utility>

#include "refuse.h"
#include "xlsx.h"

namespace xt::sheets {
namespace {

constexpr std::size_t kMostFormats = 65'536;  // Excel's own limit of cell formats

int to_int(std::string_view text) {
  int value = -1;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

class StylesReader : public XmlHandler {
 public:
  std::vector<bool> dates;

  Status start(std::string_view name, const Attributes& attributes) override {
    if (name == "numFmt" && codes_.size() < kMostFormats) {
      codes_[to_int(attributes["numFmtId"])] = is_date_code(attributes["formatCode"]);
    }
    if (name == "cellXfs") in_cells_ = true;
    if (name == "xf" && in_cells_) {
      if (dates.size() == kMostFormats) return damaged_xlsx("too many cell formats");
      const int id = to_int(attributes["numFmtId"]);
      const auto code = codes_.find(id);
      dates.push_back(code != codes_.end() ? code->second : is_date_format(id));
    }
    return {};
  }

  Status end(std::string_view name) override {
    if (name == "cellXfs") in_cells_ = false;
    return {};
  }
  Status text(std::string_view) override { return {}; }

 private:
  std::map<int, bool> codes_;
  bool in_cells_ = false;
};

// Past a quoted text, an escaped character or a bracket that starts at `i`; `i` itself where none does.
std::size_t skip_literal(std::string_view code, std::size_t i) {
  const char c = code[i];
  if (c == '"') {
    const auto end = code.find('"', i + 1);
    return end == std::string_view::npos ? code.size() : end + 1;
  }
  if (c == '\\' || c == '_' || c == '*') return i + 2;
  if (c == '[') {
    const auto end = code.find(']', i);
    // [h]:mm is a length of time, [Red] and [$-804] are decoration.
    const auto inside = code.substr(i + 1, 1);
    if (inside == "h" || inside == "H") return i;
    return end == std::string_view::npos ? code.size() : end + 1;
  }
  return i;
}

}  // namespace

bool is_date_format(int id) {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

bool is_date_code(std::string_view code) {
  if (code.starts_with("General") || code.starts_with("G/")) return false;
  for (std::size_t i = 0; i < code.size();) {
    const std::size_t after = skip_literal(code, i);
    if (after != i) {
      i = after;
      continue;
    }
    const char c = code[i];
    if (c == ';') break;  // only the format of positive numbers counts
    if (std::string_view("yYmMdDhHsS").find(c) != std::string_view::npos) return true;
    ++i;
  }
  return false;
}

Result<std::vector<bool>> read_date_formats(Package& package, const std::string& part_name) {
  StylesReader reader;
  if (part_name.empty() || !package.has(part_name)) return std::move(reader.dates);
  XT_TRY(auto part, package.part(part_name));
  XT_CHECK_OK(parse_part(*part, reader, package.options()));
  return std::move(reader.dates);
}

}  // namespace xt::sheets
