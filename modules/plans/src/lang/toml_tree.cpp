#include "lang/toml_tree.h"

// toml++ guards its parser with assertions that hostile text can break ("[[[a]" does, in 3.3). An abort is no
// answer and an assertion compiled away is worse, so here they always stand, and throw.
namespace {
struct TomlBroken {};
}  // namespace
#undef NDEBUG
#define TOML_ASSERT(expr) (static_cast<bool>(expr) ? void() : throw TomlBroken())
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wterminate"
#include <algorithm>

#include <toml++/toml.h>

#include "base/text.h"
#include "lang/toml_scan.h"

namespace xt::plans {
namespace {

Place place_of(const toml::source_position& position) {
  return {static_cast<int>(position.line), static_cast<int>(position.column)};
}

// Byte offsets of the lines, to find again what toml++ names by line and column.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {
    starts_.push_back(0);
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\n') starts_.push_back(i + 1);
    }
  }
  std::size_t offset(Place place) const {
    const auto line = static_cast<std::size_t>(place.line);
    if (line == 0 || line > starts_.size() || place.column < 1) return text_.size();
    const std::size_t start = starts_[line - 1];
    return start + offset_utf8(text_.substr(start), static_cast<std::size_t>(place.column - 1));
  }
  std::string_view slice(const toml::source_region& region) const {
    const std::size_t begin = offset(place_of(region.begin));
    const std::size_t end = offset(place_of(region.end));
    return begin < end ? text_.substr(begin, end - begin) : std::string_view();
  }

 private:
  std::string_view text_;
  std::vector<std::size_t> starts_;
};

std::string number_text(std::string_view literal) {
  std::string out;
  for (const char c : trim_ascii(literal)) {
    if (c != '_') out += c;
  }
  return out;
}

TomlNode convert(const toml::node& node, const Lines& lines);

void convert_table(const toml::table& table, const Lines& lines, TomlNode& out) {
  for (const auto& [key, value] : table) {
    Place place = place_of(key.source().begin);
    if (place.line == 0) place = place_of(value.source().begin);
    out.members.push_back({std::string(key.str()), place, convert(value, lines)});
  }
  std::stable_sort(out.members.begin(), out.members.end(), [](const auto& a, const auto& b) {
    return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
  });
}

void convert_scalar(const toml::node& node, const Lines& lines, TomlNode& out) {
  if (const auto* s = node.as_string()) {
    out.kind = TomlNode::Kind::string;
    out.text = s->get();
  } else if (node.is_integer() || node.is_floating_point()) {
    out.kind = node.is_integer() ? TomlNode::Kind::integer : TomlNode::Kind::real;
    out.text = number_text(lines.slice(node.source()));
  } else if (const auto* b = node.as_boolean()) {
    out.kind = TomlNode::Kind::boolean;
    out.truth = b->get();
  } else if (const auto* d = node.as_date()) {
    out.kind = TomlNode::Kind::date;
    out.date = Date::of(d->get().year, d->get().month, d->get().day);
  } else {
    out.kind = TomlNode::Kind::date_time;
  }
}

TomlNode convert(const toml::node& node, const Lines& lines) {
  TomlNode out;
  out.place = place_of(node.source().begin);
  out.begin = lines.offset(out.place);
  if (const auto* table = node.as_table()) {
    out.kind = TomlNode::Kind::table;
    convert_table(*table, lines, out);
  } else if (const auto* array = node.as_array()) {
    out.kind = TomlNode::Kind::array;
    for (const toml::node& item : *array) out.items.push_back(convert(item, lines));
    if (out.place.line == 0 && !out.items.empty()) out.place = out.items.front().place;
  } else {
    convert_scalar(node, lines, out);
  }
  return out;
}

// nullopt: toml++ broke on it.
std::optional<toml::parse_result> guarded_parse(std::string_view text) {
  try {
    return toml::parse(text);
  } catch (const TomlBroken&) {
    return std::nullopt;
  }
}

// The first line on which toml++ breaks: it reads from the front, so whatever holds that line breaks it too.
int breaking_line(std::string_view text) {
  std::vector<std::size_t> ends;
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
    ends.push_back(at);
  const auto first = std::partition_point(ends.begin(), ends.end(), [&](std::size_t end) {
    return guarded_parse(text.substr(0, end)).has_value();
  });
  return static_cast<int>(first - ends.begin()) + 1;
}

void syntax_error(std::string_view text, const std::optional<toml::parse_result>& result, Report& report) {
  const std::string what(result ? result->error().description() : "brackets or dots in the wrong place");
  const Place place = result ? place_of(result->error().source().begin) : Place{breaking_line(text), 1};
  if (what.find("redefine") != std::string::npos) {
    report.error("duplicate_key", place, "同一个键写了两次", "the same key is written twice",
                 {"只留一个", "keep one of them", ""});
    return;
  }
  report.error(
      "toml_syntax", place, "不是合法的 TOML:" + what, "not TOML: " + what,
      {"检查这一行的引号、括号和等号", "check the quotes, brackets and equals sign of this line", ""});
}

// Walks one character of a literal: how many bytes it takes there, how many it gives when decoded.
struct Step {
  std::size_t raw = 1;
  std::size_t decoded = 1;
};

Step escape_step(std::string_view rest) {
  const char c = rest.size() > 1 ? rest[1] : '\0';
  if (c == 'u' || c == 'U') {
    const std::size_t digits = c == 'u' ? 4 : 8;
    unsigned long code = 0;
    for (std::size_t i = 2; i < 2 + digits && i < rest.size(); ++i) {
      const char h = rest[i];
      code = code * 16 + static_cast<unsigned long>(h <= '9' ? h - '0' : (h | 32) - 'a' + 10);
    }
    return {2 + digits, code < 0x80 ? 1u : code < 0x800 ? 2u : code < 0x10000 ? 3u : 4u};
  }
  const auto is_space = [](char x) { return x == ' ' || x == '\t' || x == '\r' || x == '\n'; };
  if (is_space(c)) {  // a backslash at the end of a line swallows the white space that follows
    std::size_t i = 1;
    while (i < rest.size() && is_space(rest[i])) ++i;
    return {i, 0};
  }
  return {2, 1};
}

}  // namespace

const TomlNode* TomlNode::find(std::string_view key) const {
  for (const Member& member : members) {
    if (member.key == key) return &member.value;
  }
  return nullptr;
}

std::optional<TomlFile> parse_toml(std::string_view text, std::size_t max_bytes, Report& report) {
  if (text.size() > max_bytes) {
    const std::string limit = std::to_string(max_bytes / 1024);
    report.error("too_large", {}, "文件超过 " + limit + " KiB 的上限",
                 "the file exceeds the limit of " + limit + " KiB",
                 {"拆分规划,或删去多余的内容", "split the plan, or remove what does not belong to it", ""});
    return std::nullopt;
  }
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  if (!is_utf8(text)) {
    report.error("not_utf8", {}, "文件不是 UTF-8 编码", "the file is not UTF-8",
                 {"另存为 UTF-8", "save it as UTF-8", ""});
    return std::nullopt;
  }
  // toml++ recurses over values and keys: what is nested without end must not reach it.
  if (const TomlDepth deep = nesting(text, kMaxNesting); deep.depth > kMaxNesting) {
    report.error("too_deep", {deep.line, deep.column}, "嵌套超过 " + std::to_string(kMaxNesting) + " 层",
                 "nested deeper than " + std::to_string(kMaxNesting) + " levels",
                 {"规划文件只需要两三层", "a plan needs two or three levels", ""});
    return std::nullopt;
  }
  TomlFile file{std::string(text), {}};
  const std::optional<toml::parse_result> result = guarded_parse(file.text);
  if (!result || !*result) {
    syntax_error(file.text, result, report);
    return std::nullopt;
  }
  const Lines lines(file.text);
  convert_table(result->table(), lines, file.root);
  return file;
}

Place place_in(const TomlFile& file, const TomlNode& string, std::size_t offset) {
  std::string_view raw = std::string_view(file.text).substr(std::min(string.begin, file.text.size()));
  if (raw.empty()) return string.place;
  const char quote = raw[0];
  std::size_t skip = raw.size() >= 3 && raw[1] == quote && raw[2] == quote ? 3 : 1;
  if (skip == 3) {  // a line break right after the opening quotes is not part of the string
    if (raw.substr(3).starts_with("\r\n"))
      skip = 5;
    else if (raw.substr(3).starts_with("\n"))
      skip = 4;
  }
  Place place = string.place;
  std::size_t done = 0;
  const auto pass = [&](std::size_t bytes) {
    for (const char c : raw.substr(0, bytes)) {
      if (c == '\n')
        place = {place.line + 1, 1};
      else if ((static_cast<unsigned char>(c) & 0xc0) != 0x80)
        ++place.column;
    }
    raw.remove_prefix(std::min(bytes, raw.size()));
  };
  pass(skip);
  while (done < offset && !raw.empty()) {
    const Step step = raw[0] == '\\' && quote == '"' ? escape_step(raw) : Step{};
    pass(step.raw);
    done += step.decoded;
  }
  return place;
}

std::string_view kind_zh(TomlNode::Kind kind) {
  constexpr std::string_view kWords[] = {"文字", "整数", "小数", "真假值", "日期", "日期时间", "列表", "表"};
  return kWords[static_cast<std::size_t>(kind)];
}

std::string_view kind_en(TomlNode::Kind kind) {
  constexpr std::string_view kWords[] = {"a string", "an integer",  "a decimal", "true or false",
                                         "a date",   "a date-time", "a list",    "a table"};
  return kWords[static_cast<std::size_t>(kind)];
}

}  // namespace xt::plans
