#include "career.h"

#include <algorithm>
#include <array>

namespace xt::simulate {
namespace {

int years_at(const Person& person, Date day) {
  return completed_years(person.joined, day);
}

std::string_view draw_post(const World& world, const Person& person, Rng& rng) {
  const Unit& unit = world.unit(person.unit);
  if (unit.institution) return "教研员";
  const bool kindergarten = unit.stage == Stage::kindergarten;
  if (person.slot == 0) return kindergarten ? "园长" : "校长";
  if (person.slot == 1 && unit.size >= 12) return "副校长";
  if (person.slot == 2 && unit.size >= 50) return "书记";
  const int rest = person.slot - 3;
  const int middle = unit.size / kMiddleEvery;
  const int heads = unit.size / kGroupHeadEvery;
  if (rest >= 0 && rest < middle) return "中层";
  if (rest >= middle && rest < middle + heads) return "教研组长";
  const bool counsellor =
      unit.size >= 25 && world.rng.split("counsellor")
                             .split(unit.code)
                             .chance(kSchoolsWithCounsellor - std::min(500, unit.weakness));
  if (counsellor && rest == middle + heads) return "心理";
  return rng.chance(kHomeroom) ? "班主任" : "教师";
}

int first_title(const Person& person, Date day, Rng& rng) {
  auto rank = static_cast<int>(rng.weighted(kTitles[static_cast<std::size_t>(person.stage)]));
  const int years = years_at(person, day);
  // Who has taught for long is rarely without a title: those without are mostly the young.
  if (years >= 5 && rank < 2 && person.stage != Stage::kindergarten && !rng.chance(60))
    rank = 2 + rng.below(2);
  while (rank > 0 && years < kYearsForTitle[static_cast<std::size_t>(rank)]) --rank;
  return rank;
}

Date month_end(Date day) {
  const Ymd parts = day.ymd();
  return Date::of(parts.year, parts.month, 1).plus_months(1) - 1;
}

// The last day at work; sets the state.
void draw_end(const World& world, Career& career, Rng& rng) {
  const Person& person = career.person;
  const Date retire = month_end(person.born.plus_months(12 * (person.woman ? kRetireWoman : kRetireMan)));
  if (retire <= world.options.to) {
    career.end = retire;
    career.end_state = "退休";
  }
  if (person.slot == 0) return;  // heads stay: a school without one would be a fault of the simulation
  for (const Date september : world.septembers) {
    if (september <= person.joined || september >= career.end) continue;
    if (rng.chance(kLeavers)) {
      career.end = september - 1;  // at the end of the school year
      career.end_state = "离职";
      return;
    }
    if (rng.chance_10k(kDeaths_10k)) {
      career.end = std::min(september + rng.between(20, 110), world.options.to);
      career.end_state = "去世";
      return;
    }
  }
}

void move_about(const World& world, Career& career, Rng& rng) {
  const Person& person = career.person;
  Date arrived = person.joined;
  if (person.index < world.options.teachers) {
    // Some came to this school later than they began to teach.
    const int years = years_at(person, world.options.from);
    if (years > 3 && rng.chance(550))
      arrived = Date::of(person.joined.year() + rng.between(1, years - 1), 9, 1);
  }
  career.stints.push_back({person.unit, arrived});
  const bool settled =
      person.slot == 0 || career.post == "副校长" || career.post == "书记" || career.post == "教研员";
  if (settled) return;
  for (const Date september : world.septembers) {
    if (september <= arrived.plus_months(12) || september >= career.end || !rng.chance(kTransfers)) continue;
    const bool away = world.counties.size() > 1 && rng.chance(kTransferAway);
    const int county = away ? rng.below(static_cast<int>(world.counties.size()))
                            : world.unit(career.stints.back().unit).county;
    const int unit = world.some_school(county, person.stage, rng);
    if (unit >= 0 && unit != career.stints.back().unit) career.stints.push_back({unit, september});
  }
}

void promote(const World& world, Career& career, Rng& rng) {
  const Person& person = career.person;
  const Date first = std::max(world.options.from, person.joined);
  career.titles.push_back({career.stints.front().from, first_title(person, first, rng)});
  for (const Date september : world.septembers) {
    if (september <= first || september >= career.end) continue;
    const int rank = career.titles.back().rank;
    if (rank >= 5 || years_at(person, september) < kYearsForTitle[static_cast<std::size_t>(rank + 1)])
      continue;
    const int chance = rank == 4 ? 2 : kPromotions * (rank < 2 ? 6 : 1);
    if (rng.chance(chance)) career.titles.push_back({september, rank + 1});
  }
}

class Honours {
 public:
  Honours(const World& world, Career& career, Rng rng) : world_(world), career_(career), rng_(rng) {}

  void give() {
    const Person& person = career_.person;
    if (person.slot < 0 || !person.full_time || years_at(person, world_.options.from) < 3) return;
    const int weak = world_.unit(person.unit).weakness;
    // Novices and part-time staff are left out, so the others have to make up the share of all.
    auto scaled = [&](int permille) { return permille * (1'000 - weak) / 1'000 * 1'230 / 1'000; };
    if (rng_.chance(scaled(kBackboneCounty))) add("县", "骨干教师");
    if (rng_.chance(scaled(kBackboneCity))) add("市", "骨干教师");
    if (rng_.chance(scaled(kBackboneProvince))) add("省", "骨干教师");
    if (rng_.chance(kBackboneSchool)) add("校", "骨干教师");
    if (rng_.chance(kSkilled)) add("县", "教学能手");
    if (rng_.chance(kSubjectLeader)) add(rng_.chance(300) ? "市" : "县", "学科带头人");
    if (rng_.chance_10k(kSpecialGrade_10k)) add("省", "特级教师");
    aims(weak);
  }

 private:
  // Counts that a plan names: so many of all people, at most one in twenty.
  void aims(int weak) {
    const Profile& aim = world_.profile;
    const Person& person = career_.person;
    const bool officer = career_.post == "教研员";
    if (officer && rng_.chance(420)) add("省", "名教研员");
    if (one_of(aim.masters, weak) && !officer) add("省", "名师");
    if (one_of(aim.educators, weak)) add("省", "教育家型教师");
    const int age = completed_years(person.born, world_.options.from);
    if (age < 45 && one_of(aim.reserve_cadres * 2, weak)) add("县", "后备干部");
  }

  bool one_of(int wanted, int weak) {
    if (wanted == 0) return false;
    const std::int64_t chance =
        std::min<std::int64_t>(50'000, static_cast<std::int64_t>(wanted) * 1'250'000 /
                                           world_.options.teachers * (1'000 - weak) / 1'000);
    return rng_.below(1'000'000) < chance;
  }

  void add(std::string_view level, std::string_view title) {
    const Date from = world_.options.from;
    const int length = world_.options.to - from;
    Honour honour{level, title, from, kOpenEnd};
    if (rng_.chance(kDesignatedBefore) || length < 60) {
      honour.from = from - rng_.between(1, 500);
      honour.from = std::max(honour.from, career_.stints.front().from);
    } else {
      honour.from = from + rng_.between(30, length - 1);
    }
    honour.from = honour.from.plus_months(0);
    if (rng_.chance(150)) honour.last = honour.from.plus_months(60) - 1;
    if (honour.from <= std::min(world_.options.to, career_.end)) career_.honours.push_back(honour);
  }

  const World& world_;
  Career& career_;
  Rng rng_;
};

bool draw_laggard(const World& world, const Person& person, Rng& rng) {
  const Unit& unit = world.unit(person.unit);
  int chance = kLaggard + unit.weakness;
  if (unit.area == Area::rural && person.stage == Stage::primary) chance += kLaggardRuralPrimary;
  if (completed_years(person.born, world.options.from) >= 50) chance += kLaggardOld;
  return rng.chance(std::min(chance, 900));
}

}  // namespace

int Career::unit_at(Date day) const {
  int unit = stints.front().unit;
  for (const Stint& stint : stints) {
    if (stint.from <= day) unit = stint.unit;
  }
  return unit;
}

Date Career::arrived_at(Date day) const {
  Date arrived = stints.front().from;
  for (const Stint& stint : stints) {
    if (stint.from <= day) arrived = stint.from;
  }
  return arrived;
}

int Career::title_at(Date day) const {
  int rank = titles.front().rank;
  for (const Step& step : titles) {
    if (step.from <= day) rank = step.rank;
  }
  return rank;
}

Career make_career(const World& world, std::int64_t index) {
  Career career;
  career.person = make_person(world, index);
  Rng rng = world.rng.split("career").split(static_cast<std::uint64_t>(index));
  career.post = draw_post(world, career.person, rng);
  if (rng.chance(12)) career.state = rng.chance(400) ? "支教" : rng.chance(500) ? "借调" : "病假";
  draw_end(world, career, rng);
  move_about(world, career, rng);
  promote(world, career, rng);
  Honours(world, career, rng.split("honours")).give();
  career.laggard = draw_laggard(world, career.person, rng);
  return career;
}

}  // namespace xt::simulate
