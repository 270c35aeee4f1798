#include "numbering.h"

#include <algorithm>

namespace xt::documents {
namespace {

int number(std::string_view text) {
  int out = 0;
  for (const char c : text.substr(0, 6)) {
    if (c < '0' || c > '9') return -1;
    out = out * 10 + (c - '0');
  }
  return text.empty() ? -1 : out;
}

std::string written(const std::string& format, int n) {
  if (format == "chineseCounting" || format == "chineseCountingThousand" || format == "japaneseCounting" ||
      format == "ideographTraditional" || format == "taiwaneseCounting") {
    return chinese_number(n);
  }
  if (format == "lowerLetter" && n >= 1 && n <= 26) return std::string(1, static_cast<char>('a' + n - 1));
  if (format == "upperLetter" && n >= 1 && n <= 26) return std::string(1, static_cast<char>('A' + n - 1));
  return std::to_string(n);
}

}  // namespace

std::string chinese_number(int n) {
  static constexpr std::string_view kDigits[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  static constexpr std::string_view kUnits[] = {"", "十", "百", "千"};
  if (n <= 0 || n > 9999) return std::to_string(n);
  std::string out;
  bool zero = false;
  for (int power = 3, unit = 1000; power >= 0; --power, unit /= 10) {
    const int digit = n / unit % 10;
    if (digit == 0) {
      zero = zero || !out.empty();
      continue;
    }
    if (zero) out += kDigits[0];
    zero = false;
    if (!(digit == 1 && power == 1 && out.empty())) out += kDigits[digit];
    out += kUnits[power];
  }
  return out;
}

void Numbering::start(std::string_view name, const Attributes& attributes) {
  const bool in_level = kind_ >= 0 && level_ >= 0 && level_ < kLevels;
  if (name == "abstractNum") {
    kind_ = number(attributes["abstractNumId"]);
    level_ = -1;
  } else if (name == "lvl") {
    level_ = number(attributes["ilvl"]);
  } else if (name == "num") {
    list_ = number(attributes["numId"]);
    kind_ = -1;
  } else if (name == "abstractNumId" && list_ >= 0) {
    lists_[list_] = number(attributes["val"]);
  } else if (in_level && name == "numFmt") {
    kinds_[kind_][static_cast<std::size_t>(level_)].format = attributes["val"];
  } else if (in_level && name == "lvlText") {
    kinds_[kind_][static_cast<std::size_t>(level_)].text = std::string(attributes["val"]).substr(0, 64);
  } else if (in_level && name == "start") {
    kinds_[kind_][static_cast<std::size_t>(level_)].first = std::max(0, number(attributes["val"]));
  }
}

void Numbering::end(std::string_view name) {
  if (name == "abstractNum") kind_ = -1;
  if (name == "lvl") level_ = -1;
  if (name == "num") list_ = -1;
}

std::string Numbering::next(int list, int level) {
  const auto kind = lists_.find(list);
  if (kind == lists_.end() || level >= kLevels) return {};
  const auto levels = kinds_.find(kind->second);
  if (levels == kinds_.end()) return {};
  auto& counters = counters_.try_emplace(kind->second, std::array<int, kLevels>{}).first->second;
  const auto at = static_cast<std::size_t>(level);
  const Level& own = levels->second[at];
  counters[at] = counters[at] == 0 ? own.first : counters[at] + 1;
  for (std::size_t below = at + 1; below < kLevels; ++below) counters[below] = 0;
  if (own.format == "bullet") return "· ";
  std::string out;
  for (std::size_t i = 0; i < own.text.size(); ++i) {
    const char c = own.text[i];
    const char digit = i + 1 < own.text.size() ? own.text[i + 1] : '\0';
    if (c == '%' && digit >= '1' && digit <= '9') {
      const auto which = static_cast<std::size_t>(digit - '1');
      out += written(levels->second[which].format, std::max(1, counters[which]));
      ++i;
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace xt::documents
