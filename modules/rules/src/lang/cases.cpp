#include "rules/cases.h"

#include <algorithm>
#include <array>

#include "plans/lang/read_file.h"
#include "plans/lang/table.h"

namespace xt::rules {
namespace {

using plans::Report;
using plans::Table;
using plans::TomlNode;

constexpr std::array<std::string_view, 1> kTop = {"case"};
constexpr std::array<std::string_view, 4> kCase = {"name", "region", "remark", "did"};
constexpr std::array<std::string_view, 24> kDid = {
    "kind",      "mode",     "level",   "category", "role",     "programme_kind", "result",    "from",
    "to",        "hours",    "credits", "planned",  "attended", "novice",         "principal", "required",
    "half_days", "sessions", "items",   "words",    "months",   "terms",          "expect",    "region"};
constexpr std::array<std::string_view, 9> kExpect = {"hours", "credits", "conversion", "rule", "capped",
                                                     "entry", "needs",   "until",      "says"};

class Runner {
 public:
  Runner(const Book& book, const std::string& file, Report& report, CasesRun& out)
      : book_(book), file_(file), report_(report), out_(out) {}

  void run(const TomlNode& root) {
    const Table sections(root, kTop, report_);
    const TomlNode* list = root.find("case");
    if (list == nullptr || list->kind != TomlNode::Kind::array) {
      return report_.error("missing_key", {1, 1}, "没有 [[case]]", "there is no [[case]]");
    }
    for (const TomlNode& node : list->items) one(node);
  }

 private:
  void one(const TomlNode& node) {
    if (node.kind != TomlNode::Kind::table)
      return plans::wrong_type(report_, node, "case", "[[case]]", "[[case]]");
    Table table(node, kCase, report_);
    name_ = table.text("name", true);
    const std::string region = table.text("region", true);
    const TomlNode* did = table.typed("did", TomlNode::Kind::array, true);
    if (did == nullptr) return;
    ++out_.cases;
    Counted already;
    for (const TomlNode& item : did->items) {
      if (item.kind != TomlNode::Kind::table) {
        plans::wrong_type(report_, item, "did", "[[case.did]]", "[[case.did]]");
        continue;
      }
      act(item, region, already);
    }
  }

  void act(const TomlNode& node, const std::string& region, Counted& already) {
    const Achievement done = achievement(node, region);
    ++out_.achievements;
    const auto conversion = convert(book_, done, already);
    if (!conversion.ok()) {
      std::string text = conversion.error().reason;
      for (const FieldError& field : conversion.error().fields)
        text += " " + field.name + ": " + field.reason;
      return differs(node, text);
    }
    for (const Line& line : conversion->lines) {
      const std::string id = line.rule.empty() ? "plain" : line.rule.substr(0, line.rule.find('@'));
      if (!line.part.empty()) out_.reached.insert(id + "#" + line.what + ":" + line.part);
    }
    already.add(counted_of(done, *conversion));
    if (const TomlNode* expect = node.find("expect")) compare(*expect, *conversion);
  }

  static std::string key_of(vocab::Kind kind, const std::string& word) {
    const vocab::Term* term = vocab::find(kind, word);
    return term == nullptr ? word : std::string(term->key);
  }

  Achievement achievement(const TomlNode& node, const std::string& region) {
    Table table(node, kDid, report_);
    Achievement out;
    out.region = table.find("region") == nullptr ? region : table.text("region");
    const auto word = [&](std::string_view key, vocab::Kind kind) { return key_of(kind, table.text(key)); };
    const std::string kind = table.text("kind");
    if (const KindOfWord* found = find_kind(kind)) out.kind = found->code;
    if (!kind.empty() && find_kind(kind) == nullptr) out.kind = kind;
    const std::string result = table.text("result");
    const KindOfWord* known = find_result(result);
    out.result = known == nullptr ? result : std::string(known->code);
    out.mode = word("mode", vocab::Kind::mode);
    out.level = word("level", vocab::Kind::level);
    out.category = word("category", vocab::Kind::category);
    out.role = word("role", vocab::Kind::role);
    out.programme_kind = word("programme_kind", vocab::Kind::programme_kind);
    out.to = table.date("to", true).value_or(Date());
    out.from = table.find("from") == nullptr ? out.to : table.date("from", false).value_or(out.to);
    out.claimed_hours_x100 = amount(node, "hours").value_or(0);
    out.claimed_credits_x100 = amount(node, "credits").value_or(0);
    out.sessions_planned = table.number("planned", 0, 100000);
    out.sessions_attended = table.number("attended", 0, 100000);
    out.novice = table.flag("novice");
    out.principal = table.flag("principal");
    out.required = table.flag("required");
    for (const FactInfo& unit : facts()) {
      if (!unit.asked) continue;
      if (const auto value = amount(node, unit.name)) out.units_x100[std::string(unit.name)] = *value;
    }
    return out;
  }

  std::optional<std::int64_t> amount(const TomlNode& node, std::string_view key) {
    const TomlNode* value = node.find(key);
    if (value == nullptr) return std::nullopt;
    const bool number = value->kind == TomlNode::Kind::integer || value->kind == TomlNode::Kind::real;
    const auto parsed = number ? parse_hundredths(value->text) : std::nullopt;
    if (!parsed)
      plans::wrong_type(report_, *value, key, "至多两位小数的数", "a number with at most two decimals");
    return parsed;
  }

  void compare(const TomlNode& node, const Conversion& c) {
    if (node.kind != TomlNode::Kind::table)
      return plans::wrong_type(report_, node, "expect", "表", "a table");
    Table table(node, kExpect, report_);
    same_amount(node, "hours", c.hours_x100);
    same_amount(node, "credits", c.credits_x100);
    same(table, node, "conversion", c.clause);
    same(table, node, "rule", c.rule_id);
    same(table, node, "entry", c.entry);
    if (table.find("capped") != nullptr && table.flag("capped") != c.capped) {
      differs(node, c.capped ? "capped: expected false, got true" : "capped: expected true, got false");
    }
    if (const auto until = table.date("until", false); until && until != c.claim_until) {
      differs(node,
              "until: expected " + until->iso() + ", got " + (c.claim_until ? c.claim_until->iso() : "none"));
    }
    lists(table, node, c);
  }

  void same_amount(const TomlNode& node, std::string_view key, std::int64_t got) {
    const auto expected = amount(node, key);
    if (!expected || *expected == got) return;
    differs(node, std::string(key) + ": expected " + format_hundredths(*expected) + ", got " +
                      format_hundredths(got));
  }

  void same(Table& table, const TomlNode& node, std::string_view key, const std::string& got) {
    if (table.find(key) == nullptr) return;
    const std::string expected = table.text(key);
    if (expected != got) differs(node, std::string(key) + ": expected " + expected + ", got " + got);
  }

  void lists(Table& table, const TomlNode& node, const Conversion& c) {
    if (const TomlNode* needs = table.typed("needs", TomlNode::Kind::array, false)) {
      std::vector<std::string> expected;
      for (const TomlNode& item : needs->items) expected.push_back(item.text);
      if (expected != c.needs)
        differs(node, "needs: expected " + joined(expected) + ", got " + joined(c.needs));
    }
    const TomlNode* says = table.typed("says", TomlNode::Kind::array, false);
    if (says == nullptr) return;
    std::string all;
    for (const Line& line : c.lines) all += line.zh + "\n" + line.en + "\n";
    for (const TomlNode& item : says->items) {
      if (all.find(item.text) == std::string::npos)
        differs(node, "does not say “" + item.text + "” but:\n" + all);
    }
  }

  static std::string joined(const std::vector<std::string>& list) {
    std::string out;
    for (const std::string& item : list) out += (out.empty() ? "" : ", ") + item;
    return out.empty() ? "none" : out;
  }

  void differs(const TomlNode& node, std::string text) {
    out_.differences.push_back({file_, node.place, name_, std::move(text)});
  }

  const Book& book_;
  const std::string& file_;
  Report& report_;
  CasesRun& out_;
  std::string name_;
};

}  // namespace

CasesRun run_cases(const Book& book, const std::string& file, std::string_view toml) {
  CasesRun out;
  Report report(file);
  if (const auto parsed = plans::parse_toml(toml, plans::kMaxPlanBytes, report)) {
    Runner(book, file, report, out).run(parsed->root);
  }
  out.diagnostics = report.errors();
  return out;
}

CasesRun run_cases(const Book& book, const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / "cases.toml";
  const auto text = plans::read_file(path, plans::kMaxPlanBytes);
  return text ? run_cases(book, path.string(), *text) : CasesRun();
}

}  // namespace xt::rules
