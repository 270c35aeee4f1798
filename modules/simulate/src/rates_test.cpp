// The world keeps to its rates (rates.h), and its good rows are good.
#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "career.h"
#include "person.h"
#include "training.h"
#include "world.h"
#include "world_test.h"

namespace xt::simulate {
namespace {

bool id_is_valid(const std::string& id) {
  return id.size() == 18 && check_character(id.substr(0, 17)) == id.back();
}

Options big_options() {
  auto options = some_options();
  options.teachers = 8'000;
  return options;
}

std::unique_ptr<World> world_of(const Options& options) {
  auto world = build_world(options, some_regions());
  EXPECT_TRUE(world.ok());
  return *std::move(world);
}

TEST(Rates, identityNumbersAreValidAndUnique) {
  const auto world = world_of(big_options());
  std::set<std::string> seen;
  for (std::int64_t i = 0; i < world->people; ++i) {
    const Person p = make_person(*world, i);
    EXPECT_TRUE(id_is_valid(p.id)) << p.id;
    EXPECT_TRUE(seen.insert(p.id).second) << p.id;
    EXPECT_EQ((p.id[16] - '0') % 2, p.woman ? 0 : 1);
    EXPECT_EQ(p.id.substr(6, 4), std::to_string(p.born.year()));
    EXPECT_GE(completed_years(p.born, p.joined), 20);
  }
}

TEST(Rates, theStagesAndTheSizesAddUp) {
  const auto world = world_of(big_options());
  std::int64_t people = 0;
  std::map<Stage, int> of_stage;
  for (const Unit& unit : world->units) {
    EXPECT_EQ(unit.first, people);
    EXPECT_GT(unit.size, 0);
    people += unit.size;
    if (!unit.institution) of_stage[unit.stage] += unit.size;
  }
  EXPECT_EQ(people, 8'000);
  EXPECT_NEAR(of_stage[Stage::primary], 3'304, 500);
  EXPECT_NEAR(of_stage[Stage::kindergarten], 1'528, 350);
}

TEST(Rates, transfersAndEnds) {
  const auto world = world_of(big_options());
  int moves = 0;
  int retired = 0;
  for (std::int64_t i = 0; i < 8'000; ++i) {
    const Career c = make_career(*world, i);
    moves += static_cast<int>(c.stints.size()) - 1;
    retired += c.end_state == "退休" ? 1 : 0;
    for (std::size_t k = 1; k < c.stints.size(); ++k) EXPECT_LT(c.stints[k - 1].from, c.stints[k].from);
    EXPECT_LE(c.stints.front().from, world->options.from);
    EXPECT_GT(c.end, world->options.from);
    EXPECT_GE(c.stints.front().from, c.person.joined);
  }
  EXPECT_GT(moves, 8'000 * 5 * 25 / 1'000) << "transfers: 3-5 % a year of those who may move";
  EXPECT_LT(moves, 8'000 * 5 * 50 / 1'000);
  EXPECT_GT(retired, 8'000 * 3 / 100);
  EXPECT_LT(retired, 8'000 * 20 / 100);
}

TEST(Rates, ninetyFivePercentReachTheirHours) {
  auto options = big_options();
  options.shortfall_permille = 0;
  const auto world = world_of(options);
  int all = 0;
  int reached = 0;
  int tail = 0;
  int tail_reached = 0;
  for (std::int64_t i = 0; i < 8'000; ++i) {
    const Career c = make_career(*world, i);
    if (c.end <= options.to) continue;
    int hours = 0;
    for (const Course& course : make_training(*world, c)) hours += course.hours;
    ++all;
    reached += hours >= 360 ? 1 : 0;
    const Unit& unit = world->unit(c.person.unit);
    const bool rural = unit.area == Area::rural && unit.stage == Stage::primary;
    if (rural || completed_years(c.person.born, options.from) >= 50) {
      ++tail;
      tail_reached += hours >= 360 ? 1 : 0;
    }
  }
  const int reached_permille = static_cast<int>(reached * 1'000 / all);
  EXPECT_GE(reached_permille, 930);
  EXPECT_LE(reached_permille, 970);
  ASSERT_GT(tail, 300);
  EXPECT_LT(tail_reached * 1'000 / tail, 930) << "the long tail";
}

TEST(Rates, theShortfallShows) {
  auto share = [](int shortfall) {
    auto options = big_options();
    options.shortfall_permille = shortfall;
    const auto world = world_of(options);
    int reached = 0;
    for (std::int64_t i = 0; i < 2'000; ++i) {
      int hours = 0;
      for (const Course& course : make_training(*world, make_career(*world, i * 4))) hours += course.hours;
      reached += hours >= 360 ? 1 : 0;
    }
    return reached * 1'000 / 2'000;
  };
  EXPECT_GT(share(0), share(200) + 80);
}

TEST(Rates, coursesLieInsideWindowAndEmployment) {
  const auto world = world_of(some_options());
  for (std::int64_t i = 0; i < world->people; ++i) {
    const Career c = make_career(*world, i);
    for (const Course& course : make_training(*world, c)) {
      EXPECT_GE(course.from, std::max(world->options.from, c.stints.front().from));
      EXPECT_LE(course.last, std::min(world->options.to, c.end));
      EXPECT_LE(course.hours, 8 * (course.last - course.from + 1)) << course.name;
      EXPECT_GT(course.hours, 0);
    }
  }
}

TEST(Rates, goodSheetsHaveNoFaults) {
  auto options = some_options();
  options.faults = false;
  const auto simulation = simulate(options);
  std::map<std::string, std::string> names;
  for (const Sheet& sheet : simulation.sheets()) {
    if (sheet.kind != "teachers") continue;
    for (const auto& row : table_of(simulation, sheet)) {
      EXPECT_TRUE(id_is_valid(row.at("证件号码")));
      names[row.at("证件号码")] = row.at("姓名");
    }
  }
  for (const auto& row : table_of(simulation, "entries.csv")) {
    ASSERT_TRUE(names.contains(row.at("身份证号")));
    EXPECT_EQ(names.at(row.at("身份证号")), row.at("教师姓名"));
    EXPECT_GE(row.at("登记日期"), row.at("培训结束日期"));
    EXPECT_LE(row.at("登记日期"), options.to.iso());
    EXPECT_TRUE(row.at("培训年度") == row.at("培训开始日期").substr(0, 4) ||
                row.at("培训年度") == row.at("培训结束日期").substr(0, 4));
  }
}

TEST(Rates, faultsAreAsOftenAsStated) {
  const auto simulation = simulate(big_options());
  int mistyped = 0;
  for (const auto& row : table_of(simulation, "teachers.csv"))
    mistyped += id_is_valid(row.at("证件号码")) ? 0 : 1;
  EXPECT_GE(mistyped, 40) << "0.5 %";
  EXPECT_LE(mistyped, 80) << "1 %";
  EXPECT_EQ(table_of(simulation, "teachers-corrected.csv").size(), static_cast<std::size_t>(mistyped));
  std::int64_t entries = 0;
  std::int64_t bad = 0;
  std::int64_t year_end = 0;
  for (const auto& row : table_of(simulation, "entries.csv")) {
    ++entries;
    bad += id_is_valid(row.at("身份证号")) ? 0 : 1;
    const std::string month = row.at("登记日期").substr(5, 2);
    year_end += month == "11" || month == "12" ? 1 : 0;
  }
  EXPECT_GT(bad * 1'000, entries * 5);
  EXPECT_LT(bad * 1'000, entries * 10);
  EXPECT_GT(year_end * 6, entries) << "a peak at the end of the year";
}

}  // namespace
}  // namespace xt::simulate
