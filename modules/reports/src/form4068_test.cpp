#include "reports/form4068.h"

#include <algorithm>
#include <numeric>
#include <random>

#include <gtest/gtest.h>

namespace xt::reports {
namespace {

Done done(std::int64_t hours_x100, int days = 30, const std::string& level = "county",
          const std::string& mode = "in_person") {
  return {1, Date::of(2023, 10, 1), Date::of(2023, 10, 1) + (days - 1), hours_x100, mode, level};
}

TEST(Form4068, BandsBeginWhereTheFormSaysSo) {
  EXPECT_EQ(band_of(0), 0U);
  EXPECT_EQ(band_of(1), 1U);
  EXPECT_EQ(band_of(36), 1U);
  EXPECT_EQ(band_of(37), 2U);
  EXPECT_EQ(band_of(72), 2U);
  EXPECT_EQ(band_of(73), 3U);
  EXPECT_EQ(band_of(108), 3U);
  EXPECT_EQ(band_of(109), 4U);
}

std::int64_t hours_of(const std::vector<Done>& all) {
  return whole_hours(all);
}

TEST(Form4068, LessThanAnHourDoesNotCountAndADayHasEight) {
  EXPECT_EQ(hours_of({done(99)}), 0);
  EXPECT_EQ(hours_of({done(199)}), 1);
  EXPECT_EQ(hours_of({done(1'200, 1)}), 8);
  EXPECT_EQ(hours_of({done(1'200, 2)}), 12);
  EXPECT_EQ(hours_of({done(199), done(199)}), 2) << "parts of hours are not put together";
}

TEST(Form4068, WhatOverlapsSharesTheEightHoursOfItsDays) {
  EXPECT_EQ(hours_of({done(600, 1), done(500, 1)}), 8);
  // Six of the day and what fits on the other nine.
  EXPECT_EQ(hours_of({done(600, 1), done(8'000, 10)}), 80);
  EXPECT_EQ(hours_of({done(600, 1), done(7'000, 10)}), 76);
  Done later = done(800, 1);
  later.from = later.on = later.on + 40;
  EXPECT_EQ(hours_of({done(800, 1), later}), 16);
}

// The most that fits on every set of days cannot be passed (Hall), and an entry alone never counts for less
// beside others than the days leave.
TEST(Form4068, NoStretchOfDaysHoldsMoreThanEightHoursEachInRandomYears) {
  std::mt19937 dice(8);
  for (int round = 0; round < 200; ++round) {
    std::vector<Done> all;
    std::int64_t alone = 0;
    Date first = Date::of(2024, 1, 1), last = Date::of(2023, 1, 1);
    for (unsigned n = 1 + dice() % 8; n > 0; --n) {
      Done one = done(dice() % 6'000, static_cast<int>(1 + dice() % 6));
      const int shift = static_cast<int>(dice() % 12);
      one.from = one.from + shift;
      one.on = one.on + shift;
      first = std::min(first, one.from);
      last = std::max(last, one.on);
      alone += hours_of({one});
      all.push_back(one);
    }
    const std::int64_t together = hours_of(all);
    EXPECT_LE(together, alone);
    EXPECT_LE(together, 8 * (last - first + 1));
    std::shuffle(all.begin(), all.end(), dice);
    EXPECT_EQ(hours_of(all), together) << "the order does not matter";
    const Done taken = all.back();
    all.pop_back();
    EXPECT_GE(together, hours_of(all));
    EXPECT_LE(together, hours_of(all) + hours_of({taken}));
  }
}

TEST(Form4068, AbroadIsARowOfItsOwnAndUnknownLevelsCountInTheFirst) {
  const Person one =
      person_of(1, std::vector<Done>{done(1'000, 30, "nation", "overseas"), done(500, 30, "other")});
  EXPECT_EQ(one.hours[0], 15);
  EXPECT_EQ(one.hours[1], 0);
  EXPECT_EQ(one.hours[6], 10);
}

TEST(Form4068, TheBandsOfEveryRowAddUpToAllTeachersInRandomYears) {
  std::mt19937 dice(4068);
  for (int round = 0; round < 50; ++round) {
    Form form;
    for (unsigned people = dice() % 60; people > 0; --people) {
      std::vector<Done> all;
      for (unsigned n = dice() % 12; n > 0; --n) {
        all.push_back(done(dice() % 4'000, static_cast<int>(1 + dice() % 20),
                           std::string(kRows[1 + dice() % 6]), dice() % 9 == 0 ? "overseas" : "online"));
      }
      form.add(person_of(1, all));
    }
    for (const auto& row : form.people) {
      EXPECT_EQ(std::accumulate(row.begin(), row.end(), std::int64_t{0}), form.teachers);
    }
    // Whoever was trained at some level was trained.
    for (std::size_t row = 1; row < kRows.size(); ++row) EXPECT_GE(form.people[row][0], form.people[0][0]);
  }
}

}  // namespace
}  // namespace xt::reports
