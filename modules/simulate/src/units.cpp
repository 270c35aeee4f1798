// Schools and institutions of a county, sized so that they hold its people exactly.
#include <algorithm>
#include <array>
#include <cstdio>
#include <string>

#include "names.h"
#include "world.h"

namespace xt::simulate {
namespace {

constexpr int kFewestInSchool = 3;
constexpr int kFewestForSpecial = 12;

// 学校标识码: category(2) province(2) serial(6).
std::string school_code(const World& world, const Unit& unit) {
  static constexpr std::array<const char*, kStages> kCategory{"11", "21", "31", "34", "51"};
  // Regions of one province that are simulated apart begin at different serials.
  const int base = std::stoi(world.options.region.substr(2)) * 89;
  const auto serial = (base + static_cast<int>(world.units.size())) % 1'000'000;
  std::array<char, 8> digits{};
  std::snprintf(digits.data(), digits.size(), "%06d", serial);
  return kCategory[static_cast<std::size_t>(unit.nine_year ? Stage::junior : unit.stage)] +
         world.options.region.substr(0, 2) + digits.data();
}

std::string ordinal(int n) {
  static constexpr std::array<std::string_view, 11> kDigits{"零", "一", "二", "三", "四", "五",
                                                            "六", "七", "八", "九", "十"};
  if (n <= 10) return std::string(kDigits[static_cast<std::size_t>(n)]);
  if (n < 20) return "十" + std::string(kDigits[static_cast<std::size_t>(n - 10)]);
  if (n > 99) return std::to_string(n);
  std::string text = std::string(kDigits[static_cast<std::size_t>(n / 10)]) + "十";
  return n % 10 == 0 ? text : text + std::string(kDigits[static_cast<std::size_t>(n % 10)]);
}

// `n`-th school of its county, `of_stage`-th of its stage.
std::string school_name(const World& world, const Unit& unit, int n, int of_stage) {
  const std::string& county = world.division_of(unit).short_name;
  const std::string place =
      n < kPlaceNames ? place_name(n) : place_name(n % kPlaceNames) + ordinal(n / kPlaceNames);
  if (unit.nine_year) return county + place + "九年一贯制学校";
  const bool urban = unit.area == Area::urban;
  switch (unit.stage) {
    case Stage::kindergarten:
      if (unit.is_private) return county + place + "民办幼儿园";
      return county + place + (urban ? "路幼儿园" : unit.area == Area::town ? "镇中心幼儿园" : "村幼儿园");
    case Stage::primary:
      return county + place + (urban ? "路小学" : unit.area == Area::town ? "镇中心小学" : "村小学");
    case Stage::junior:
      return urban ? county + "第" + ordinal(of_stage) + "初级中学" : county + place + "镇初级中学";
    case Stage::senior:
      return county + "第" + ordinal(of_stage) + "高级中学";
    case Stage::special:
      break;
  }
  return county + (of_stage == 1 ? "" : "第" + ordinal(of_stage)) + "特殊教育学校";
}

class Builder {
 public:
  Builder(World& world, int county)
      : world_(world),
        county_(county),
        rng_(world.rng.split("units").split(world.division(c().division).code)) {}

  void build() {
    c().first_unit = static_cast<int>(world_.units.size());
    next_ = c().first;
    left_ = c().initial;
    add_centre();
    share_out();
    while (left_ > 0) add_school();
    c().units = static_cast<int>(world_.units.size()) - c().first_unit;
  }

 private:
  County& c() { return world_.counties[static_cast<std::size_t>(county_)]; }

  void add_centre() {
    if (rng_.chance(kCountiesWithoutCentre + c().weakness / 4)) return;
    Unit unit;
    unit.institution = true;
    unit.area = Area::urban;
    unit.code = world_.division(c().division).code + "01";
    unit.name = world_.division(c().division).name + "教师发展中心";
    unit.size = std::max(c().initial >= 2 * kFewestInSchool ? 1 : 0, c().initial * kResearchOfficers / 1'000);
    finish(unit);
  }

  void share_out() {
    for (std::size_t s = 0; s < kStages; ++s) wanted_[s] = left_ * kStageShare[s] / 1'000;
    if (wanted_[4] < kFewestForSpecial) wanted_[4] = 0;
    if (wanted_[3] < kSchoolSize[3][2].low / 2 && left_ < 500) wanted_[3] = 0;
    int sum = 0;
    for (int w : wanted_) sum += w;
    wanted_[1] += left_ - sum;
  }

  void add_school() {
    Unit unit;
    const auto most = std::max_element(wanted_.begin(), wanted_.end());
    unit.stage = static_cast<Stage>(most - wanted_.begin());
    unit.area = static_cast<Area>(rng_.weighted(c().district ? kAreaInDistrict : kAreaInCounty));
    // Urban districts have their villages, too.
    if (c().district && unit.stage == Stage::primary && of_stage_[1] % 5 == 1) unit.area = Area::rural;
    if (unit.stage == Stage::senior && unit.area == Area::rural) unit.area = Area::town;
    const auto stage = static_cast<std::size_t>(unit.stage);
    unit.nine_year = unit.stage == Stage::primary && unit.area != Area::urban && rng_.chance(kNineYear);
    const SizeRange range = kSchoolSize[stage][static_cast<std::size_t>(unit.area)];
    int size = rng_.between(range.low, range.high) * (unit.nine_year ? 2 : 1);
    size = std::clamp(size, kFewestInSchool,
                      std::max(kFewestInSchool + 1, c().initial / (c().initial < 120 ? 3 : 6)));
    if (left_ - size < kFewestInSchool) size = left_;
    unit.size = size;
    unit.is_private = rng_.chance(kPrivate[stage]);
    unit.small_rural =
        unit.area == Area::rural && unit.size <= kSmallRuralTeachers && unit.stage == Stage::primary;
    const bool may_board = unit.stage == Stage::primary || unit.stage == Stage::junior;
    unit.boarding =
        unit.stage == Stage::senior ||
        (may_board && !unit.small_rural && rng_.chance(kBoarding[static_cast<std::size_t>(unit.area)]));
    unit.code = school_code(world_, unit);
    unit.county = county_;
    unit.name = school_name(world_, unit, schools_++, ++of_stage_[stage]);
    wanted_[stage] -= size;
    finish(unit);
  }

  void finish(Unit& unit) {
    unit.county = county_;
    unit.first = next_;
    unit.from = Date::of(rng_.between(1950, 2014), 9, 1);
    unit.weakness = c().weakness * (rng_.chance(250) ? 2'000 : 650) / 1'000;
    next_ += unit.size;
    left_ -= unit.size;
    world_.units.push_back(unit);
  }

  World& world_;
  int county_;
  Rng rng_;
  std::int64_t next_ = 0;
  int left_ = 0;
  int schools_ = 0;
  std::array<int, kStages> wanted_{};
  std::array<int, kStages> of_stage_{};
};

}  // namespace

void add_units(World& world, int county) {
  Builder(world, county).build();
}

void add_providers(World& world) {
  const Division& top = world.division(world.top);
  auto add = [&](int division, int n, std::string name, std::string_view kind) {
    std::array<char, 4> digits{};
    std::snprintf(digits.data(), digits.size(), "%02d", n);
    world.providers.push_back(
        {world.division(division).code + digits.data(), std::move(name), std::string(kind), division});
  };
  add(world.top, 11, top.short_name + "师范大学（演示）", "高校");
  add(world.top, 12, top.short_name + "第二师范学院（演示）", "高校");
  add(world.top, 21, top.short_name + "教师网络研修中心（演示）", "网络机构");
  add(world.top, 31, top.short_name + "教育培训集团（演示）", "承训单位");
  add(world.top, 41, top.name + "教育科学研究院", "教研机构");
  for (std::size_t i = 0; i < world.divisions.size(); ++i) {
    const Division& division = world.divisions[i];
    if (division.level != Level::city) continue;
    add(static_cast<int>(i), 51, division.name + "教师发展学院", "教师发展机构");
    if (static_cast<int>(i) != world.top)
      add(static_cast<int>(i), 41, division.name + "教育科学研究所", "教研机构");
  }
}

}  // namespace xt::simulate
