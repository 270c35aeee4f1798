#include "lang/provision.h"

#include <algorithm>
#include <array>
#include <utility>

#include "lang/filter_parser.h"
#include "lang/measure.h"
#include "plans/format.h"

namespace xt::plans {
namespace {

constexpr std::size_t kMaxExpression = 8000;  // bytes

constexpr std::array<std::string_view, 23> kKeys = {
    "id",  "title",   "title_en", "quote",    "nth",     "strength", "entity",  "where",          "from",
    "to",  "measure", "window",   "at_least", "at_most", "between",  "prorate", "required_share", "pace",
    "due", "due_in",  "needs",    "note",     "note_en"};

constexpr std::array<Word, 3> kStrengths = {{{"must", "必须"}, {"should", "应当"}, {"may", "可以"}}};
constexpr std::array<Word, 9> kEntities = {{{"teacher", "教师"},
                                            {"school", "学校"},
                                            {"county", "县"},
                                            {"city", "市"},
                                            {"province", "省"},
                                            {"region", "地区"},
                                            {"programme", "项目"},
                                            {"provider", "承训单位"},
                                            {"cohort", "班级"}}};
constexpr std::array<Word, 7> kWindows = {{{"plan", "规划期"},
                                           {"year", "年"},
                                           {"school_year", "学年"},
                                           {"term", "学期"},
                                           {"month", "月"},
                                           {"week", "周"},
                                           {"service_start", "入职"}}};
constexpr std::array<Word, 2> kPaces = {{{"linear", "匀速"}, {"none", "无"}}};

std::span<const Object> objects_of(Entity entity) {
  static constexpr Object kTeacher[] = {Object::teacher, Object::school};
  static constexpr Object kSchool[] = {Object::school};
  static constexpr Object kRegion[] = {Object::region};
  static constexpr Object kProgramme[] = {Object::programme};
  static constexpr Object kProvider[] = {Object::provider};
  static constexpr Object kCohort[] = {Object::cohort};
  switch (entity) {
    case Entity::teacher:
      return kTeacher;
    case Entity::school:
      return kSchool;
    case Entity::programme:
      return kProgramme;
    case Entity::provider:
      return kProvider;
    case Entity::cohort:
      return kCohort;
    default:
      return kRegion;
  }
}

class ProvisionReader {
 public:
  ProvisionReader(const TomlNode& node, Reading& reading)
      : node_(node), reading_(reading), report_(reading.report), table_(node, kKeys, reading.report) {}

  Provision run() {
    p_.place = node_.place;
    p_.id = table_.text("id", true);
    p_.title = table_.text("title", true);
    p_.title_en = table_.text("title_en");
    read_quote(table_, p_, reading_);
    if (const TomlNode* strength = table_.find("strength")) {
      p_.strength = static_cast<Strength>(one_of(*strength, "strength", kStrengths, report_).value_or(0));
    }
    dates();
    needs();
    window();
    populations();
    measure();
    return std::move(p_);
  }

 private:
  void dates() {
    const Plan& plan = reading_.plan;
    p_.first = table_.date("from", false).value_or(plan.first);
    p_.last = table_.date("to", false).value_or(plan.last);
    const TomlNode* at = table_.find("to") != nullptr ? table_.find("to") : table_.find("from");
    if (p_.first > p_.last) {
      report_.error("dates_reversed", at != nullptr ? at->place : node_.place, "from 晚于 to",
                    "from is later than to");
    } else if (p_.first < plan.first || p_.last > plan.last) {
      report_.error("outside_plan", (p_.first < plan.first ? table_.find("from") : table_.find("to"))->place,
                    "条款的日期超出规划期", "the provision's dates lie outside the plan's",
                    {"规划期为 " + plan.first.iso() + " 至 " + plan.last.iso(),
                     "the plan runs from " + plan.first.iso() + " to " + plan.last.iso(), ""});
    }
  }

  void needs() {
    const TomlNode* node = table_.find("needs");
    if (node == nullptr) return;
    const auto one = [&](const TomlNode& text) {
      if (text.kind != TomlNode::Kind::string) return wrong_type(report_, text, "needs", "文字", "a string");
      if (text.text.empty()) return report_.error("empty_text", text.place, "needs 是空的", "needs is empty");
      p_.needs.push_back(text.text);
    };
    if (node->kind != TomlNode::Kind::array) return one(*node);
    if (node->items.empty()) report_.error("empty_text", node->place, "needs 是空的", "needs is empty");
    for (const TomlNode& item : node->items) one(item);
  }

  void window() {
    const TomlNode* node = table_.find("window");
    if (node == nullptr) return;
    if (node->kind != TomlNode::Kind::table) {
      const auto index = one_of(*node, "window", kWindows, report_);
      if (!index) return;
      p_.window.kind = static_cast<WindowKind>(*index);
      if (p_.window.kind != WindowKind::service_start) return;
      report_.error("missing_key", node->place, "入职窗口要写月数",
                    "a window from entering service needs its months",
                    replace_with("{from = \"service_start\", months = 12}"));
      return;
    }
    static constexpr std::array<std::string_view, 2> kWindowKeys = {"from", "months"};
    Table inner(*node, kWindowKeys, report_);
    const std::string from = inner.text("from", true);
    if (!from.empty() && from != "service_start" && from != "入职") {
      report_.error("impossible_value", node->find("from")->place, "window.from 只能是 service_start",
                    "window.from can only be service_start", replace_with("\"service_start\""));
    }
    if (node->find("months") == nullptr) inner.missing("months");
    p_.window = {WindowKind::service_start, inner.number("months", 1, 600).value_or(12)};
  }

  void populations() {
    const TomlNode* node = table_.find("entity");
    if (node == nullptr) return table_.missing("entity");
    std::vector<const TomlNode*> names;
    if (node->kind == TomlNode::Kind::array) {
      for (const TomlNode& item : node->items) names.push_back(&item);
      if (names.empty()) report_.error("empty_text", node->place, "entity 是空的", "entity is empty");
    } else {
      names.push_back(node);
    }
    for (const TomlNode* name : names) {
      const auto index = one_of(*name, "entity", kEntities, report_);
      if (!index) continue;
      const auto entity = static_cast<Entity>(*index);
      const auto same = [&](const Population& other) { return other.entity == entity; };
      if (std::any_of(p_.populations.begin(), p_.populations.end(), same)) {
        report_.error("duplicate_entity", name->place, "重复的 entity", "this entity is named twice");
      } else {
        p_.populations.push_back({entity, where(entity)});
      }
      if (p_.window.kind == WindowKind::service_start && entity != Entity::teacher) {
        report_.error("service_start_entity", name->place, "入职窗口只能用于教师",
                      "a window from entering service is for teachers", replace_with("\"teacher\""));
      }
    }
  }

  // The text of an expression, and where its bytes stand in the file.
  const TomlNode* expression(std::string_view key, std::string& formatted) {
    const TomlNode* node = table_.typed(key, TomlNode::Kind::string, false);
    if (node == nullptr) return nullptr;
    if (node->text.size() > kMaxExpression) {
      report_.error("too_long", node->place, std::string(key) + " 过长", std::string(key) + " is too long");
      return nullptr;
    }
    formatted = format_expression(node->text);
    return node;
  }

  PlaceOf places(const TomlNode& node) {
    return [this, &node](std::size_t offset) { return place_in(reading_.file, node, offset); };
  }

  Filter where(Entity entity) {
    const TomlNode* node = expression("where", p_.where_text);
    if (node == nullptr) return {};
    Cursor cursor(node->text, places(*node), report_);
    Filter filter = parse_filter(cursor, objects_of(entity));
    if (!cursor.at_end()) cursor.unexpected("条件的结尾", "the end of the filter");
    return filter;
  }

  void measure() {
    const auto target = read_target(table_, p_, report_);
    read_required_share(table_, p_, report_);
    read_due(table_, p_, reading_);
    p_.prorate = table_.flag("prorate");
    const TomlNode* node = expression("measure", p_.measure_text);
    if (node != nullptr) {
      Cursor cursor(node->text, places(*node), report_);
      p_.measure = parse_measure(cursor);
      if (!cursor.stopped()) judge(*node, target);
    } else if (table_.find("measure") == nullptr) {
      if (p_.strength != Strength::may && p_.needs.empty()) table_.missing("measure");
      if (target && p_.needs.empty()) {
        report_.error("target_without_measure", target->place, "有目标而没有 measure",
                      "a target without a measure");
      }
    }
    if (const TomlNode* pace = table_.find("pace")) {
      p_.pace = one_of(*pace, "pace", kPaces, report_).value_or(0) == 0 ? Pace::linear : Pace::none;
    }
  }

  void judge(const TomlNode& node, const std::optional<TargetFacts>& target) {
    const MeasureFacts facts = check_measure(*p_.measure, {p_.populations, p_.window.kind}, report_);
    p_.pace = facts.pace;
    if (!facts.has_leaf && !report_.failed()) {
      report_.error("constant_measure", node.place, "measure 没有量任何东西", "the measure measures nothing");
    }
    const bool may = p_.strength == Strength::may;
    if (!target && !may && p_.needs.empty()) {
      report_.error("no_target", node.place, "缺少目标", "there is no target",
                    {"补上 at_least、at_most 或 between,或 strength = \"may\"",
                     "add at_least, at_most or between, or strength = \"may\"", ""});
    }
    if (target) target_fits(*target, facts);
    due_fits(facts);
  }

  void target_fits(const TargetFacts& target, const MeasureFacts& facts) {
    const bool ratio = facts.dimension == Dimension::ratio;
    if (target.share && !ratio && facts.dimension != Dimension::rate) {
      report_.error(
          "target_kind", target.place, "百分比目标要配比值度量",
          "a percentage needs a measure that is a ratio",
          {"measure 写成 a / b,或目标写成数", "write the measure as a / b, or the target as a number", ""});
    }
    const Rational& bound = p_.comparison == Comparison::at_most ? p_.high : p_.low;
    if (ratio && !target.share && bound > Rational(1)) {
      report_.notice("percent_meant", target.place, "比值的目标大于 1", "the target of a ratio is above 1",
                     replace_with("\"" + bound.decimal() + "%\""));
    }
  }

  // Without a due day a deliverable is due on the last day of the window.
  void due_fits(const MeasureFacts& facts) {
    if (facts.has_submitted || !p_.due) return;
    const TomlNode* due = table_.find("due") != nullptr ? table_.find("due") : table_.find("due_in");
    report_.error(
        "due_without_submitted", due->place, "期限只用于 submitted(…)", "a due day goes with submitted(…)",
        {"measure 写成 submitted(…),或删去期限", "measure submitted(…), or remove the due day", ""});
  }

  const TomlNode& node_;
  Reading& reading_;
  Report& report_;
  Table table_;
  Provision p_;
};

}  // namespace

Provision read_provision(const TomlNode& node, Reading& reading) {
  return ProvisionReader(node, reading).run();
}

std::string_view entity_code(Entity entity) {
  return kEntities[static_cast<std::size_t>(entity)].code;
}
std::string_view entity_zh(Entity entity) {
  return kEntities[static_cast<std::size_t>(entity)].zh;
}

}  // namespace xt::plans
