#include "plans/lang/table.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "plans/lang/suggest.h"

namespace xt::plans {
namespace {

constexpr std::size_t kMaxText = 4000;  // bytes of a title or a quote

}  // namespace

Table::Table(const TomlNode& node, std::span<const std::string_view> known, Report& report)
    : node_(node), report_(report) {
  for (const TomlNode::Member& member : node.members) {
    if (std::find(known.begin(), known.end(), member.key) != known.end()) continue;
    report.error("unknown_key", member.place, "不认识的键 " + quoted_zh(member.key),
                 "unknown key " + quoted_en(member.key), nearest_or_list(member.key, known, known));
  }
}

void wrong_type(Report& report, const TomlNode& node, std::string_view key, std::string_view zh,
                std::string_view en) {
  report.error("wrong_type", node.place,
               std::string(key) + " 应当是" + std::string(zh) + ",这里是" + std::string(kind_zh(node.kind)),
               std::string(key) + " is " + std::string(en) + ", not " + std::string(kind_en(node.kind)));
}

void Table::missing(std::string_view key) {
  report_.error("missing_key", node_.place, "缺少 " + std::string(key), std::string(key) + " is missing",
                {"补上 " + std::string(key) + " = …", "add " + std::string(key) + " = …", std::string(key)});
}

const TomlNode* Table::typed(std::string_view key, TomlNode::Kind kind, bool required) {
  const TomlNode* node = node_.find(key);
  if (node == nullptr) {
    if (required) missing(key);
    return nullptr;
  }
  if (node->kind == kind) return node;
  wrong_type(report_, *node, key, kind_zh(kind), kind_en(kind));
  return nullptr;
}

std::string Table::text(std::string_view key, bool required) {
  const TomlNode* node = typed(key, TomlNode::Kind::string, required);
  if (node == nullptr) return {};
  if (required && node->text.find_first_not_of(" \t\r\n") == std::string::npos) {
    report_.error("empty_text", node->place, std::string(key) + " 是空的", std::string(key) + " is empty");
  } else if (node->text.size() > kMaxText) {
    report_.error("too_long", node->place, std::string(key) + " 过长", std::string(key) + " is too long");
    return {};
  }
  return node->text;
}

bool Table::flag(std::string_view key) {
  const TomlNode* node = typed(key, TomlNode::Kind::boolean, false);
  return node != nullptr && node->truth;
}

std::optional<int> Table::number(std::string_view key, int low, int high) {
  const TomlNode* node = typed(key, TomlNode::Kind::integer, false);
  if (node == nullptr) return std::nullopt;
  int value = 0;
  const char* end = node->text.data() + node->text.size();
  const auto [last, status] = std::from_chars(node->text.data(), end, value);
  if (status == std::errc() && last == end && value >= low && value <= high) return value;
  const std::string span = std::to_string(low) + " – " + std::to_string(high);
  report_.error("impossible_value", node->place, std::string(key) + " 不可能是 " + node->text,
                std::string(key) + " cannot be " + node->text,
                {"应在 " + span + " 之间", "between " + span, ""});
  return std::nullopt;
}

std::optional<Date> Table::date(std::string_view key, bool required) {
  const TomlNode* node = node_.find(key);
  if (node != nullptr && node->kind == TomlNode::Kind::string) {
    const auto date = Date::parse_iso(node->text);
    report_.error(
        date ? "wrong_type" : "impossible_date", node->place,
        date ? std::string(key) + " 是日期,不加引号" : "没有这一天:" + quoted_zh(node->text),
        date ? std::string(key) + " is a date, without quotes" : "no such day: " + quoted_en(node->text),
        date ? replace_with(node->text) : Fix{"写成 2021-01-01 的样子", "written like 2021-01-01", ""});
    return std::nullopt;
  }
  node = typed(key, TomlNode::Kind::date, required);
  return node == nullptr ? std::nullopt : std::optional(node->date);
}

std::optional<std::size_t> one_of(const TomlNode& node, std::string_view key, std::span<const Word> words,
                                  Report& report) {
  if (node.kind != TomlNode::Kind::string) {
    wrong_type(report, node, key, "文字", "a string");
    return std::nullopt;
  }
  std::vector<std::string_view> known;
  std::vector<std::string_view> codes;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (node.text == words[i].code || node.text == words[i].zh) return i;
    known.insert(known.end(), {words[i].code, words[i].zh});
    codes.push_back(words[i].code);
  }
  report.error("impossible_value", node.place, std::string(key) + " 不能是 " + quoted_zh(node.text),
               std::string(key) + " cannot be " + quoted_en(node.text),
               nearest_or_list(node.text, known, codes));
  return std::nullopt;
}

}  // namespace xt::plans
