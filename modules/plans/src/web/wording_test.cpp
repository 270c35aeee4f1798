#include "web/wording.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plans/compile.h"
#include "web/chapters.h"

namespace xt::plans {
namespace {

TEST(Wording, SharesAreCutAndNumbersGrouped) {
  EXPECT_EQ(percent(*Rational::of(9997, 10000)), "99.9%");
  EXPECT_EQ(percent(*Rational::of(1, 50)), "2%");
  EXPECT_EQ(percent(Rational(1)), "100%");
  EXPECT_EQ(percent(Rational(0)), "0%");
}

class OfGuangxi : public ::testing::Test {
 protected:
  void SetUp() override {
    auto compiled = load(XT_SOURCE_DIR "/plans/guangxi-145");
    ASSERT_TRUE(compiled.ok());
    plan_ = *std::move(compiled.plan);
  }
  Plan plan_;
};

TEST_F(OfGuangxi, AmountsCarryTheirUnit) {
  const Provision& hours = *plan_.find("hours-cycle");
  EXPECT_EQ(Words{}.target(hours), "不少于360学时");
  EXPECT_EQ(Words{true}.target(hours), "at least 360 hours");
  EXPECT_EQ(Words{true}.amount(Rational(1), hours), "1 hour");
  EXPECT_EQ(Words{true}.amount(Rational(2), hours), "2 hours");
  EXPECT_EQ(Words{}.amount(Rational(1'234'567), hours), "1,234,567学时");
  EXPECT_EQ(Words{}.amount(Rational(-1'234), hours), "-1,234学时");
  EXPECT_EQ(Words{}.amount(std::nullopt, hours), "—");
}

TEST_F(OfGuangxi, WhatIsMissingIsSaidInWords) {
  ProvisionResult result;
  result.missing = {"items:studio", "calendar", "above_scope"};
  const auto said = Words{}.missing(result, *plan_.find("hours-cycle"));
  ASSERT_EQ(said.size(), 3U);
  EXPECT_THAT(said[0], ::testing::HasSubstr("学校管理员"));
  EXPECT_THAT(said[0], ::testing::Not(::testing::HasSubstr("studio")));
  EXPECT_THAT(said[1], ::testing::HasSubstr("校历"));
}

TEST_F(OfGuangxi, EveryProvisionStandsInOneChapter) {
  std::size_t count = 0;
  for (const Chapter& chapter : chapters(plan_)) {
    EXPECT_FALSE(chapter.provisions.empty());
    count += chapter.provisions.size();
  }
  EXPECT_EQ(count, plan_.provisions.size());
  EXPECT_GE(chapters(plan_).size(), 4U);
}

}  // namespace
}  // namespace xt::plans
