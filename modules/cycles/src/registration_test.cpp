// The periodic registration asks for 360 hours in five years, and where the province counts credits for those
// too: what is met to the hundredth, and what is printed for it.
#include "registration.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace xt::cycles {
namespace {

Condition training(std::int64_t hours_x100, std::int64_t credits_x100, Amount asked) {
  Account account;
  account.asked = asked;
  account.earned = {hours_x100, credits_x100};
  const auto all = conditions(account, true, "第一小学");
  return *std::find_if(all.begin(), all.end(),
                       [](const Condition& one) { return std::string(one.id) == "training"; });
}

TEST(Registration, AsksForThreeHundredAndSixtyHoursToTheHundredth) {
  const Amount nation{36'000, 0};
  EXPECT_EQ(training(35'999, 0, nation).state, "missed");
  EXPECT_EQ(training(35'999, 0, nation).said, "计入359.99学时，要求360学时");
  EXPECT_EQ(training(36'000, 0, nation).state, "met");
  EXPECT_EQ(training(36'000, 99'900, nation).said, "计入360学时，要求360学时") << "no credits are asked";
  EXPECT_EQ(training(48'000, 0, nation).state, "met");
}

// 教师〔2013〕9号: the hours, or the credits that the province sets as their equal.
TEST(Registration, PrintsTheProvincesCreditsAndTakesEither) {
  const Amount province{36'000, 12'000};
  const Condition neither = training(35'900, 11'950, province);
  EXPECT_EQ(neither.state, "missed");
  EXPECT_EQ(neither.said, "计入359学时，要求360学时；计入119.5学分，要求120学分");
  EXPECT_EQ(training(36'000, 0, province).state, "met");
  EXPECT_EQ(training(0, 12'000, province).state, "met");
  EXPECT_EQ(training(35'900, 12'000, {36'000, 0}).state, "missed") << "where credits are not asked none help";
}

TEST(Registration, WhatIsCountedIsWithoutWhatPassedTheCapsAndWithTransfers) {
  Account account;
  account.asked = {36'000, 0};
  account.earned = {36'000, 0};
  account.capped = {1'000, 0};
  EXPECT_EQ(conditions(account, true, "第一小学").at(2).state, "missed");
  account.carried = {600, 0};
  account.offset = {400, 0};
  EXPECT_EQ(conditions(account, true, "第一小学").at(2).state, "met");
}

TEST(Registration, SaysWhereItHasNoDataAndWhoHasNoPost) {
  const auto all = conditions({}, false, "");
  ASSERT_EQ(all.size(), 5U) << "the five of the article";
  for (const Condition& one : all) {
    const bool ours = std::string(one.id) == "training" || std::string(one.id) == "in_post";
    EXPECT_EQ(one.state == "no_data", !ours) << one.id;
  }
  EXPECT_EQ(all.back().state, "missed");
  EXPECT_EQ(all.back().said, "当日没有任职记录");
  EXPECT_EQ(conditions({}, true, "第一小学").back().said, "现任职于第一小学");
}

}  // namespace
}  // namespace xt::cycles
