#include "credits/closing.h"

#include <atomic>
#include <random>
#include <thread>

#include "credits/holds.h"

#include "test_credits.h"

namespace xt::credits {
namespace {

using testing::entry_of;
using testing::kSchoolA;

const Period kYear{Date::of(2023, 1, 1), Date::of(2024, 1, 1)};
const people::KeyRange kSchool{kSchoolA, kSchoolA + 1};
const Date kToday = Date::of(2025, 5, 31);

class ClosingTest : public testing::LedgerTest {
 protected:
  Id close(const Period& days = kYear, const people::KeyRange& scope = kSchool) {
    return write([&](db::Session& s) { return close_days(s, days, scope, kToday); });
  }
  std::int64_t hours_of(Id id, int year) {
    EntryFilter filter;
    filter.year = year;
    return page_of(id, filter).totals.hours_x100;
  }
  Result<std::vector<Outcome>> try_post(const NewEntry& entry, OnClosed how) {
    PostOptions options;
    options.on_closed = how;
    return database().write([&](db::Session& s) { return post(s, std::vector<NewEntry>{entry}, options); });
  }
};

TEST_P(ClosingTest, ALateEntryWaitsAndItsReleaseCountsInTheOpenDays) {
  put({entry_of(teacher(0), 1)});
  const Id closed = close();
  const auto late = put({entry_of(teacher(0), 2)});
  ASSERT_EQ(late[0].what, Posted::held);
  EXPECT_EQ(late[0].reason, "closed");
  EXPECT_NE(late[0].detail.find("2024-01-01"), std::string::npos);
  const Id entry =
      write([&](db::Session& s) { return release_hold(s, teacher(0), late[0].id, {7, "补记"}); });
  EXPECT_EQ(hours_of(teacher(0), 2023), 1000);
  EXPECT_EQ(hours_of(teacher(0), 2024), 1000);
  const auto page = page_of(teacher(0));
  EXPECT_EQ(page.entries[0].kind, "adjustment");
  EXPECT_EQ(page.entries[0].earned_on, Date::of(2024, 1, 1));
  const auto pointer = read([&](db::Session& s) {
    return s.one(db::Sql{"SELECT closed_id, was_on, corrects FROM credits_correction WHERE entry_id = :id"},
                 {{"id", entry}});
  });
  EXPECT_EQ(pointer.i64(0), closed);
  EXPECT_EQ(pointer.i64(1), entry_of(teacher(0), 2).earned_on.days());
  EXPECT_TRUE(pointer.null(2));
  EXPECT_FALSE(check().difference);
}

TEST_P(ClosingTest, WhoAsksForItIsRefusedWithTheOpenDayOrPostsAtOnce) {
  close();
  const auto refused = try_post(entry_of(teacher(0), 1), OnClosed::refuse);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().reason, "credits.closed");
  EXPECT_EQ(refused.error().note, "2024-01-01");
  EXPECT_TRUE(page_of(teacher(0)).entries.empty());
  const auto posted = try_post(entry_of(teacher(0), 1), OnClosed::adjust);
  ASSERT_TRUE(posted.ok());
  EXPECT_EQ((*posted)[0].what, Posted::posted);
  EXPECT_EQ(hours_of(teacher(0), 2023), 0);
  EXPECT_EQ(hours_of(teacher(0), 2024), 1000);
  // Again: the same achievement.
  EXPECT_EQ((*try_post(entry_of(teacher(0), 1), OnClosed::refuse))[0].what, Posted::unchanged);
}

TEST_P(ClosingTest, AReversalLeavesTheClosedDaysAsTheyWereSettled) {
  const Id entry = put({entry_of(teacher(0), 1)})[0].id;
  close();
  const Id back = write([&](db::Session& s) { return reverse(s, teacher(0), entry, {7, "重复"}); });
  EXPECT_EQ(hours_of(teacher(0), 2023), 1000);
  EXPECT_EQ(hours_of(teacher(0), 2024), -1000);
  const auto pointer = read([&](db::Session& s) {
    return s.one(db::Sql{"SELECT corrects FROM credits_correction WHERE entry_id = :id"}, {{"id", back}});
  });
  EXPECT_EQ(pointer.i64(0), entry);
  EXPECT_FALSE(check().difference);
}

TEST_P(ClosingTest, ClosingTwiceOrTooEarlyIsRefusedAndUndoneOnlyWhileNothingRestsOnIt) {
  const Id closed = close();
  const auto again = database().write([&](db::Session& s) { return close_days(s, kYear, kSchool, kToday); });
  EXPECT_EQ(again.error().reason, "credits.already_closed");
  const auto early = database().write([&](db::Session& s) {
    return close_days(s, {Date::of(2025, 1, 1), Date::of(2026, 1, 1)}, kSchool, kToday);
  });
  EXPECT_EQ(early.error().reason, "credits.bad_days");
  write([&](db::Session& s) -> Result<int> {
    XT_CHECK_OK(reopen_days(s, closed));
    return 0;
  });
  EXPECT_EQ(put({entry_of(teacher(0), 1)})[0].what, Posted::posted);
  const Id second = close();
  ASSERT_TRUE(try_post(entry_of(teacher(0), 2), OnClosed::adjust).ok());
  const Status rests = database().write([&](db::Session& s) { return reopen_days(s, second); });
  EXPECT_EQ(rests.error().reason, "credits.rests_on_close");
}

// Whoever wins: an entry is in the year before the close, or outside it afterwards; what the close saw stays.
TEST_P(ClosingTest, ARaceOfPostingsAgainstACloseLeavesNothingBehindIt) {
  std::atomic<int> at{0};
  const auto poster = [&](int who) {
    auto own = must_open();
    for (int n = 0; n < 15; ++n) {
      NewEntry entry = entry_of(teacher(who), 1 + n);
      PostOptions options;
      options.on_closed = OnClosed::adjust;
      testing::must(
          own->write_many([&](db::Session& s) { return post(s, std::vector<NewEntry>{entry}, options); }));
      ++at;
    }
  };
  std::int64_t seen = 0;
  std::thread first(poster, 0), second(poster, 1);
  while (at < 8) std::this_thread::yield();
  close();
  seen = hours_of(teacher(0), 2023) + hours_of(teacher(1), 2023);
  first.join();
  second.join();
  EXPECT_EQ(hours_of(teacher(0), 2023) + hours_of(teacher(1), 2023), seen);
  EXPECT_EQ(hours_of(teacher(0), 2024) + hours_of(teacher(1), 2024), 30'000 - seen);
  EXPECT_FALSE(check().difference);
}

XT_BOTH_ENGINES(ClosingTest);

}  // namespace
}  // namespace xt::credits
