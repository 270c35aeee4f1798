#include <charconv>
#include <string>
#include <utility>

#include "lang/provision.h"

namespace xt::plans {
namespace {

std::optional<int> two_digits(std::string_view text) {
  int value = 0;
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = text.size() == 2 && status == std::errc() && end == text.data() + text.size();
  return whole && value >= 1 ? std::optional(value) : std::nullopt;
}

// "02-last", "05-31", "2021-12-31"; in a month also "15", "last".
std::optional<DueDay> parse_due(std::string_view text, bool of_month) {
  DueDay due;
  if (const auto date = Date::parse_iso(text)) {
    due.date = date;
    return due;
  }
  std::string_view day = text;
  if (!of_month) {
    if (text.size() < 4 || text[2] != '-') return std::nullopt;
    const auto month = two_digits(text.substr(0, 2));
    if (!month || *month > 12) return std::nullopt;
    due.month = *month;
    day = text.substr(3);
  }
  if (day == "last") return due;
  const auto number = two_digits(day);
  // A day that no year has; 29 February exists in some.
  if (!number || !Date::checked(2024, of_month ? 1 : due.month, *number)) return std::nullopt;
  due.day = *number;
  return due;
}

std::optional<DueDay> due_day(const TomlNode& node, std::string_view key, const Provision& provision,
                              Report& report) {
  if (node.kind != TomlNode::Kind::string) {
    wrong_type(report, node, key, "带引号的日子,如 \"02-last\"", "a day in quotes like \"02-last\"");
    return std::nullopt;
  }
  const bool of_month = provision.window.kind == WindowKind::month;
  const auto due = parse_due(node.text, of_month);
  if (!due) {
    report.error("impossible_date", node.place, "没有这样的日子:" + quoted_zh(node.text),
                 "no such day: " + quoted_en(node.text),
                 of_month ? Fix{"写成 \"15\" 或 \"last\"", "write \"15\" or \"last\"", ""}
                          : Fix{"写成 \"05-31\"、\"02-last\" 或 \"2021-12-31\"",
                                "write \"05-31\", \"02-last\" or \"2021-12-31\"", ""});
    return std::nullopt;
  }
  if (due->date && (*due->date < provision.first || *due->date > provision.last)) {
    report.error("outside_plan", node.place, "期限不在规划期内", "the due day lies outside the plan's dates",
                 {"规划期为 " + provision.first.iso() + " 至 " + provision.last.iso(),
                  "the plan runs from " + provision.first.iso() + " to " + provision.last.iso(), ""});
    return std::nullopt;
  }
  return due;
}

void exceptions(const TomlNode& node, Due& due, const Provision& provision, Report& report) {
  if (node.kind != TomlNode::Kind::table) {
    wrong_type(report, node, "due_in", "表,如 {2021 = \"05-31\"}", "a table like {2021 = \"05-31\"}");
    return;
  }
  for (const TomlNode::Member& member : node.members) {
    int year = 0;
    const char* end = member.key.data() + member.key.size();
    const auto [last, status] = std::from_chars(member.key.data(), end, year);
    if (status != std::errc() || last != end || year < provision.first.year() ||
        year > provision.last.year()) {
      report.error("outside_plan", member.place, quoted_zh(member.key) + " 不是规划期内的年份",
                   quoted_en(member.key) + " is no year of the plan",
                   {"规划期为 " + provision.first.iso() + " 至 " + provision.last.iso(),
                    "the plan runs from " + provision.first.iso() + " to " + provision.last.iso(), ""});
      continue;
    }
    if (const auto day = due_day(member.value, "due_in", provision, report)) due.in_year[year] = *day;
  }
}

}  // namespace

void read_due(const Table& table, Provision& provision, Reading& reading) {
  const TomlNode* every = table.find("due");
  const TomlNode* some = table.find("due_in");
  const TomlNode* first = every != nullptr ? every : some;
  if (first == nullptr) return;
  const WindowKind kind = provision.window.kind;
  if (kind == WindowKind::term || kind == WindowKind::week || kind == WindowKind::service_start) {
    reading.report.error(
        "due_window", first->place, "这个窗口不能有期限日", "this window cannot have a due day",
        {"due 用于 plan、year、school_year、month", "due goes with plan, year, school_year, month", ""});
    return;
  }
  Due due;
  if (every != nullptr) due.every = due_day(*every, "due", provision, reading.report);
  if (some != nullptr) exceptions(*some, due, provision, reading.report);
  provision.due = std::move(due);
}

}  // namespace xt::plans
