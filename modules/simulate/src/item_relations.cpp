#include <algorithm>
#include <string>

#include "career.h"
#include "items.h"
#include "kinds.h"

namespace xt::simulate {
namespace {

constexpr int kPaired = 920;           // of small rural and boarding schools, before weakness [OWN]
constexpr int kOutreach = 860;         // of rural schools, a year
constexpr int kDevelopmentPlan = 780;  // of teachers
constexpr int kAssessed = 800;
constexpr int kGuides = 720;    // of the leading teachers: one school each
constexpr int kMentored = 900;  // of novices

int kept(int permille, int weakness) {
  return permille * (1'000 - std::min(900, weakness)) / 1'000;
}

// A school of the county with a head, by lot; -1 where there is none.
int any_school(const World& world, Rng& rng) {
  for (int i = 0; i < 40; ++i) {
    const int at = rng.below(static_cast<int>(world.units.size()));
    if (!world.unit(at).institution) return at;
  }
  return -1;
}

int better_school(const World& world, int of, Rng& rng) {
  const Unit& mine = world.unit(of);
  for (int i = 0; i < 12; ++i) {
    const int at = world.some_school(mine.county, mine.stage, rng);
    if (at >= 0 && at != of && !world.unit(at).small_rural) return at;
  }
  for (int i = 0; i < 20; ++i) {
    const int at = any_school(world, rng);
    if (at >= 0 && at != of && !world.unit(at).small_rural) return at;
  }
  return -1;
}

std::string head_id(const World& world, int unit) {
  return make_person(world, world.unit(unit).first).id;
}

class Aims {
 public:
  Aims(const World& world, RowBuffer& rows)
      : world_(world), rows_(rows), rng_(world.rng.split("aims")), level_(world.division(world.top).level) {}

  void write() {
    const Profile& aim = world_.profile;
    const int counties = static_cast<int>(world_.counties.size());
    yearly("名师工作室", wanted(aim.studios, counties * 2));
    once("教师教育基地", wanted(aim.bases, counties / 10 + 1));
    once("校本研修示范校", wanted(aim.demo_schools, counties * 2));
    if (level_ != Level::county) areas(wanted(aim.demo_areas, counties / 6 + 1));
    once("学科团队", wanted(aim.teams, counties * 2));
    aid();
    links();
  }

 private:
  int wanted(int aim, int otherwise) const {
    const int full = aim > 0 ? aim : otherwise;
    return std::max(1, full * (1'000 - world_.options.shortfall_permille * 6 / 10) / 1'000);
  }
  std::string_view level() const {
    return level_ == Level::province ? "省级" : level_ == Level::city ? "市级" : "县级";
  }
  Date spread(int n, int of) const {
    // They are founded one after another over the whole window.
    const std::int64_t days = world_.options.to - world_.options.from;
    return world_.options.from + static_cast<int>(days * n / std::max(1, of));
  }

  void once(std::string_view kind, int count) {
    for (int n = 0; n < count; ++n) {
      const int at = any_school(world_, rng_);
      if (at < 0) return;
      const Unit& unit = world_.unit(at);
      rows_.add({kind, unit.name + std::string(kind) + "（第" + std::to_string(n + 1) + "号）", level(),
                 unit.code, "", head_id(world_, at), "", "进行中", spread(n, count).iso(), ""});
    }
  }

  void yearly(std::string_view kind, int count) {
    for (int year = world_.options.from.year(); year <= world_.options.to.year(); ++year) {
      const Date from = std::max(world_.options.from, Date::of(year, 1, 1) + 10);
      if (from > world_.options.to) return;
      for (int n = 0; n < count; ++n) {
        const int at = any_school(world_, rng_);
        if (at < 0) return;
        const Unit& unit = world_.unit(at);
        rows_.add({kind, std::to_string(year) + "年" + unit.name + std::string(kind) + std::to_string(n + 1),
                   level(), unit.code, "", head_id(world_, at), "学科", "进行中", from.iso(),
                   Date::of(year, 12, 31).iso()});
      }
    }
  }

  void areas(int count) {
    const int counties = static_cast<int>(world_.counties.size());
    for (int n = 0; n < std::min(count, counties); ++n) {
      const Division& d =
          world_.division(world_.county(n * counties / std::max(1, std::min(count, counties))).division);
      rows_.add({"示范区", d.name + "校本研修示范区", level(), d.code, "", "", "", "进行中",
                 spread(n, count).iso(), ""});
    }
  }

  // 百名校长帮百县, 千名优师带千校: in proportion to the counties and schools there are.
  void aid() {
    if (level_ == Level::county) return;
    const int counties = static_cast<int>(world_.counties.size());
    for (int n = 0; n < std::min(wanted(100, 0), counties); ++n) {
      const int at = any_school(world_, rng_);
      const Division& d = world_.division(world_.county(n).division);
      if (at < 0) return;
      rows_.add({"校长帮县", world_.unit(at).name + "校长帮扶" + d.name, level(), world_.unit(at).code,
                 d.code, head_id(world_, at), "", "进行中", spread(n, 150).iso(), ""});
    }
    int n = 0;
    for (std::size_t i = 0; i < world_.units.size() && n < 1'000; ++i) {
      const Unit& unit = world_.units[i];
      if (unit.institution || unit.area == Area::urban || !rng_.chance(kept(800, unit.weakness))) continue;
      const int helper = better_school(world_, static_cast<int>(i), rng_);
      if (helper < 0) continue;
      rows_.add({"优师带校", world_.unit(helper).name + "优师带" + unit.name, level(),
                 world_.unit(helper).code, unit.code, head_id(world_, helper), "", "进行中",
                 spread(n++, 1'400).iso(), ""});
    }
  }

  void links() {
    const Division& top = world_.division(world_.top);
    const std::string from = (world_.options.from + 40).iso();
    for (std::size_t i : {2U, 3U}) {
      const Provider& p = world_.providers[i];
      rows_.add({"平台互联", top.short_name + "平台与" + p.name + "互联", level(), top.code, p.code, "", "",
                 "进行中", from, ""});
    }
    for (std::size_t i : {0U, 1U}) {
      const Provider& p = world_.providers[i];
      rows_.add({"区外合作", top.short_name + "与" + p.name + "合作", level(), top.code, p.code, "", "",
                 "进行中", from, ""});
      guide(p, from);
    }
    for (const Provider& p : world_.providers) {
      if (p.kind == "教研机构" || p.kind == "教师发展机构") guide(p, from);
    }
  }

  // An institution of the region guides a county.
  void guide(const Provider& p, const std::string& from) {
    const County& county = world_.county(rng_.below(static_cast<int>(world_.counties.size())));
    const Division& d = world_.division(county.division);
    rows_.add({"指导关系", p.name + "指导" + d.name + "校本研修", level(), p.code, d.code, "", "学科",
               "进行中", from, ""});
  }

  const World& world_;
  RowBuffer& rows_;
  Rng rng_;
  Level level_;
};

}  // namespace

void region_aims(const World& world, RowBuffer& rows) {
  Aims(world, rows).write();
}

void school_relations(const World& world, int at, RowBuffer& rows) {
  const Unit& unit = world.unit(at);
  Rng rng = world.rng.split("relations").split(unit.code);
  const int span = std::max(1, std::min(900, world.options.to - world.options.from));
  const Date from = world.options.from + rng.below(span);
  if (rng.chance(kept(930, unit.weakness))) {
    rows.add({"校本研修工作小组", unit.name + "校本研修工作小组", "校级", unit.code, "", head_id(world, at),
              "", "进行中", from.iso(), ""});
  }
  const bool wanted = unit.small_rural || (unit.boarding && unit.area != Area::urban);
  const int partner = better_school(world, at, rng);
  if (partner < 0) return;
  const Unit& other = world.unit(partner);
  if (wanted && rng.chance(kept(kPaired, unit.weakness))) {
    rows.add({"结对帮扶", other.name + "结对" + unit.name, "校级", unit.code, other.code, "", "", "进行中",
              from.iso(), ""});
    if (rng.chance(880)) {
      rows.add({"帮扶方案", unit.name + "一校一策帮扶方案", "校级", unit.code, "", "", "", "已批准",
                from.iso(), ""});
    }
  }
  if (unit.area != Area::rural && !wanted) return;
  for (int year = world.options.from.year(); year <= world.options.to.year(); ++year) {
    const Date day = Date::of(year, rng.between(3, 11), rng.between(1, 28));
    if (!rng.chance(kept(kOutreach, unit.weakness)) || day < world.options.from || day > world.options.to)
      continue;
    rows.add({"送教下乡", std::to_string(year) + "年" + other.name + "送教到" + unit.name, "县级", unit.code,
              other.code, "", "学科", "已结束", day.iso(), (day + rng.below(3)).iso()});
  }
}

void person_items(const World& world, std::int64_t index, RowBuffer& rows) {
  const Career career = make_career(world, index);
  const Person& person = career.person;
  const Unit& unit = world.unit(person.unit);
  Rng rng = world.rng.split("person items").split(static_cast<std::uint64_t>(index));
  const Date start = std::max(world.options.from, person.joined);
  const Date day = start + rng.between(10, 500);
  if (rng.chance(kept(kDevelopmentPlan, unit.weakness)) && day <= world.options.to) {
    rows.add({"教师发展规划", person.name + "个人专业发展规划", "校级", person.id, "", "", "", "进行中",
              day.iso(), ""});
  }
  const Date assessed = start + rng.between(60, 1'300);
  if (rng.chance(kept(kAssessed, unit.weakness)) && assessed <= world.options.to) {
    rows.add({"校本应用考核", person.name + "信息技术应用考核", "校级", person.id, "", "", "信息技术",
              rng.chance(930) ? "合格" : "不合格", assessed.iso(), assessed.iso()});
  }
  if (person.slot < 0 && rng.chance(kept(kMentored, unit.weakness)) &&
      person.joined + 20 <= world.options.to) {
    rows.add({"师徒关系", person.name + "师徒结对", "校级", person.id, unit.code, head_id(world, person.unit),
              "", "进行中", (person.joined + rng.between(5, 20)).iso(), (person.joined + 364).iso()});
  }
  for (const Honour& honour : career.honours) {
    const bool leads = honour.title == "教学能手" || honour.title == "学科带头人" || honour.title == "名师";
    if (!leads || !rng.chance(kept(kGuides, unit.weakness))) continue;
    const int school = better_school(world, person.unit, rng);
    const Date from = std::max(honour.from, world.options.from) + rng.between(5, 90);
    if (school < 0 || from > world.options.to) continue;
    rows.add({"指导关系", person.name + "指导" + world.unit(school).name, "校级", person.id,
              world.unit(school).code, "", "学科", "进行中", from.iso(), ""});
    break;
  }
}

}  // namespace xt::simulate
