// The last day of declaring and of verifying: set above a school, kept by submitting and by due dates.
#include "deadlines.h"

#include "test_declarations.h"

namespace xt::declarations {
namespace {

using testing::kCounty;
using testing::kToday;
using testing::must;

constexpr std::int64_t kProvince = 4500000000000000;
constexpr int kYear = 2025;

class Deadlines : public testing::DeclarationsTest {
 protected:
  Deadlines() { must(orgs::seed(database())); }
  Status put(std::int64_t org_key, Date last, std::optional<Date> verify = {}, int year = kYear) {
    return database().write(
        [&](db::Session& s) { return set_deadline(s, county(), {org_key, year, last, verify, "", ""}); });
  }
  std::string said(const Content& content) {
    const auto done = try_submit(self(), content);
    return done.ok() ? "" : done.error().reason;
  }
  std::vector<access::Waiting> inbox(const Doer& who) {
    return read([&](db::Session& s) { return waiting(kToday)(s, who.caller); });
  }
};

TEST_P(Deadlines, TheLastDayItselfIsInTime) {
  must(put(kCounty, kToday));
  EXPECT_EQ(said(claim("当天")), "");
  must(put(kCounty, kToday - 1));
  const auto late = try_submit(self(), claim("次日", 4));
  EXPECT_EQ(late.error().reason, "declarations.past_deadline");
  ASSERT_EQ(late.error().fields.size(), 1U);
  EXPECT_EQ(late.error().fields[0].name, "on");
  EXPECT_EQ(late.error().fields[0].detail, "2025 年的活动已于 2025-05-30 截止申报");
  EXPECT_EQ(said(claim("上一年", 200)), "") << "of another year";
}

TEST_P(Deadlines, TheEarliestAboveCounts) {
  must(put(kProvince, kToday - 1));
  must(put(kCounty, kToday + 30));
  EXPECT_EQ(said(claim()), "declarations.past_deadline") << "a county cannot put off what the province set";
  write([&](db::Session& s) { return drop_deadline(s, county(), kProvince, kYear); });
  EXPECT_EQ(said(claim()), "");
  EXPECT_EQ(database()
                .write([&](db::Session& s) { return drop_deadline(s, county(), kProvince, kYear); })
                .error()
                .reason,
            "declarations.no_deadline");
}

TEST_P(Deadlines, WhatCameBackMayStillBeMended) {
  const Declaration d = submitted();
  must(try_decide(school(), Verdict::send_back, {d}, {{"unreadable"}, ""}));
  must(put(kCounty, kToday - 1));
  const Declaration back = now(d);
  EXPECT_EQ(write([&](db::Session& s) {
              return submit(s, self(), {back.id, back.version}, plain_converter());
            }).state,
            "submitted");
}

TEST_P(Deadlines, NobodyHasLongerThanTheLastDayOfVerifying) {
  const Declaration before = submitted("已在等待", 5);
  EXPECT_EQ(before.due, kToday + kDaysToVerify);
  must(put(kCounty, kToday + 1, kToday + 4));
  EXPECT_EQ(now(before).due, kToday + 4) << "what waits already is due then, too";
  EXPECT_EQ(now(before).version, before.version) << "who has it open may still decide";
  const Declaration after = submitted("后来提交", 3);
  EXPECT_EQ(after.due, kToday + 4);
  const auto waits = inbox(school());
  ASSERT_EQ(waits.size(), 1U);
  EXPECT_EQ(waits[0].due, kToday + 4);
  verify(school(), {after});
  EXPECT_EQ(now(after).due, kToday + 4) << "the next level as well";
  must(put(kCounty, kToday - 9, kToday - 1));
  verify(school(), {now(before)});
  EXPECT_EQ(now(before).due, kToday + kDaysToVerify) << "a day that is over makes nothing due in the past";
}

TEST_P(Deadlines, DraftsAreRemembered) {
  write([&](db::Session& s) { return make(s, self(), claim()); });
  EXPECT_TRUE(inbox(self()).empty());
  must(put(kCounty, kToday + kRemindDays + 1));
  EXPECT_TRUE(inbox(self()).empty()) << "not yet near";
  must(put(kCounty, kToday + kRemindDays));
  const auto waits = inbox(self());
  ASSERT_EQ(waits.size(), 1U);
  EXPECT_EQ(waits[0].kind, "declarations.deadline");
  EXPECT_EQ(waits[0].count, 1);
  EXPECT_EQ(waits[0].due, kToday + kRemindDays);
}

TEST_P(Deadlines, AreListedForAPlaceAndKeptInBounds) {
  must(put(kProvince, kToday + 9));
  must(put(kCounty, kToday + 3, kToday + 5));
  const auto of = [&](std::int64_t key) {
    return read([&](db::Session& s) { return deadlines(s, orgs::subtree(key)); });
  };
  EXPECT_EQ(of(kCounty).size(), 2U) << "its own and the province's";
  EXPECT_EQ(of(kCounty)[1].verify_day, kToday + 5);
  EXPECT_EQ(of(kProvince).size(), 2U) << "its own and the county's";
  EXPECT_EQ(of(kCounty + 10'000'000'000).size(), 1U) << "the neighbour sees the province's only";
  EXPECT_EQ(put(kCounty, kToday + 3, kToday + 2).error().fields[0].name, "verify_day");
  EXPECT_EQ(put(kCounty, Date::of(2027, 1, 1)).error().fields[0].name, "last_day");
  EXPECT_EQ(put(kCounty, Date::of(2031, 1, 1), {}, 2031).error().fields[0].name, "year");
}

XT_BOTH_ENGINES(Deadlines);

}  // namespace
}  // namespace xt::declarations
