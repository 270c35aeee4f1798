#include "rules/compile.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "lang/parts.h"
#include "plans/lang/read_file.h"

namespace xt::rules {
namespace {

using plans::Report;
using plans::Table;
using plans::TomlFile;
using plans::TomlNode;

constexpr std::array<std::string_view, 17> kRuleKeys = {
    "id",    "version",    "title",       "title_en",      "region",   "from",
    "to",    "year_start", "cycle_years", "cycle_from",    "document", "source",
    "trust", "inherit",    "round_hours", "round_credits", "remark"};
constexpr std::array<std::string_view, 6> kSections = {"rule", "conversion",  "factor",
                                                       "cap",  "requirement", "verify"};

class Compiler {
 public:
  Compiler(const TomlFile& file, Report& report, std::string_view source)
      : file_(file), report_(report), source_(source), index_(source) {}

  Rule run() {
    const Table sections(file_.root, kSections, report_);
    const TomlNode* rule = file_.root.find("rule");
    if (rule == nullptr || rule->kind != TomlNode::Kind::table) {
      report_.error("missing_key", {1, 1}, "没有 [rule]", "there is no [rule]");
      return std::move(rule_);
    }
    read_rule(*rule);
    read_list("conversion", rule_.clauses, read_clause);
    read_list("factor", rule_.factors, read_factor);
    read_list("cap", rule_.caps, read_cap);
    read_list("requirement", rule_.requirements, read_requirement);
    read_list("verify", rule_.verify, read_verify);
    return std::move(rule_);
  }

 private:
  void read_rule(const TomlNode& node) {
    Table table(node, kRuleKeys, report_);
    rule_.id = table.text("id", true);
    check_id(node.find("id"), report_);
    if (rule_.id == "plain") {
      report_.error("bad_id", node.find("id")->place, "plain 是没有地方规则时的名字",
                    "plain is the rule where there is none");
    }
    if (table.find("version") == nullptr) table.missing("version");
    rule_.version = table.number("version", 1, 100000).value_or(1);
    rule_.title = table.text("title", true);
    rule_.title_en = table.text("title_en", true);
    read_region(table);
    read_dates(table);
    rule_.document = table.text("document");
    rule_.source = table.text("source", true);
    rule_.trust = table.text("trust");
    rule_.remark = table.text("remark");
    if (table.find("inherit") != nullptr) rule_.inherit = table.flag("inherit");
    rule_.round_hours = read_rounding(table, "round_hours", report_).value_or(Rounding());
    rule_.round_credits = read_rounding(table, "round_credits", report_).value_or(Rounding());
  }

  void read_region(Table& table) {
    rule_.region = table.text("region", true);
    const TomlNode* node = table.find("region");
    const bool six =
        rule_.region.size() == 6 && rule_.region.find_first_not_of("0123456789") == std::string::npos;
    if (six || node == nullptr || node->kind != TomlNode::Kind::string) return;
    report_.error(
        "impossible_value", node->place, "region 是六位行政区划代码",
        "region is a six-digit code of GB/T 2260",
        {"全国写 \"000000\",广西写 \"450000\"", "\"000000\" is the nation, \"450000\" Guangxi", ""});
  }

  void read_dates(Table& table) {
    if (const auto first = table.date("from", true)) rule_.first = *first;
    if (const auto last = table.date("to", false)) rule_.last = *last;
    if (rule_.last < rule_.first) {
      report_.error("dates_reversed", table.find("to")->place, "to 早于 from", "to is earlier than from");
    }
    if (const auto day = read_day(table, "year_start", report_)) {
      rule_.year_month = day->first;
      rule_.year_day = day->second;
    }
    rule_.cycle_years = table.number("cycle_years", 1, 20).value_or(5);
    rule_.cycle_first = table.date("cycle_from", false);
    const Ymd anchor = rule_.cycle_first.value_or(rule_.first).ymd();
    if (anchor.month == 2 && anchor.day == 29) {
      report_.error("impossible_date", table.find(rule_.cycle_first ? "cycle_from" : "from")->place,
                    "周期不能从 2 月 29 日开始", "a cycle cannot begin on 29 February");
    }
  }

  template <class P, class Read>
  void read_list(std::string_view key, std::vector<P>& out, Read read) {
    const TomlNode* list = file_.root.find(key);
    if (list == nullptr) return;
    const std::string header = "[[" + std::string(key) + "]]";
    if (list->kind != TomlNode::Kind::array) return plans::wrong_type(report_, *list, key, header, header);
    if (list->items.size() > kMaxParts) {
      return report_.error("too_many", list->items[kMaxParts].place, header + " 过多", "too many " + header);
    }
    std::set<std::string> ids;
    for (const TomlNode& node : list->items) {
      if (node.kind != TomlNode::Kind::table) {
        plans::wrong_type(report_, node, key, header, header);
        continue;
      }
      P part = read(node, Reading{file_, report_, source_, index_, rule_});
      if (!part.id.empty() && !ids.insert(part.id).second) {
        report_.error("duplicate_id", node.find("id")->place, "重复的 id " + plans::quoted_zh(part.id),
                      "the id " + plans::quoted_en(part.id) + " is taken");
      }
      out.push_back(std::move(part));
    }
  }

  const TomlFile& file_;
  Report& report_;
  std::string_view source_;
  plans::SourceIndex index_;
  Rule rule_;
};

}  // namespace

Compiled compile(std::string_view file, std::string_view toml, std::string_view source) {
  Report report(file);
  Compiled out;
  if (source.size() > plans::kMaxSourceBytes || !is_utf8(source)) {
    report.error("source_unreadable", {}, "source.txt 过大或不是 UTF-8",
                 "source.txt is too large or not UTF-8");
  } else if (const auto parsed = plans::parse_toml(toml, plans::kMaxPlanBytes, report)) {
    Rule rule = Compiler(*parsed, report, source).run();
    if (!report.failed()) out.rule = std::make_shared<const Rule>(std::move(rule));
  }
  out.diagnostics = report.errors();
  return out;
}

}  // namespace xt::rules
