#include <algorithm>
#include <string>

#include "base/rational.h"

#include "kinds.h"

namespace xt::simulate {
namespace {

class Books {
 public:
  Books(const World& world, std::string_view code, int weakness, RowBuffer& rows)
      : world_(world),
        code_(code),
        weakness_(weakness),
        rows_(rows),
        rng_(world.rng.split("funds").split(code)) {}

  void school(const Unit& unit, std::string_view payer) {
    each_year([&](int year, Rng& rng) {
      const std::int64_t public_funds = vary(kPublicFunds_yuan * unit.size, rng);
      put(year, "公用经费", payer, "预算", public_funds);
      both(year, "教师培训经费", "学校", share(public_funds, 50, rng), rng);
      if (rng.chance(400))
        put(year, "校本研修专项经费", "学校", "决算", public_funds * rng.between(3, 9) / 1'000);
    });
  }

  // `people` and `heads` of the whole subtree.
  void region(std::int64_t people, std::int64_t heads, std::string_view payer) {
    each_year([&](int year, Rng& rng) {
      const std::int64_t payroll = vary(kWage_yuan * people, rng);
      const std::int64_t principals = vary(kPrincipalWage_yuan * heads, rng);
      put(year, "教职工工资总额", payer, "决算", payroll);
      both(year, "教师培训经费", payer, share(payroll, 20, rng), rng);
      put(year, "校长工资总额", payer, "决算", principals);
      both(year, "校长培训经费", payer, share(principals, 25, rng), rng);
      put(year, "校本研修专项经费", payer, "决算", payroll * rng.between(1, 4) / 1'000);
      // City, county and school share the cost of distance training in thirds (plans/zibo-backbone).
      const std::int64_t online = payroll * rng.between(2, 5) / 1'000;
      for (std::string_view third : {"市", "县", "学校"}) {
        put(year, "远程研修经费", third, "决算", online / 3 + (rng.chance(180) ? online / 40 : 0));
      }
      put(year, "项目经费", payer, "决算", payroll * rng.between(3, 8) / 1'000);
    });
  }

 private:
  template <class F>
  void each_year(F f) {
    for (int year = world_.options.from.year(); year <= world_.options.to.year(); ++year) {
      Rng rng = rng_.split(static_cast<std::uint64_t>(year));
      f(year, rng);
    }
  }

  static std::int64_t vary(std::int64_t yuan, Rng& rng) { return yuan * rng.between(930, 1'080) / 1'000; }

  // Somewhat above the floor of `permille`, or below it.
  std::int64_t share(std::int64_t of, int permille, Rng& rng) const {
    const bool below = rng.chance(std::min(900, kFundsBelow + weakness_));
    const int tenths = below ? permille * rng.between(5, 9) : permille * rng.between(10, 14) + 1;
    return of * tenths / 10'000;
  }

  // A budget and, for years that are over, a final account.
  void both(int year, std::string_view account, std::string_view payer, std::int64_t yuan, Rng& rng) {
    put(year, account, payer, "预算", yuan);
    if (Date::of(year, 12, 31) < world_.options.to)
      put(year, account, payer, "决算", yuan * rng.between(980, 1'030) / 1'000);
  }

  void put(int year, std::string_view account, std::string_view payer, std::string_view basis,
           std::int64_t yuan) {
    rows_.add({code_, std::to_string(year), account, payer, basis, std::to_string(yuan)});
  }

  const World& world_;
  std::string_view code_;
  int weakness_;
  RowBuffer& rows_;
  Rng rng_;
};

void division_funds(const World& world, int i, RowBuffer& rows) {
  const Division& division = world.division(i);
  std::int64_t people = 0;
  std::int64_t schools = 0;
  int weakness = world.options.shortfall_permille;
  for (const County& county : world.counties) {
    const bool inside = county.division == i || i == world.top || world.division(county.division).city == i;
    if (!inside) continue;
    people += county.initial;
    schools += county.units;
    if (county.division == i) weakness = county.weakness;
  }
  if (people == 0) return;
  const std::string_view payer = division.level == Level::province ? "省"
                                 : division.level == Level::city   ? "市"
                                                                   : "县";
  Books(world, division.code, weakness, rows).region(people, schools, payer);
}

}  // namespace

std::unique_ptr<sheets::RowSource> funds_source(const World& world) {
  const auto divisions = static_cast<std::int64_t>(world.divisions.size());
  return generated(
      {"机构代码", "年度", "科目", "出资方", "口径", "金额"},
      divisions + static_cast<std::int64_t>(world.units.size()),
      [&world, divisions](std::int64_t i, RowBuffer& rows) {
        if (i < divisions) return division_funds(world, static_cast<int>(i), rows);
        const Unit& unit = world.unit(static_cast<int>(i - divisions));
        if (unit.institution) return;
        Books(world, unit.code, unit.weakness, rows).school(unit, unit.is_private ? "学校" : "县");
      });
}

}  // namespace xt::simulate
