#include "lang/parts.h"

#include <algorithm>
#include <array>

#include "lang/expressions.h"
#include "plans/lang/suggest.h"

namespace xt::rules {
namespace {

using plans::quoted_en;
using plans::quoted_zh;
using plans::Table;
using plans::TomlNode;
using plans::Word;
using Keys = std::vector<std::string_view>;

Keys with_part_keys(std::initializer_list<std::string_view> more) {
  Keys out = {"id", "title", "title_en", "quote", "reading"};
  out.insert(out.end(), more);
  return out;
}

void read_quote(Part& part, Table& table, const Reading& reading) {
  part.quote = table.text("quote");
  part.reading = table.text("reading");
  const TomlNode* node = table.find("quote");
  if (node == nullptr) {
    if (table.find("reading") == nullptr) table.missing("quote");
    return;
  }
  if (part.quote.empty() || reading.source.find(part.quote) != std::string_view::npos) return;
  plans::Fix fix;
  const plans::ByteRange near = reading.index.nearest(part.quote);
  if (near.end > near.begin) {
    const std::string passage(reading.source.substr(near.begin, near.end - near.begin));
    fix = {"最接近的是:" + passage, "nearest is: " + passage, passage};
  }
  reading.report.error("quote_not_found", node->place, "source.txt 里没有这句话:" + quoted_zh(part.quote),
                       "source.txt does not say " + quoted_en(part.quote), fix);
}

void read_part(Part& part, const TomlNode& node, Table& table, const Reading& reading) {
  part.place = node.place;
  part.id = table.text("id", true);
  check_id(node.find("id"), reading.report);
  part.title = table.text("title", true);
  part.title_en = table.text("title_en");
  if (part.title_en.empty()) part.title_en = part.title;
  read_quote(part, table, reading);
}

std::string written(const TomlNode* node) {
  return node == nullptr ? std::string() : node->text;
}

Condition read_condition(Table& table, std::string_view key, Names names, const Reading& reading) {
  const TomlNode* node = table.typed(key, TomlNode::Kind::string, false);
  if (node == nullptr) return {};
  return parse_condition(reading.file, *node, names, reading.report).value_or(Condition());
}

std::optional<Formula> read_formula(Table& table, std::string_view key, Names names, const Reading& reading) {
  const TomlNode* node = table.find(key);
  if (node == nullptr) return std::nullopt;
  return parse_formula(reading.file, *node, names, reading.report);
}

// Hundredths; a number or a string such as "1/3".
std::optional<std::int64_t> read_amount(Table& table, std::string_view key, const Reading& reading) {
  const TomlNode* node = table.find(key);
  if (node == nullptr) return std::nullopt;
  const bool scalar = node->kind == TomlNode::Kind::integer || node->kind == TomlNode::Kind::real ||
                      node->kind == TomlNode::Kind::string;
  const auto amount = scalar ? parse_hundredths(node->text) : std::nullopt;
  constexpr std::int64_t kMost = 1'000'000'00;
  if (amount && *amount >= 0 && *amount <= kMost) return amount;
  reading.report.error("impossible_value", node->place, std::string(key) + " 应当是不小于零的数,至多两位小数",
                       std::string(key) + " is a number from zero with at most two decimals");
  return std::nullopt;
}

void note_asked(const Formula& formula, std::vector<Fact>& out) {
  if (formula.kind == Formula::Kind::fact && info(formula.fact).asked) out.push_back(formula.fact);
  for (const Formula& arg : formula.args) note_asked(arg, out);
}
void note_asked(const Condition& condition, std::vector<Fact>& out) {
  if (condition.kind == Condition::Kind::test && info(condition.fact).asked) out.push_back(condition.fact);
  for (const Condition& part : condition.parts) note_asked(part, out);
}

std::vector<std::string> strings(Table& table, std::string_view key, const Reading& reading) {
  std::vector<std::string> out;
  const TomlNode* list = table.typed(key, TomlNode::Kind::array, false);
  if (list == nullptr) return out;
  for (const TomlNode& item : list->items) {
    if (item.kind != TomlNode::Kind::string)
      plans::wrong_type(reading.report, item, key, "文字", "a string");
    else
      out.push_back(item.text);
  }
  return out;
}

Scope read_scope(Table& table, const Reading& reading) {
  Scope out;
  out.of = read_condition(table, "of", Names::ledger, reading);
  out.of_text = written(table.find("of"));
  out.clauses = strings(table, "conversions", reading);
  Keys known;
  for (const Clause& clause : reading.rule.clauses) known.emplace_back(clause.id);
  for (const std::string& id : out.clauses) {
    if (std::find(known.begin(), known.end(), id) != known.end()) continue;
    reading.report.error("unknown_conversion", table.find("conversions")->place,
                         "没有 id 为 " + quoted_zh(id) + " 的 [[conversion]]",
                         "there is no [[conversion]] " + quoted_en(id),
                         plans::nearest_or_list(id, known, known));
  }
  return out;
}

constexpr std::array<Word, 4> kPer = {
    {{"once", "单项"}, {"year", "年"}, {"school_year", "学年"}, {"cycle", "周期"}}};

Per read_per(Table& table, Per absent, const Reading& reading) {
  const TomlNode* node = table.find("per");
  if (node == nullptr) return absent;
  const auto index = plans::one_of(*node, "per", kPer, reading.report);
  return index ? static_cast<Per>(*index) : absent;
}

}  // namespace

void check_id(const TomlNode* node, plans::Report& report) {
  if (node == nullptr || node->kind != TomlNode::Kind::string || node->text.empty()) return;
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  if (node->text.size() <= 60 && std::all_of(node->text.begin(), node->text.end(), fits)) return;
  report.error("bad_id", node->place, "id 只用小写字母、数字和连字符,不超过 60 个",
               "an id is made of small letters, digits and hyphens, at most 60");
}

std::optional<Rounding> read_rounding(Table& table, std::string_view key, plans::Report& report) {
  const std::string text = table.text(key);
  if (text.empty()) return std::nullopt;
  static constexpr std::array<std::pair<std::string_view, Round>, 3> kWays = {
      {{"half_up ", Round::half_up}, {"down ", Round::down}, {"up ", Round::up}}};
  for (const auto& [word, way] : kWays) {
    if (!text.starts_with(word)) continue;
    const auto step = parse_hundredths(std::string_view(text).substr(word.size()));
    if (step && *step > 0 && *step <= 100'00) return Rounding{way, *step};
  }
  report.error("impossible_value", table.find(key)->place, std::string(key) + " 写成 \"half_up 0.1\" 的样子",
               std::string(key) + " is written like \"half_up 0.1\"",
               {"half_up、down 或 up,加上步长", "half_up, down or up, and the step", ""});
  return std::nullopt;
}

std::optional<std::pair<int, int>> read_day(Table& table, std::string_view key, plans::Report& report) {
  const std::string text = table.text(key);
  if (text.empty()) return std::nullopt;
  const auto day = Date::parse_iso("2023-" + text);  // not a leap year: every year has this day
  if (day) return std::pair(day->ymd().month, day->ymd().day);
  report.error("impossible_date", table.find(key)->place,
               std::string(key) + " 不是每年都有的日子:" + quoted_zh(text),
               std::string(key) + " is no day of every year: " + quoted_en(text),
               {"写成 \"12-31\" 的样子", "written like \"12-31\"", ""});
  return std::nullopt;
}

Clause read_clause(const TomlNode& node, const Reading& reading) {
  static const Keys keys =
      with_part_keys({"when", "hours", "credits", "round_hours", "round_credits", "entry"});
  Table table(node, keys, reading.report);
  Clause out;
  read_part(out, node, table, reading);
  out.when = read_condition(table, "when", Names::achieved, reading);
  out.hours = read_formula(table, "hours", Names::achieved, reading);
  out.credits = read_formula(table, "credits", Names::converted, reading);
  out.when_text = written(table.find("when"));
  out.hours_text = written(table.find("hours"));
  out.credits_text = written(table.find("credits"));
  if (table.find("hours") == nullptr && table.find("credits") == nullptr) table.missing("hours");
  out.round_hours = read_rounding(table, "round_hours", reading.report);
  out.round_credits = read_rounding(table, "round_credits", reading.report);
  static constexpr std::array<Word, 2> kEntries = {{{"award", "计入"}, {"offset", "抵免"}}};
  if (const TomlNode* entry = table.find("entry")) {
    const auto index = plans::one_of(*entry, "entry", kEntries, reading.report);
    out.entry = kEntries[index.value_or(0)].code;
  }
  note_asked(out.when, out.asks);
  if (out.hours) note_asked(*out.hours, out.asks);
  if (out.credits) note_asked(*out.credits, out.asks);
  std::sort(out.asks.begin(), out.asks.end());
  out.asks.erase(std::unique(out.asks.begin(), out.asks.end()), out.asks.end());
  return out;
}

Factor read_factor(const TomlNode& node, const Reading& reading) {
  static const Keys keys = with_part_keys({"when", "hours", "credits"});
  Table table(node, keys, reading.report);
  Factor out;
  read_part(out, node, table, reading);
  out.when = read_condition(table, "when", Names::achieved, reading);
  out.hours = read_formula(table, "hours", Names::achieved, reading);
  out.credits = read_formula(table, "credits", Names::converted, reading);
  if (table.find("hours") == nullptr && table.find("credits") == nullptr) table.missing("hours");
  return out;
}

Cap read_cap(const TomlNode& node, const Reading& reading) {
  static const Keys keys = with_part_keys({"of", "conversions", "per", "hours", "credits"});
  Table table(node, keys, reading.report);
  Cap out;
  read_part(out, node, table, reading);
  out.scope = read_scope(table, reading);
  out.per = read_per(table, Per::year, reading);
  out.hours_x100 = read_amount(table, "hours", reading);
  out.credits_x100 = read_amount(table, "credits", reading);
  if (table.find("hours") == nullptr && table.find("credits") == nullptr) table.missing("credits");
  return out;
}

Requirement read_requirement(const TomlNode& node, const Reading& reading) {
  static const Keys keys =
      with_part_keys({"of", "conversions", "per", "who", "measure", "at_least", "at_most"});
  static constexpr std::array<Word, 5> kWho = {{{"teacher", "教师"},
                                                {"novice", "新任教师"},
                                                {"principal", "校长"},
                                                {"new_principal", "新任校长"},
                                                {"homeroom", "班主任"}}};
  static constexpr std::array<Word, 3> kMeasures = {
      {{"hours", "学时"}, {"credits", "学分"}, {"records", "次数"}}};
  Table table(node, keys, reading.report);
  Requirement out;
  read_part(out, node, table, reading);
  out.scope = read_scope(table, reading);
  out.per = read_per(table, Per::cycle, reading);
  if (const TomlNode* who = table.find("who")) {
    out.who = kWho[plans::one_of(*who, "who", kWho, reading.report).value_or(0)].code;
  }
  if (const TomlNode* measure = table.find("measure")) {
    out.measure =
        static_cast<Measure>(plans::one_of(*measure, "measure", kMeasures, reading.report).value_or(1));
  }
  out.at_least_x100 = read_amount(table, "at_least", reading);
  out.at_most_x100 = read_amount(table, "at_most", reading);
  if (table.find("at_least") == nullptr && table.find("at_most") == nullptr) table.missing("at_least");
  return out;
}

Verify read_verify(const TomlNode& node, const Reading& reading) {
  static const Keys keys = with_part_keys({"when", "levels", "until"});
  static constexpr std::array<std::string_view, 4> kLevels = {"school", "county", "city", "province"};
  Table table(node, keys, reading.report);
  Verify out;
  read_part(out, node, table, reading);
  out.when = read_condition(table, "when", Names::achieved, reading);
  out.levels = strings(table, "levels", reading);
  if (table.find("levels") == nullptr) table.missing("levels");
  for (const std::string& level : out.levels) {
    if (std::find(kLevels.begin(), kLevels.end(), level) != kLevels.end()) continue;
    reading.report.error("impossible_value", table.find("levels")->place, "没有这一级:" + quoted_zh(level),
                         "no such level: " + quoted_en(level),
                         plans::nearest_or_list(level, kLevels, kLevels));
  }
  out.until_day = read_day(table, "until", reading.report);
  return out;
}

}  // namespace xt::rules
