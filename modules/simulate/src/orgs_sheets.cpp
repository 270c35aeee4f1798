// schools, institutions, flags, calendar.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "kinds.h"
#include "names.h"

namespace xt::simulate {
namespace {

// Border counties of Guangxi and its national key counties (by the beginning of their names). The plan speaks
// of 44 key counties; the other 24 are not named in any source we have and are chosen by lot, for
// demonstration.
constexpr std::array<std::string_view, 8> kBorder{"450603", "450681", "451081", "451026",
                                                  "451481", "451422", "451423", "451424"};
constexpr std::array<std::string_view, 20> kKey{"融水", "三江", "德保", "那坡", "凌云", "乐业", "田林",
                                                "西林", "隆林", "靖西", "昭平", "凤山", "东兰", "罗城",
                                                "环江", "巴马", "都安", "大化", "忻城", "天等"};
constexpr int kKeyByLot = 330;  // of the other counties that are no urban districts
constexpr int kProjectCounties = 300;

template <class List>
bool any_prefix(const List& list, std::string_view text) {
  return std::any_of(list.begin(), list.end(), [&](std::string_view p) { return text.starts_with(p); });
}

void county_flags(const World& world, std::int64_t i, RowBuffer& rows) {
  const County& county = world.county(static_cast<int>(i));
  const Division& division = world.division(county.division);
  Rng rng = world.rng.split("flags").split(division.code);
  const std::string since = Date::of(2021, 1, 1).iso();
  const bool guangxi = division.code.starts_with("45");
  const bool by_lot = !county.district && rng.chance(kKeyByLot);
  const bool key = by_lot || (guangxi && any_prefix(kKey, division.name));
  if (key) rows.add({division.code, "重点帮扶县", since, ""});
  if (key && rng.chance(700)) rows.add({division.code, "乡村振兴县", since, ""});
  if (any_prefix(kBorder, division.code)) rows.add({division.code, "边境县", since, ""});
  if (!county.district && rng.chance(kProjectCounties)) rows.add({division.code, "项目县", since, ""});
}

std::string stages(const Unit& unit) {
  std::string text(stage_word(unit.stage));
  return unit.nine_year ? text + ";初中" : text;
}

}  // namespace

std::unique_ptr<sheets::RowSource> schools_source(const World& world) {
  return generated({"学校标识码", "学校名称", "所属地区代码", "学段", "城乡类型", "办别", "寄宿制",
                    "乡村小规模", "起始日期", "终止日期"},
                   static_cast<std::int64_t>(world.units.size()), [&world](std::int64_t i, RowBuffer& rows) {
                     const Unit& u = world.unit(static_cast<int>(i));
                     if (u.institution) return;
                     rows.add({u.code, u.name, world.division_of(u).code, stages(u), area_word(u.area),
                               u.is_private ? "民办" : "公办", u.boarding ? "是" : "否",
                               u.small_rural ? "是" : "否", u.from.iso(), ""});
                   });
}

std::unique_ptr<sheets::RowSource> institutions_source(const World& world) {
  const auto units = static_cast<std::int64_t>(world.units.size());
  return generated({"机构代码", "机构名称", "类型", "所属地区代码", "起始日期", "终止日期"},
                   units + static_cast<std::int64_t>(world.providers.size()),
                   [&world, units](std::int64_t i, RowBuffer& rows) {
                     if (i >= units) {
                       const Provider& p = world.providers[static_cast<std::size_t>(i - units)];
                       rows.add({p.code, p.name, p.kind, world.division(p.division).code, "1990-09-01", ""});
                       return;
                     }
                     const Unit& u = world.unit(static_cast<int>(i));
                     if (!u.institution) return;
                     rows.add({u.code, u.name, "教师发展机构", world.division_of(u).code, u.from.iso(), ""});
                   });
}

std::unique_ptr<sheets::RowSource> flags_source(const World& world) {
  return generated({"地区代码", "标记", "起始日期", "终止日期"},
                   static_cast<std::int64_t>(world.counties.size()),
                   [&world](std::int64_t i, RowBuffer& rows) { county_flags(world, i, rows); });
}

std::unique_ptr<sheets::RowSource> calendar_source(const World& world) {
  const int first = world.options.from.year() - 1;
  const int years = world.options.to.year() - first + 1;
  return generated(
      {"地区代码", "学年", "学期", "开始日期", "结束日期"}, years,
      [&world, first](std::int64_t i, RowBuffer& rows) {
        const int year = first + static_cast<int>(i);
        const std::string school_year = std::to_string(year) + "-" + std::to_string(year + 1);
        const std::string& code = world.division(world.top).code;
        rows.add({code, school_year, "1", autumn_term(year).from.iso(), (autumn_term(year).to - 1).iso()});
        rows.add(
            {code, school_year, "2", spring_term(year + 1).from.iso(), (spring_term(year + 1).to - 1).iso()});
      });
}

Period autumn_term(int year) {
  return {Date::of(year, 9, 1), Date::of(year + 1, 1, 17)};
}
Period spring_term(int year) {
  return {Date::of(year, 2, 20), Date::of(year, 7, 9)};
}

}  // namespace xt::simulate
