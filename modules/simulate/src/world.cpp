#include "world.h"

#include <algorithm>
#include <utility>

#include "names.h"

namespace xt::simulate {
namespace {

constexpr int kMostYears = 12;
constexpr int kFewestPerCounty = 12;  // a small world has fewer counties, not empty ones
constexpr int kMostPerCounty =
    180'000;  // identity numbers differ by day of birth and order: 365 x 499 (person.cpp)

Error bad(std::string field, std::string detail) {
  Error error = make_error(Code::invalid, "simulate.bad_options");
  error.fields.push_back({std::move(field), error.reason, std::move(detail)});
  return error;
}

Status check(const Options& o) {
  if (o.region.size() != 6 || o.region.find_first_not_of("0123456789") != std::string::npos ||
      o.region == "000000") {
    return bad("region", "地区代码应为省、市或县的六位数字代码");
  }
  if (o.teachers < kFewestTeachers || o.teachers > kMostTeachers) {
    return bad("teachers", "教师人数应在 200 到 1000000 之间");
  }
  if (o.to < o.from || o.to.year() - o.from.year() > kMostYears || o.from.year() < 2000 ||
      o.to.year() > 2099) {
    return bad("from", "起止日期应在 2000 到 2099 年之间，先后有序，且不超过 12 年");
  }
  if (o.shortfall_permille < 0 || o.shortfall_permille > 1'000)
    return bad("shortfall", "缺口应在 0 到 1000 之间");
  return {};
}

Level level_of(std::string_view code) {
  if (code.ends_with("0000")) return Level::province;
  return code.ends_with("00") ? Level::city : Level::county;
}

bool is_below(std::string_view code, std::string_view region) {
  switch (level_of(region)) {
    case Level::province:
      return code.starts_with(region.substr(0, 2));
    case Level::city:
      return code.starts_with(region.substr(0, 4));
    case Level::county:
      break;
  }
  return code == region;
}

}  // namespace

Result<std::unique_ptr<World>> build_world(const Options& options, const std::vector<RegionInfo>& regions) {
  XT_CHECK_OK(check(options));
  auto world = std::make_unique<World>();
  world->options = options;
  world->profile = profile_of(options.region);
  world->rng = Rng(options.seed).split(options.region);
  for (int year = options.from.year(); year <= options.to.year(); ++year) {
    const Date september = Date::of(year, 9, 1);
    if (options.from < september && september <= options.to) world->septembers.push_back(september);
  }
  XT_CHECK_OK(add_divisions(*world, regions));
  XT_CHECK_OK(add_counties(*world));
  for (std::size_t i = 0; i < world->counties.size(); ++i) add_units(*world, static_cast<int>(i));
  add_providers(*world);
  add_novices(*world);
  add_sheets(*world);
  return world;
}

Status add_divisions(World& world, const std::vector<RegionInfo>& regions) {
  for (const RegionInfo& region : regions) {
    if (!is_below(region.code, world.options.region) || region.code.size() != 6) continue;
    world.divisions.push_back(
        {region.code, region.name, short_place(region.name), level_of(region.code), -1});
  }
  std::sort(world.divisions.begin(), world.divisions.end(),
            [](const auto& a, const auto& b) { return a.code < b.code; });
  for (std::size_t i = 0; i < world.divisions.size(); ++i) {
    Division& division = world.divisions[i];
    if (division.code == world.options.region) world.top = static_cast<int>(i);
    for (std::size_t j = i; division.level == Level::county && j-- > 0;) {
      const Division& other = world.divisions[j];
      if (other.level == Level::city && other.code.substr(0, 4) == division.code.substr(0, 4)) {
        division.city = static_cast<int>(j);
        break;
      }
    }
  }
  if (world.divisions.empty() || world.division(world.top).code != world.options.region) {
    Error error = make_error(Code::not_found, "simulate.unknown_region");
    error.fields.push_back({"region", error.reason, "没有代码为 " + world.options.region + " 的地区"});
    return error;
  }
  return {};
}

Status add_counties(World& world) {
  std::vector<int> leaves;
  for (std::size_t i = 0; i < world.divisions.size(); ++i) {
    const Division& d = world.divisions[i];
    const bool childless =
        d.level == Level::city &&
        (i + 1 == world.divisions.size() || world.divisions[i + 1].code.substr(0, 4) != d.code.substr(0, 4));
    if (d.level == Level::county || childless) leaves.push_back(static_cast<int>(i));
  }
  if (leaves.empty()) leaves.push_back(world.top);
  const auto used =
      std::min<std::int64_t>(static_cast<std::int64_t>(leaves.size()),
                             std::max<std::int64_t>(1, world.options.teachers / kFewestPerCounty));
  std::vector<std::int64_t> weights;
  std::int64_t total = 0;
  for (std::int64_t i = 0; i < used; ++i) {
    County county;
    county.division = leaves[static_cast<std::size_t>(i * static_cast<std::int64_t>(leaves.size()) / used)];
    const Division& division = world.division(county.division);
    Rng rng = world.rng.split("county").split(division.code);
    county.district = division.name.ends_with("区");
    const int weight = county.district ? rng.between(900, 1'700) : rng.between(500, 1'400);
    // What does not happen gathers in some counties.
    county.weakness = world.options.shortfall_permille * (rng.chance(280) ? 2'200 : 550) / 1'000;
    world.counties.push_back(county);
    weights.push_back(weight);
    total += weight;
  }
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < world.counties.size(); ++i) {
    County& county = world.counties[i];
    county.first = world.options.teachers * sum / total;
    sum += weights[i];
    county.initial = static_cast<int>(world.options.teachers * sum / total - county.first);
    const auto all = county.initial + static_cast<std::int64_t>(county.initial) * kNovices / 1'000 *
                                          static_cast<std::int64_t>(world.septembers.size() + 1);
    if (all > kMostPerCounty) {
      Error error = make_error(Code::invalid, "simulate.too_dense");
      error.fields.push_back(
          {"teachers", error.reason, "这个地区的县太少，容不下这么多教师，请减少人数或选上一级地区"});
      return error;
    }
  }
  return {};
}

void add_novices(World& world) {
  std::int64_t next = world.options.teachers;
  for (County& county : world.counties) county.novices_before.assign(1, 0);
  for (std::size_t s = 0; s < world.septembers.size(); ++s) {
    for (County& county : world.counties) {
      const auto upto =
          static_cast<std::int64_t>(county.initial) * kNovices * static_cast<std::int64_t>(s + 1) / 1'000;
      world.novice_first.push_back(next);
      next += upto - county.novices_before.back();
      county.novices_before.push_back(upto);
    }
  }
  world.people = next;
}

int World::unit_of(std::int64_t person) const {
  auto after = std::upper_bound(units.begin(), units.end(), person,
                                [](std::int64_t p, const Unit& u) { return p < u.first; });
  return static_cast<int>(after - units.begin()) - 1;
}

int World::some_school(int in_county, Stage stage, Rng& draw) const {
  constexpr int kTries = 24;
  const County& c = county(in_county);
  for (int i = 0; i < kTries && c.initial > 0; ++i) {
    // By a person of theirs, so that large schools take more.
    const int at = unit_of(c.first + draw.below(c.initial));
    const Unit& u = unit(at);
    if (!u.institution && (u.stage == stage || (u.nine_year && stage == Stage::junior))) return at;
  }
  return -1;
}

}  // namespace xt::simulate
