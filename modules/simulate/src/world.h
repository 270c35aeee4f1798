// What is kept of a simulated region: divisions and workplaces. People are computed (person.h, career.h).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/date.h"
#include "simulate/simulate.h"

#include "profile.h"
#include "random.h"
#include "rates.h"

namespace xt::simulate {

enum class Level : std::uint8_t { province, city, county };

struct Division {
  std::string code;
  std::string name;
  std::string short_name;  // 青秀区, 融水: for the names of schools and courses
  Level level = Level::county;
  int city = -1;  // index of its city among the divisions, -1 where none is simulated
};

// A county (or a city without counties) with its people: indices [first, first + initial) work here on the
// first day.
struct County {
  int division = 0;
  bool district = false;  // an urban district
  std::int64_t first = 0;
  int initial = 0;
  int first_unit = 0;
  int units = 0;
  int weakness = 0;  // per 1,000, added to what does not happen here
  std::vector<std::int64_t>
      novices_before;  // of this county, before the n-th September; one more than Septembers
};

struct Unit {
  std::string code;
  std::string name;
  int county = 0;
  Stage stage = Stage::primary;
  bool nine_year = false;
  Area area = Area::rural;
  bool boarding = false;
  bool small_rural = false;
  bool is_private = false;
  bool institution = false;
  std::int64_t first = 0;  // its people on the first day
  int size = 0;
  int weakness = 0;  // per 1,000
  Date from;
};

// An institution without people of its own in this world: universities, city centres, online providers.
struct Provider {
  std::string code;
  std::string name;
  std::string kind;  // as in the sheet: 高校 …
  int division = 0;
};

struct World {
  Options options;
  Profile profile;
  Rng rng{1};
  std::vector<Division> divisions;
  std::vector<County> counties;
  std::vector<Unit> units;  // county by county, in the order of their people
  std::vector<Provider> providers;
  std::vector<Date> septembers;            // 1 September of every school year that begins inside the window
  std::vector<std::int64_t> novice_first;  // [september * counties + county]: index of the first of them
  std::int64_t people = 0;                 // all that ever appear
  std::vector<Sheet> sheets;
  int top = 0;  // index of the chosen region

  const Unit& unit(int i) const { return units[static_cast<std::size_t>(i)]; }
  const County& county(int i) const { return counties[static_cast<std::size_t>(i)]; }
  const Division& division(int i) const { return divisions[static_cast<std::size_t>(i)]; }
  const Division& division_of(const Unit& u) const { return division(county(u.county).division); }
  int unit_of(std::int64_t person) const;  // of those who are there on the first day
  // Some school of that stage in the county; -1 where there is none after a few tries.
  int some_school(int county, Stage stage, Rng& rng) const;
};

Result<std::unique_ptr<World>> build_world(const Options& options, const std::vector<RegionInfo>& regions);
// The parts of it, in this order.
Status add_divisions(World& world, const std::vector<RegionInfo>& regions);
Status add_counties(World& world);
void add_units(World& world, int county);
void add_providers(World& world);
void add_novices(World& world);
void add_sheets(World& world);

}  // namespace xt::simulate
