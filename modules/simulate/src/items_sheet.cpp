#include <algorithm>
#include <string>
#include <vector>

#include "vocab/vocab.h"

#include "item_table.h"
#include "items.h"
#include "kinds.h"

namespace xt::simulate {
namespace {

constexpr int kLateReports = 60;  // of the yearly ones, by some weeks [OWN]

std::string_view level_word(Level level) {
  return level == Level::province ? "省级" : level == Level::city ? "市级" : "县级";
}

struct Holder {
  std::string_view code;
  std::string_view name;
  std::string_view level;
  unsigned owner;
  int weakness;
};

class RuleItems {
 public:
  RuleItems(const World& world, const Holder& holder, RowBuffer& rows)
      : world_(world), holder_(holder), rows_(rows), rng_(world.rng.split("items").split(holder.code)) {}

  void write() {
    for (std::size_t i = 0; i < kItemRules.size(); ++i) {
      const ItemRule& rule = kItemRules[i];
      if ((rule.owners & holder_.owner) == 0) continue;
      Rng rng = rng_.split(i);
      if (rule.category == "*") {
        for (const auto& term : vocab::terms(vocab::Kind::item_category)) series(rule, term.key, rng);
      } else {
        series(rule, rule.category, rng);
      }
    }
  }

 private:
  void series(const ItemRule& rule, std::string_view category, Rng& rng) {
    const int chance = rule.permille * (1'000 - std::min(900, holder_.weakness)) / 1'000;
    if (rule.cadence == Cadence::once) {
      if (!rng.chance(chance)) return;
      // Rules and bodies come in the first two years.
      const int most = std::min(700, world_.options.to - world_.options.from);
      const Date from = world_.options.from + rng.below(std::max(1, most));
      for (int n = 1; n <= rule.count; ++n) put(rule, category, n, from, "");
      return;
    }
    const int month = rule.month != 0 ? rule.month : rng.between(3, 12);
    for (int year = world_.options.from.year(); year <= world_.options.to.year(); ++year) {
      if (!rng.chance(chance)) continue;
      Date from = Date::of(year, month, rng.between(3, 26));
      if (rng.chance(kLateReports)) from = from + rng.between(20, 60);
      if (from < world_.options.from || from > world_.options.to || from.year() != year) continue;
      for (int n = 1; n <= rule.count; ++n) put(rule, category, n, from, Date::of(year, 12, 31).iso());
    }
  }

  void put(const ItemRule& rule, std::string_view category, int n, Date from, const std::string& to) {
    using vocab::Kind;
    const std::string_view kind = vocab::zh(Kind::item_kind, rule.kind);
    std::string name = std::string(holder_.name);
    if (rule.cadence == Cadence::yearly) name += std::to_string(from.year()) + "年";
    name += kind;
    if (!category.empty()) name += "（" + std::string(vocab::zh(Kind::item_category, category)) + "）";
    if (rule.count > 1) name += "之" + std::to_string(n);
    rows_.add({kind, name, holder_.level, holder_.code, "", "",
               category.empty() ? category : vocab::zh(Kind::item_category, category),
               vocab::zh(Kind::item_status, rule.status), from.iso(), to});
  }

  const World& world_;
  const Holder& holder_;
  RowBuffer& rows_;
  Rng rng_;
};

void division_items(const World& world, int i, RowBuffer& rows) {
  const Division& division = world.division(i);
  Holder holder{division.code, division.name, level_word(division.level), 0,
                world.options.shortfall_permille / 2};
  if (i == world.top) holder.owner |= kTop;
  if (division.level == Level::city) holder.owner |= kCity;
  if (division.level == Level::county) holder.owner |= kCounty;
  for (const County& county : world.counties) {
    if (county.division == i && division.level == Level::county) holder.weakness = county.weakness;
  }
  RuleItems(world, holder, rows).write();
  if (i == world.top) region_aims(world, rows);
}

}  // namespace

std::vector<std::string> item_kinds() {
  std::vector<std::string> kinds{"studio",
                                 "base",
                                 "demo_school",
                                 "demo_area",
                                 "team",
                                 "pairing",
                                 "school_plan",
                                 "outreach",
                                 "guidance",
                                 "sbs_group",
                                 "mentorship",
                                 "development_plan",
                                 "principal_county_aid",
                                 "teacher_school_aid",
                                 "platform_link",
                                 "outside_cooperation",
                                 "application_assessment"};
  for (const ItemRule& rule : kItemRules) kinds.emplace_back(rule.kind);
  return kinds;
}

std::unique_ptr<sheets::RowSource> items_source(const World& world) {
  const auto divisions = static_cast<std::int64_t>(world.divisions.size());
  const auto units = static_cast<std::int64_t>(world.units.size());
  return generated({"类别", "名称", "级别", "所属代码", "伙伴代码", "负责人证件号码", "内容类别", "状态",
                    "起始日期", "终止日期"},
                   divisions + units + world.people,
                   [&world, divisions, units](std::int64_t i, RowBuffer& rows) {
                     if (i < divisions) return division_items(world, static_cast<int>(i), rows);
                     if (i >= divisions + units) return person_items(world, i - divisions - units, rows);
                     const int at = static_cast<int>(i - divisions);
                     const Unit& unit = world.unit(at);
                     if (unit.institution) return;
                     RuleItems(world, {unit.code, unit.name, "校级", kSchool, unit.weakness}, rows).write();
                     school_relations(world, at, rows);
                   });
}

}  // namespace xt::simulate
