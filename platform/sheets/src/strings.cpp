#include <utility>

#include "refuse.h"
#include "xlsx.h"

namespace xt::sheets {
namespace {

class StringsReader : public XmlHandler {
 public:
  explicit StringsReader(const Options& options) : options_(options) {}
  SharedStrings strings;

  Status start(std::string_view name, const Attributes&) override {
    if (name == "si") {
      collector_.clear();
    } else {
      collector_.start(name);
    }
    return {};
  }

  Status end(std::string_view name) override {
    if (name != "si") {
      collector_.end(name);
      return {};
    }
    std::string value = collector_.value();
    unescape(value);
    return strings.add(value, options_);
  }

  Status text(std::string_view text) override { return collector_.text(text, options_); }

 private:
  const Options& options_;
  StringCollector collector_;
};

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

// The code of "_xHHHH_" at `at`, -1 where there is none.
int escaped_code(std::string_view text, std::size_t at) {
  if (at + 7 > text.size() || text[at + 1] != 'x' || text[at + 6] != '_') return -1;
  int code = 0;
  for (std::size_t i = at + 2; i < at + 6; ++i) {
    const int digit = hex_digit(text[i]);
    if (digit < 0) return -1;
    code = code * 16 + digit;
  }
  return code;
}

}  // namespace

std::optional<std::string_view> SharedStrings::at(std::size_t index) const {
  if (index >= ends_.size()) return std::nullopt;
  const std::uint64_t from = index == 0 ? 0 : ends_[index - 1];
  return std::string_view(all_).substr(from, ends_[index] - from);
}

Status SharedStrings::add(std::string_view text, const Options& options) {
  all_ += text;
  ends_.push_back(all_.size());
  const auto bytes = static_cast<std::int64_t>(all_.size() + ends_.size() * sizeof(std::uint64_t));
  if (bytes <= options.max_shared_string_bytes) return {};
  return refuse(Code::too_large, "sheets.too_many_strings",
                "表格里的文字过多，无法一次读取。请分成几个文件，或另存为 CSV 再上传。");
}

void StringCollector::clear() {
  value_.clear();
  in_text_ = false;
  phonetic_ = 0;
}

void StringCollector::start(std::string_view name) {
  if (name == "rPh") ++phonetic_;
  if (name == "t") in_text_ = phonetic_ == 0;
}

void StringCollector::end(std::string_view name) {
  if (name == "rPh") --phonetic_;
  if (name == "t") in_text_ = false;
}

Status StringCollector::text(std::string_view text, const Options& options) {
  if (!in_text_) return {};
  value_ += text;
  // Four bytes are the most a character takes, seven the most an escape takes.
  if (value_.size() <= static_cast<std::size_t>(options.max_cell_chars) * 7) return {};
  return refuse(Code::too_large, "sheets.cell_too_long",
                "有单元格超过 " + std::to_string(options.max_cell_chars) + " 个字，请缩短。");
}

void unescape(std::string& text) {
  std::size_t at = text.find("_x");
  while (at != std::string::npos) {
    const int code = escaped_code(text, at);
    // Only what XML cannot hold is ever escaped, and the underscore itself.
    if (code == 0x5f || (code > 0 && code < 0x20)) text.replace(at, 7, 1, static_cast<char>(code));
    at = text.find("_x", at + 1);
  }
}

Result<SharedStrings> read_strings(Package& package, const std::string& part_name) {
  StringsReader reader(package.options());
  if (part_name.empty() || !package.has(part_name)) return std::move(reader.strings);
  XT_TRY(auto part, package.part(part_name));
  XT_CHECK_OK(parse_part(*part, reader, package.options()));
  return std::move(reader.strings);
}

}  // namespace xt::sheets
