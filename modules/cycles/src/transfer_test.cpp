#include "cycles/transfer.h"

#include "test_cycles.h"

namespace xt::cycles {
namespace {

class TransferTest : public testing::CyclesTest {
 protected:
  Transfer brought(const std::string& statement = "鲁2023-117") const {
    Transfer t;
    t.teacher = teacher(0);
    t.place = "山东省淄博市";
    t.statement = statement;
    t.stated = {Date::of(2021, 1, 1), Date::of(2023, 1, 1)};
    t.says = {12'000, 12'000};
    t.hours_rate = *Rational::of(3, 5);  // 120 -> 72
    t.credits_rate = *Rational::of(1, 3);
    t.policy = "carry";
    t.since = Date::of(2023, 1, 1);
    return t;
  }
  Result<Id> bring(const Transfer& t) {
    return database().write([&](db::Session& s) { return transfer_in(s, cycle(), t, 7); });
  }
};

TEST_P(TransferTest, WhatIsBroughtIsConvertedAndCarriedOnce) {
  ASSERT_TRUE(bring(brought()).ok());
  const Account now = account(0);
  EXPECT_EQ(now.carried, (Amount{7'200, 4'000}));
  EXPECT_EQ(now.asked.hours_x100, 36'000);
  EXPECT_EQ(now.missing().hours_x100, 28'800);
  EXPECT_EQ(bring(brought()).error().reason, "cycles.transfer_known");
  EXPECT_EQ(bring(brought("鲁2023-118")).error().reason, "cycles.transfer_overlaps");
}

TEST_P(TransferTest, ByTheTimeSinceThenNothingIsBroughtAndLessIsAsked) {
  Transfer t = brought();
  t.policy = "pro_rata";
  ASSERT_TRUE(bring(t).ok());
  const Account now = account(0);
  EXPECT_EQ(now.carried, Amount{});
  // 1,096 of 1,826 days: 2023-01-01 … 2025-12-31.
  EXPECT_EQ(now.asked.hours_x100, 21'608);
  EXPECT_EQ(account(1).asked.hours_x100, 36'000);
}

TEST_P(TransferTest, WhatMakesNoSenseOrIsSettledIsRefused) {
  Transfer t = brought();
  t.stated.to = Date::of(2027, 1, 1);
  EXPECT_EQ(bring(t).error().fields.at(0).name, "stated_to");
  close({Date::of(2022, 1, 1), Date::of(2023, 1, 1)});
  EXPECT_EQ(bring(brought()).error().reason, "credits.closed");
}

TEST_P(TransferTest, TakenBackItIsReversedAndTheSameStatementMayComeAgain) {
  const auto undo = [&](Id id) {
    return database().write([&](db::Session& s) { return undo_transfer(s, teacher(0), id, 7, "录错"); });
  };
  const Id first = *bring(brought());
  EXPECT_EQ(database().write([&](db::Session& s) { return remove(s, cycle().id); }).error().reason,
            "cycles.in_use");
  ASSERT_TRUE(undo(first).ok());
  EXPECT_EQ(account(0).counted(), Amount{});
  EXPECT_EQ(undo(first).error().reason, "cycles.transfer_undone");
  EXPECT_EQ(undo(77).error().reason, "cycles.no_transfer");
  Transfer by_time = brought("鲁2023-120");
  by_time.policy = "pro_rata";
  ASSERT_TRUE(undo(*bring(by_time)).ok());
  EXPECT_EQ(account(0).asked.hours_x100, 36'000);
  const auto again = bring(brought());
  EXPECT_TRUE(again.ok()) << again.error().reason;
  EXPECT_EQ(account(0).carried.hours_x100, 7'200);
}

TEST_P(TransferTest, ACycleIsTakenBackWhileNothingRestsOnIt) {
  ASSERT_TRUE(database().write([&](db::Session& s) { return remove(s, cycle().id); }).ok());
  EXPECT_EQ(database().read([&](db::Session& s) { return find(s, cycle().id); }).error().reason,
            "cycles.unknown");
}

XT_BOTH_ENGINES(TransferTest);

}  // namespace
}  // namespace xt::cycles
