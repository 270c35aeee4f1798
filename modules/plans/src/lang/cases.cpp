#include "plans/cases.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <utility>

#include "plans/lang/read_file.h"
#include "plans/lang/suggest.h"
#include "plans/lang/table.h"
#include "plans/lang/toml_tree.h"

namespace xt::plans {
namespace {

constexpr std::size_t kMaxCases = 2000;

constexpr std::array<std::string_view, 10> kSheets = {"regions", "schools", "institutions", "teachers",
                                                      "entries", "items",   "funds",        "sessions",
                                                      "flags",   "calendar"};
constexpr std::array<std::string_view, 16> kCaseKeys = {
    "name",         "at",       "known",   "under", "world", "expect",   "regions", "schools",
    "institutions", "teachers", "entries", "items", "funds", "sessions", "flags",   "calendar"};
constexpr std::array<std::string_view, 9> kExpectKeys = {
    "provision", "status", "share", "value", "target", "entities", "met", "missing", "entity_status"};
constexpr std::array<std::string_view, 2> kTopKeys = {"world", "case"};
constexpr std::array<Word, 5> kStatuses = {{{"met", "达到"},
                                            {"on_track", "进度正常"},
                                            {"behind", "落后"},
                                            {"missed", "未达到"},
                                            {"no_data", "无数据"}}};

bool is_sheet(std::string_view key) {
  return std::find(kSheets.begin(), kSheets.end(), key) != kSheets.end();
}

class CasesReader {
 public:
  CasesReader(const TomlFile& file, const Plan& plan, Report& report)
      : file_(file), plan_(plan), report_(report) {}

  std::vector<Case> run() {
    const Table top(file_.root, kTopKeys, report_);
    std::map<std::string, std::string> shared;
    if (const TomlNode* world = file_.root.find("world")) sheets(*world, shared);
    const TomlNode* list = file_.root.find("case");
    if (list == nullptr || list->kind != TomlNode::Kind::array) {
      report_.error("missing_key", {1, 1}, "没有 [[case]]", "there is no [[case]]");
      return {};
    }
    if (list->items.size() > kMaxCases) {
      report_.error("too_many", list->items[kMaxCases].place, "用例过多", "too many cases");
      return {};
    }
    std::vector<Case> out;
    std::set<std::string> names;
    for (const TomlNode& node : list->items) {
      if (node.kind != TomlNode::Kind::table) {
        wrong_type(report_, node, "case", "[[case]]", "[[case]]");
        continue;
      }
      out.push_back(one(node, shared));
      const Case& c = out.back();
      if (!c.name.empty() && !names.insert(c.name).second) {
        report_.error("duplicate_id", node.find("name")->place, "重复的用例名 " + quoted_zh(c.name),
                      "the case name " + quoted_en(c.name) + " is taken");
      }
    }
    return out;
  }

 private:
  Case one(const TomlNode& node, const std::map<std::string, std::string>& shared) {
    Table table(node, kCaseKeys, report_);
    Case c;
    c.place = node.place;
    c.name = table.text("name", true);
    c.at = table.date("at", true).value_or(Date());
    c.known = table.date("known", false);
    c.under = table.text("under");
    c.world = shared;
    sheets(node, c.world);
    if (const TomlNode* world = table.typed("world", TomlNode::Kind::table, false)) sheets(*world, c.world);
    const TomlNode* expect = node.find("expect");
    if (expect == nullptr) {
      table.missing("expect");
    } else if (expect->kind == TomlNode::Kind::array) {
      for (const TomlNode& item : expect->items) listed(item, c);
    } else if (expect->kind == TomlNode::Kind::table) {
      for (const TomlNode::Member& member : expect->members) keyed(member, c);
    } else {
      wrong_type(report_, *expect, "expect", "[[case.expect]]", "[[case.expect]]");
    }
    return c;
  }

  // The sheets among the keys of `node`; in [world] nothing else may stand.
  void sheets(const TomlNode& node, std::map<std::string, std::string>& world) {
    const bool is_case = node.find("at") != nullptr || node.find("expect") != nullptr;
    if (node.kind != TomlNode::Kind::table) return wrong_type(report_, node, "world", "表", "a table");
    for (const TomlNode::Member& member : node.members) {
      if (!is_sheet(member.key)) {
        if (!is_case) unknown_sheet(member);
      } else if (member.value.kind != TomlNode::Kind::string) {
        wrong_type(report_, member.value, member.key, "CSV 文字", "CSV text");
      } else {
        world[member.key] = member.value.text;
      }
    }
  }

  void unknown_sheet(const TomlNode::Member& member) {
    report_.error("unknown_key", member.place, "没有名为 " + quoted_zh(member.key) + " 的表格",
                  "there is no sheet " + quoted_en(member.key),
                  nearest_or_list(member.key, kSheets, kSheets));
  }

  void listed(const TomlNode& node, Case& c) {
    if (node.kind != TomlNode::Kind::table) return wrong_type(report_, node, "expect", "表", "a table");
    Table table(node, kExpectKeys, report_);
    const std::string id = table.text("provision", true);
    const TomlNode* name = node.find("provision");
    c.expect.push_back(expectation(node, id, name != nullptr ? name->place : node.place));
  }

  // expect.hours-cycle = "met", or a table.
  void keyed(const TomlNode::Member& member, Case& c) {
    if (member.value.kind == TomlNode::Kind::table) {
      const Table table(member.value, kExpectKeys, report_);
      c.expect.push_back(expectation(member.value, member.key, member.place));
      return;
    }
    Expectation e = named(member.key, member.place);
    e.status = status(member.value);
    c.expect.push_back(std::move(e));
  }

  Expectation named(const std::string& id, Place place) {
    Expectation e;
    e.provision = id;
    e.place = place;
    if (!id.empty() && plan_.find(id) == nullptr) {
      std::vector<std::string_view> ids;
      for (const Provision& p : plan_.provisions) ids.push_back(p.id);
      report_.error("unknown_provision", place, "规划里没有条款 " + quoted_zh(id),
                    "the plan has no provision " + quoted_en(id), nearest_or_list(id, ids, ids));
    }
    return e;
  }

  std::optional<std::string> status(const TomlNode& node) {
    const auto index = one_of(node, "status", kStatuses, report_);
    return index ? std::optional(std::string(kStatuses[*index].code)) : std::nullopt;
  }

  std::optional<Rational> number(const TomlNode* node, std::string_view key) {
    if (node == nullptr) return std::nullopt;
    std::string_view text = node->text;
    const bool typed = node->kind == TomlNode::Kind::string || node->kind == TomlNode::Kind::integer ||
                       node->kind == TomlNode::Kind::real;
    const auto value = typed ? Rational::parse(text) : std::nullopt;
    if (!value) {
      report_.error("bad_number", node->place, std::string(key) + " 读不成数",
                    std::string(key) + " is no number",
                    {"写成 360、\"20%\" 或 \"1/3\"", "write 360, \"20%\" or \"1/3\"", ""});
    }
    return value;
  }

  Expectation expectation(const TomlNode& node, const std::string& id, Place place) {
    Expectation e = named(id, place);
    if (const TomlNode* s = node.find("status")) e.status = status(*s);
    e.share = number(node.find("share"), "share");
    e.value = number(node.find("value"), "value");
    e.target = number(node.find("target"), "target");
    static constexpr std::array<std::string_view, 0> kAny{};
    Report quiet("");  // unknown keys were named by the caller
    Table counts(node, kAny, quiet);
    e.entities = counts.number("entities", 0, 100'000'000);
    e.met = counts.number("met", 0, 100'000'000);
    missing(node.find("missing"), e);
    if (const TomlNode* each = node.find("entity_status"); each != nullptr) {
      for (const TomlNode::Member& member : each->members) {
        if (auto s = status(member.value)) e.entity_status[member.key] = std::move(*s);
      }
    }
    return e;
  }

  void missing(const TomlNode* node, Expectation& e) {
    if (node == nullptr) return;
    if (node->kind != TomlNode::Kind::array) return wrong_type(report_, *node, "missing", "列表", "a list");
    e.missing.emplace();
    for (const TomlNode& item : node->items) e.missing->push_back(item.text);
  }

  const TomlFile& file_;
  const Plan& plan_;
  Report& report_;
};

}  // namespace

Cases read_cases(std::string_view file, std::string_view toml, const Plan& plan) {
  Report report(file);
  Cases out;
  if (const auto parsed = parse_toml(toml, kMaxPlanBytes, report))
    out.cases = CasesReader(*parsed, plan, report).run();
  out.diagnostics = report.errors();
  if (!out.ok()) out.cases.clear();
  return out;
}

Cases load_cases(const std::filesystem::path& path, const Plan& plan) {
  const auto text = read_file(path, kMaxPlanBytes);
  if (text) return read_cases(path.string(), *text, plan);
  Report report(path.string());
  report.error("unreadable", {}, "读不到 " + path.string(), "cannot read " + path.string());
  return {{}, report.errors()};
}

}  // namespace xt::plans
