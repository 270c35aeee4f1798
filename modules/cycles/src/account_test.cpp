#include <array>
#include <map>
#include <random>

#include "test_cycles.h"

namespace xt::cycles {
namespace {

class AccountTest : public testing::CyclesTest {
 protected:
  // Takes everything that stands back, so that the next history begins at nothing.
  void clear(int who) {
    const auto rows = read([&](db::Session& s) {
      return s.all(db::Sql{"SELECT e.id FROM credits_pub_entry e WHERE e.teacher_id = :teacher AND "
                           "e.reverses IS NULL AND NOT EXISTS (SELECT 1 FROM credits_pub_entry r WHERE "
                           "r.teacher_id = e.teacher_id AND r.reverses = e.id)"},
                   {{"teacher", teacher(who)}});
    });
    for (const auto& row : rows)
      write([&](db::Session& s) { return credits::reverse(s, teacher(who), row.i64(0), {7, "重来"}); });
    EXPECT_EQ(account(who).counted(), Amount{});
  }
};

// A history of awards, transfers, offsets and reversals, dealt from a seed, with what it must come to.
struct Expected {
  Amount earned, carried, offset;
};

Amount over(const std::map<int, std::int64_t>& online_by_year) {
  std::int64_t kept = 0, all = 0;
  for (const auto& [year, hours] : online_by_year) {
    all += hours;
    kept += std::min<std::int64_t>(hours, 2'000);
  }
  return {all - std::min<std::int64_t>(kept, 5'000), 0};
}

TEST_P(AccountTest, IsTheSumOfTheEntriesNetOfReversalsInRandomHistories) {
  for (unsigned seed = 1; seed <= 3; ++seed) {
    std::mt19937 dice(seed);
    std::vector<Expected> expected(3);
    std::vector<std::map<int, std::int64_t>> online(3);
    for (int n = 0; n < 40; ++n) {
      const int who = static_cast<int>(dice() % 3);
      const int year = 2020 + static_cast<int>(dice() % 7);
      const std::string kind = std::array{"award", "award", "award", "transfer_in", "offset"}[dice() % 5];
      const std::string mode = dice() % 2 == 0 ? "online" : "in_person";
      const Date day = Date::of(year, 1, 1) + static_cast<int>(dice() % 365);
      const auto e = entry(who, day, 50 + static_cast<std::int64_t>(dice() % 750), mode, kind);
      const auto posted = put(e);
      ASSERT_EQ(posted.what, credits::Posted::posted) << posted.detail;
      if (dice() % 4 == 0) {
        write([&](db::Session& s) { return credits::reverse(s, teacher(who), posted.id, {7, "重复"}); });
        continue;
      }
      if (!cycle().days.contains(day)) continue;
      Expected& x = expected[static_cast<std::size_t>(who)];
      Amount& figure = kind == "award" ? x.earned : kind == "offset" ? x.offset : x.carried;
      figure += Amount{e.hours_x100, e.credits_x100};
      if (kind == "award" && mode == "online") online[static_cast<std::size_t>(who)][year] += e.hours_x100;
    }
    for (int who = 0; who < 3; ++who) {
      const Account now = account(who);
      const auto at = static_cast<std::size_t>(who);
      EXPECT_EQ(now.earned, expected[at].earned) << "seed " << seed << " teacher " << who;
      EXPECT_EQ(now.carried, expected[at].carried);
      EXPECT_EQ(now.offset, expected[at].offset);
      EXPECT_EQ(now.capped, over(online[at]));
      Amount earned, capped;
      read([&](db::Session& s) {
        return accounts(s, rules::Book(), cycle(), cycle().days, std::vector{member(who)},
                        [&](const Counted& one) {
                          if (one.figure == "earned") earned += one.amount;
                          capped += one.capped;
                        });
      });
      EXPECT_EQ(earned, now.earned);
      EXPECT_EQ(capped, now.capped);
      clear(who);
    }
  }
}

TEST_P(AccountTest, MissingIsWhatIsAskedAndNotCounted) {
  put(entry(0, Date::of(2022, 3, 1), 700));
  const Account one = account(0);
  EXPECT_EQ(one.asked.hours_x100, 36'000);
  EXPECT_EQ(one.missing().hours_x100, 35'300);
  EXPECT_FALSE(one.met());
  const Account year = account(0, testing::kYear2023);
  EXPECT_EQ(year.asked.hours_x100, 7'200);
  EXPECT_EQ(year.earned.hours_x100, 0);
}

TEST_P(AccountTest, ACycleThatMakesNoSenseIsRefused) {
  Cycle odd = cycle();
  odd.days.to = odd.days.to + 1;
  const auto made = database().write([&](db::Session& s) { return create(s, odd, 7); });
  ASSERT_FALSE(made.ok());
  EXPECT_EQ(made.error().fields.at(0).name, "to");
  const auto again = database().write([&](db::Session& s) { return create(s, cycle(), 7); });
  EXPECT_EQ(again.error().reason, "cycles.exists");
}

XT_BOTH_ENGINES(AccountTest);

}  // namespace
}  // namespace xt::cycles
