#include "reports/form4068.h"

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

TEST(Form4068, LessThanAnHourDoesNotCountAndADayHasEight) {
  EXPECT_EQ(whole_hours(done(99)), 0);
  EXPECT_EQ(whole_hours(done(199)), 1);
  EXPECT_EQ(whole_hours(done(1'200, 1)), 8);
  EXPECT_EQ(whole_hours(done(1'200, 2)), 12);
}

TEST(Form4068, AbroadIsARowOfItsOwnAndUnknownLevelsCountInTheFirst) {
  Person one;
  add(one, done(1'000, 30, "nation", "overseas"));
  add(one, done(500, 30, "other"));
  EXPECT_EQ(one.hours[0], 15);
  EXPECT_EQ(one.hours[1], 0);
  EXPECT_EQ(one.hours[6], 10);
}

TEST(Form4068, TheBandsOfEveryRowAddUpToAllTeachersInRandomYears) {
  std::mt19937 dice(4068);
  for (int round = 0; round < 50; ++round) {
    std::vector<Person> people(dice() % 60);
    for (Person& one : people) {
      for (unsigned n = dice() % 12; n > 0; --n) {
        add(one, done(dice() % 4'000, static_cast<int>(1 + dice() % 20), std::string(kRows[1 + dice() % 6]),
                      dice() % 9 == 0 ? "overseas" : "online"));
      }
    }
    const Form form = form_of(people);
    for (const auto& row : form.people) {
      EXPECT_EQ(std::accumulate(row.begin(), row.end(), std::int64_t{0}), form.teachers);
    }
    // Whoever was trained at some level was trained.
    for (std::size_t row = 1; row < kRows.size(); ++row) EXPECT_GE(form.people[row][0], form.people[0][0]);
  }
}

}  // namespace
}  // namespace xt::reports
