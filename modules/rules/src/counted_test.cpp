#include "rules/counted.h"

#include <atomic>
#include <thread>

#include "test_rules.h"

namespace xt::rules {
namespace {

using testing::entry_of;
using testing::must;

class CountedTest : public testing::LedgerTest {};

std::int64_t hours(const Counted& all) {
  std::int64_t sum = 0;
  for (const CountedEntry& entry : all.entries) sum += entry.hours_x100;
  return sum;
}

TEST_P(CountedTest, IsNetOfReversalsAndKnowsTheRule) {
  const Period year{Date::of(2023, 1, 1), Date::of(2024, 1, 1)};
  const auto posted =
      post({entry_of(teachers_[0], 1, 300, "gx@1#papers"), entry_of(teachers_[0], 2, 500, "gx@1#papers"),
            entry_of(teachers_[1], 1, 700, "")});
  auto all = read(year);
  EXPECT_EQ(hours(all[teachers_[0]]), 800);
  EXPECT_EQ(hours(all[teachers_[1]]), 700);
  EXPECT_EQ(all[teachers_[0]].entries.at(0).rule, "gx@1#papers");
  EXPECT_EQ(all[teachers_[0]].entries.at(0).mode, "online");
  EXPECT_EQ(all[teachers_[0]].entries.at(0).credits_x100, 150);
  must(database().write(
      [&](db::Session& s) { return credits::reverse(s, teachers_[0], posted[1].id, {1, "重复"}); }));
  EXPECT_EQ(hours(read(year)[teachers_[0]]), 300);
}

TEST_P(CountedTest, LooksOnlyAtItsDays) {
  post({entry_of(teachers_[0], 1, 300, ""), entry_of(teachers_[0], 10, 500, "")});
  const Date first = Date::of(2023, 1, 10);  // the last day of week 1
  EXPECT_EQ(hours(read({first, first + 1})[teachers_[0]]), 300);
  EXPECT_EQ(hours(read({first + 1, kOpenEnd})[teachers_[0]]), 500);
  EXPECT_EQ(read({first, first + 1}).size(), 2u);  // one item for everybody who was asked for
}

// What a cap leaves is read and used in one transaction: whoever posts at the same time waits or begins
// again.
TEST_P(CountedTest, ACapHoldsWhenManyPostAtOnce) {
  constexpr std::int64_t kCap = 2000;
  const Period year{Date::of(2023, 1, 1), Date::of(2024, 1, 1)};
  const auto post_one = [&](int week) {
    return database().write([&](db::Session& s) -> Status {
      XT_TRY(const auto all, counted(s, teachers_, year));
      const std::int64_t left = kCap - hours(all.at(teachers_[0]));
      if (left <= 0) return {};
      const auto entry = entry_of(teachers_[0], week, std::min<std::int64_t>(left, 700), "gx@1#papers");
      XT_TRY([[maybe_unused]] const auto outcomes, credits::post(s, std::vector{entry}));
      return {};
    });
  };
  std::atomic<int> failed = 0;
  {
    std::vector<std::jthread> racers;
    for (int racer = 0; racer < 3; ++racer) {
      racers.emplace_back([&, racer] {
        for (int n = 0; n < 3; ++n) failed += post_one(3 * racer + n).ok() ? 0 : 1;
      });
    }
  }
  EXPECT_EQ(failed, 0);
  EXPECT_EQ(hours(read(year)[teachers_[0]]), kCap) << "as much as there is room for, and no more";
}

XT_BOTH_ENGINES(CountedTest);

}  // namespace
}  // namespace xt::rules
