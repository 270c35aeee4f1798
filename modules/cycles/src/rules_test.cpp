// Accounts by the rules that are shipped: Guangxi's, where all of these teachers work.
#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <random>

#include "rules/compile.h"

#include "terms.h"
#include "test_cycles.h"

namespace xt::cycles {
namespace {

const rules::Book& shipped() {
  static const rules::Book book = rules::load_book(std::filesystem::path(XT_SOURCE_DIR) / "rules").book;
  return book;
}

class RulesTest : public testing::CyclesTest {
 protected:
  RulesTest() { set_book(shipped()); }
  // One a day at most, so that nothing is held.
  credits::Outcome did(int who, Date day, const std::string& rule, const std::string& mode,
                       std::int64_t credits_x100) {
    auto e = entry(who, day, 400, mode);
    e.credits_x100 = credits_x100;
    e.rule = rule;
    return put(e);
  }
  const Owed& part(const Account& account, const std::string& id) {
    for (const Owed& one : account.owed) {
      if (one.rule->id + "." + one.what->id == id) return one;
    }
    throw std::runtime_error("no part " + id);
  }
};

TEST_P(RulesTest, WhatIsAskedAndItsPartsAreTheRules) {
  did(0, Date::of(2022, 3, 1), "guangxi@1#central", "in_person", 3'500);
  did(0, Date::of(2022, 4, 1), "guangxi@1#online", "online", 3'000);
  did(0, Date::of(2023, 4, 1), "guangxi@1#online", "online", 3'000);
  did(0, Date::of(2023, 5, 1), "guangxi@1#paper", "", 500);
  const Account whole = account(0);
  EXPECT_EQ(whole.asked, (Amount{36'000, 12'000})) << "the registration's hours, the province's credits";
  EXPECT_EQ(whole.capped.credits_x100, 2'000) << "online: 40 of 60";
  EXPECT_EQ(whole.counted().credits_x100, 8'000);
  EXPECT_EQ(part(whole, "guangxi.outside-school").have_x100, 7'500);
  EXPECT_TRUE(part(whole, "guangxi.outside-school").met());
  EXPECT_EQ(part(whole, "guangxi.school").have_x100, 500);
  EXPECT_EQ(part(whole, "guangxi.school").at_least_x100, 5'000);
  EXPECT_FALSE(part(whole, "guangxi.school").met());
  const Account year = account(0, testing::kYear2023);
  EXPECT_EQ(year.asked, (Amount{7'200, 1'600})) << "of hours its share, of credits the year's minimum";
  EXPECT_EQ(part(year, "guangxi.year-school").have_x100, 500);
  EXPECT_EQ(year.parts_short(), 1);
}

TEST_P(RulesTest, AnEntryWithoutARuleIsTakenForATraining) {
  did(0, Date::of(2022, 3, 1), "", "school_based", 500);
  did(0, Date::of(2022, 4, 1), "", "online", 900);
  did(0, Date::of(2022, 5, 1), "plain@0#as-claimed", "in_person", 700);
  const Account whole = account(0);
  EXPECT_EQ(whole.capped.credits_x100, 200) << "training at school: 3 a year";
  EXPECT_EQ(part(whole, "guangxi.school").have_x100, 300);
  EXPECT_EQ(part(whole, "guangxi.outside-school").have_x100, 900)
      << "counted as claimed: no conversion spoke";
}

TEST(Terms, AYearAsksForItsOwnMinimumAndOtherPlacesForOtherSums) {
  Cycle cycle;
  cycle.days = {Date::of(2021, 1, 1), Date::of(2026, 1, 1)};
  cycle.hours_x100 = 36'000;
  const Period year = cycle.year(2);
  EXPECT_EQ(Terms(shipped(), cycle, cycle.days, "330102").asked(), (Amount{36'000, 36'000}));
  EXPECT_EQ(Terms(shipped(), cycle, year, "330102").asked(), (Amount{7'200, 2'400}));
  EXPECT_EQ(Terms(shipped(), cycle, cycle.days, "320102").asked(), (Amount{36'000, 0})) << "Jiangsu: hours";
  EXPECT_EQ(Terms(rules::Book(), cycle, year, "330102").asked(), (Amount{7'200, 0}))
      << "no rule: the cycle's own";
  EXPECT_TRUE(Terms(rules::Book(), cycle, year, "330102").plain());
}

// Which cap each of these falls under; each under one at most.
struct Kind {
  const char* rule;
  const char* mode;
  const char* cap;
};
constexpr std::array kKinds{
    Kind{"guangxi@1#online", "online", "online"},   Kind{"", "online", "online"},
    Kind{"guangxi@1#paper", "", "writing"},         Kind{"guangxi@1#book", "", "writing"},
    Kind{"guangxi@1#open-class", "", "open-class"}, Kind{"", "school_based", "school-training"},
    Kind{"guangxi@1#central", "in_person", ""},     Kind{"zhejiang@1#network", "online", ""}};

TEST_P(RulesTest, InRandomHistoriesNoCapIsPassedAndCountedAndCappedIsEarned) {
  const std::map<std::string, std::int64_t> most{
      {"online", 4'000}, {"writing", 500}, {"open-class", 300}, {"school-training", 300}};
  std::mt19937 dice(20'240'501);
  for (int who = 0; who < 3; ++who) {
    std::map<std::pair<std::string, int>, std::int64_t> used;  // cap and year (0: the cycle)
    std::int64_t earned = 0;
    for (int n = 0; n < 60; ++n) {
      const Kind& kind = kKinds[dice() % kKinds.size()];
      const Date day = Date::of(2021, 1, 4) + 30 * n;
      const auto credits = static_cast<std::int64_t>(dice() % 900);
      const auto posted = did(who, day, kind.rule, kind.mode, credits);
      ASSERT_EQ(posted.what, credits::Posted::posted) << posted.detail;
      if (dice() % 5 == 0) {
        write([&](db::Session& s) { return credits::reverse(s, teacher(who), posted.id, {7, "重复"}); });
        continue;
      }
      earned += credits;
      if (*kind.cap != 0) used[{kind.cap, std::string(kind.cap) == "online" ? 0 : day.year()}] += credits;
    }
    std::int64_t capped = 0;
    for (const auto& [key, sum] : used) capped += std::max<std::int64_t>(0, sum - most.at(key.first));
    ASSERT_GT(capped, 0);
    const Account now = account(who);
    EXPECT_EQ(now.earned.credits_x100, earned);
    EXPECT_EQ(now.capped.credits_x100, capped);
    EXPECT_EQ(now.counted().credits_x100, earned - capped);
    std::map<std::pair<std::string, int>, std::int64_t> counted;
    Amount taken;
    read([&](db::Session& s) {
      return accounts(s, book(), cycle(), cycle().days, std::vector{member(who)}, [&](const Counted& one) {
        EXPECT_EQ(one.cuts.empty(), one.capped == Amount{});
        taken += one.capped;
        for (const Cut& cut : one.cuts) {
          const int year = cut.cap->per == rules::Per::cycle ? 0 : one.earned_on.year();
          if (cut.rule) counted[{cut.cap->id, year}] += one.capped.credits_x100;
        }
      });
    });
    EXPECT_EQ(taken, now.capped) << "the figure opens to its rows";
    for (const auto& [key, lost] : counted) {
      EXPECT_EQ(used[key] - lost, std::min(used[key], most.at(key.first))) << key.first;
    }
  }
}

XT_BOTH_ENGINES(RulesTest);

}  // namespace
}  // namespace xt::cycles
