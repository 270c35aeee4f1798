#include "person.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "names.h"

namespace xt::simulate {
namespace {

constexpr int kDays = 365;    // nobody is born on 29 February
constexpr int kOrders = 499;  // half of the order numbers: odd ones are men's

// Day of birth and order number from the person's number `k` within the county, so that no two people of a
// county have the same identity number: for one day of the year, k / 365 decides the order, and 241 is
// coprime to 499.
struct Slot {
  int day_of_year;
  int order;
};
Slot identity_slot(std::int64_t k, int salt) {
  const auto day = static_cast<int>((k * 101 + salt) % kDays);
  const auto half = static_cast<int>((k / kDays * 241 + day * 113 + salt) % kOrders);
  return {day, half + 1};
}

// Novices continue the numbers of their county's people.
std::int64_t number_in_county(const World& world, const Person& person, int september) {
  const County& county = world.county(person.county);
  if (september < 0) return person.index - county.first;
  const auto at =
      static_cast<std::size_t>(september) * world.counties.size() + static_cast<std::size_t>(person.county);
  return county.initial + county.novices_before[static_cast<std::size_t>(september)] +
         (person.index - world.novice_first[at]);
}

std::string identity_number(const World& world, const Person& person, int order) {
  const Ymd born = person.born.ymd();
  std::array<char, 32> digits{};
  std::snprintf(digits.data(), digits.size(), "%.6s%04d%02d%02d%03d",
                world.division(world.county(person.county).division).code.c_str(), born.year, born.month,
                born.day, order * 2 - (person.woman ? 0 : 1));
  std::string id(digits.data());
  id += check_character(id);
  return id;
}

int draw_age(const Unit& unit, bool woman, Rng& rng) {
  auto weights = kAges[static_cast<std::size_t>(unit.stage)];
  if (unit.area == Area::rural && unit.stage == Stage::primary) {
    weights[6] += kRuralOld;
    weights[7] += kRuralOld;
  }
  const auto group = static_cast<int>(rng.weighted(weights));
  const int age = group == 0 ? rng.between(22, 24) : rng.between(20 + group * 5, 24 + group * 5);
  // Two years short, so that nobody was due to leave before the first day.
  return std::min(age, (woman ? kRetireWoman : kRetireMan) - 2);
}

int september_of(const World& world, std::int64_t index, int& county) {
  const auto after = std::upper_bound(world.novice_first.begin(), world.novice_first.end(), index);
  const auto at = static_cast<int>(after - world.novice_first.begin()) - 1;
  const auto counties = static_cast<int>(world.counties.size());
  county = at % counties;
  return at / counties;
}

void place(const World& world, Person& person, Rng& rng) {
  if (person.index < world.options.teachers) {
    person.unit = world.unit_of(person.index);
    const Unit& unit = world.unit(person.unit);
    person.county = unit.county;
    person.slot = static_cast<int>(person.index - unit.first);
  } else {
    const County& county = world.county(person.county);
    // Where a colleague drawn by lot works, but not at the institution.
    do {
      person.unit = world.unit_of(county.first + rng.below(county.initial));
    } while (world.unit(person.unit).institution && county.units > 1);
  }
  const Unit& unit = world.unit(person.unit);
  person.stage = unit.stage;
  if (unit.nine_year && (person.slot >= 0 ? person.slot % 5 >= 3 : rng.chance(400)))
    person.stage = Stage::junior;
  if (unit.institution) person.stage = static_cast<Stage>(rng.weighted(kStageShare));
}

void give_dates(const World& world, Person& person, int september, int day_of_year, Rng& rng) {
  const Unit& unit = world.unit(person.unit);
  const Date from = world.options.from;
  if (september >= 0) {
    person.joined = world.septembers[static_cast<std::size_t>(september)];
    person.born = Date::of(person.joined.year() - rng.between(22, 25), 1, 1);
  } else {
    int age = draw_age(unit, person.woman, rng);
    // Heads are of an age at which none retires within the longest window that plans have.
    if (person.slot == 0) age = std::clamp(age, 36, 46);
    person.born = Date::of(from.year() - age - 1, 1, 1);
  }
  const int year = person.born.year();
  person.born = Date::of(year, 1, 1) + day_of_year;
  const bool leap = Date::of(year, 12, 31) - Date::of(year, 1, 1) == 365;
  if (leap && day_of_year >= 59) person.born = person.born + 1;
  if (september >= 0) return;
  const Date last = Date::of(from.year() - (from < Date::of(from.year(), 9, 1) ? 1 : 0), 9, 1);
  person.joined = std::min(last, Date::of(year + rng.between(22, 25), 9, 1));
}

}  // namespace

char check_character(std::string_view digits17) {
  int sum = 0;
  int weight = 1;  // 2^(17-i) mod 11, from the right
  for (std::size_t i = 17; i-- > 0;) {
    weight = weight * 2 % 11;
    sum += (digits17[i] - '0') * weight;
  }
  return "10X98765432"[sum % 11];
}

Person make_person(const World& world, std::int64_t index) {
  Person person;
  person.index = index;
  Rng rng = world.rng.split("person").split(static_cast<std::uint64_t>(index));
  const int september = index < world.options.teachers ? -1 : september_of(world, index, person.county);
  place(world, person, rng);
  person.woman = rng.chance(kWomen[static_cast<std::size_t>(person.stage)] - (person.slot == 0 ? 250 : 0));
  const Slot slot =
      identity_slot(number_in_county(world, person, september), static_cast<int>(world.options.seed % 97));
  give_dates(world, person, september, slot.day_of_year, rng);
  person.id = identity_number(world, person, slot.order);
  Rng name = rng.split("name");
  if (rng.chance(kSameName) && index > 0) {
    // The name of the colleague before, as that one would have it of one's own.
    name = world.rng.split("person").split(static_cast<std::uint64_t>(index - 1)).split("name");
  }
  person.name = person_name(name, person.woman);
  person.subject = draw_subject(rng, person.stage);
  person.full_time = !(person.slot > 2 && rng.chance(kNotFullTime));
  return person;
}

}  // namespace xt::simulate
