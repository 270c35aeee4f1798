#include "sheets/sheets.h"

#include "restatement.h"
#include "test_cycles.h"

namespace xt::cycles {
namespace {

// Fails the n-th report before it is committed, as if the process had been killed there.
class Killed final : public jobs::Work {
 public:
  Killed(jobs::Work& inner, int& left) : inner_(inner), left_(left) {}
  const jobs::Job& job() const override { return inner_.job(); }
  Status report(std::int64_t done, std::int64_t total, const std::string& at) override {
    return inner_.report(done, total, at);
  }
  Status report_in(db::Session& s, std::int64_t done, std::int64_t total, const std::string& at) override {
    if (left_-- == 0) return make_error(Code::unavailable, "test.killed");
    return inner_.report_in(s, done, total, at);
  }
  Status pulse(std::int64_t done, std::int64_t total) override { return inner_.pulse(done, total); }

 private:
  jobs::Work& inner_;
  int& left_;
};

std::int64_t clock_ms = 0;
std::int64_t test_clock() {
  return clock_ms += 3'600'000;
}

class ClosesTest : public testing::CyclesTest {
 protected:
  // Runs what waits, one teacher's school at a step; `kill_at` < 0: never.
  void run(int kill_at = -1) {
    clock_ms = now_ms();
    jobs::Options options;
    options.clock = test_clock;
    jobs::Runner runner(database(),
                        {{kCloseJob,
                          [&](jobs::Work& work) {
                            Killed killed(work, kill_at);
                            return settle(database(), book(), killed, 1);
                          }}},
                        options);
    while (testing::must(runner.run_one())) {
    }
  }
  std::vector<db::OwnedRow> settled(Id close) {
    return read([&](db::Session& s) {
      return s.all(db::Sql{"SELECT teacher_id, earned_hours, capped_hours, met FROM cycles_settled WHERE "
                           "close_id = :id ORDER BY teacher_id"},
                   {{"id", close}});
    });
  }
  Close find(Id id) {
    return read([&](db::Session& s) { return find_close(s, id); });
  }
};

TEST_P(ClosesTest, SettlesEverybodyOnceWhereverItWasKilled) {
  for (int who = 0; who < 6; ++who) put(entry(who, Date::of(2023, 4, 1), 300 + who, "online"));
  for (int kill_at = 0; kill_at < 4; ++kill_at) {
    const Close made = close();
    run(kill_at);
    const Close done = find(made.id);
    EXPECT_EQ(done.state, "done") << "killed at " << kill_at;
    EXPECT_EQ(done.teachers, 6);
    const auto rows = settled(made.id);
    ASSERT_EQ(rows.size(), 6U);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const Account now = account(static_cast<int>(i), testing::kYear2023);
      EXPECT_EQ(rows[i].i64(0), now.teacher);
      EXPECT_EQ(rows[i].i64(1), now.earned.hours_x100);
    }
    write([&](db::Session& s) { return undo(s, made.id, {7, "管理员", "试算"}); });
    EXPECT_TRUE(settled(made.id).empty());
  }
}

TEST_P(ClosesTest, WhatComesLaterLeavesTheSettlementAndKeepsItFromBeingUndone) {
  put(entry(0, Date::of(2023, 4, 1), 800));
  const Close made = close();
  run();
  EXPECT_EQ(put(entry(0, Date::of(2023, 5, 1), 600)).what, credits::Posted::held);
  EXPECT_EQ(account(0, testing::kYear2023).earned.hours_x100, 800);
  put(entry(0, Date::of(2023, 6, 1), 500), credits::OnClosed::adjust);
  EXPECT_EQ(account(0, testing::kYear2023).earned.hours_x100, 800);
  EXPECT_EQ(account(0).earned.hours_x100, 1'300);
  const auto back = database().write([&](db::Session& s) { return undo(s, made.id, {7, "管理员", "有误"}); });
  EXPECT_EQ(back.error().reason, "credits.rests_on_close");
}

TEST_P(ClosesTest, TheRestatementSaysHowEachStoodBeforeAndAfterAndWhy) {
  const auto wrong = put(entry(0, Date::of(2023, 4, 1), 800));
  const Close made = close();
  run();
  put(entry(0, Date::of(2023, 6, 1), 500), credits::OnClosed::adjust);
  write([&](db::Session& s) { return credits::reverse(s, teacher(0), wrong.id, {7, "重复登记"}); });
  const std::string bytes = read(
      [&](db::Session& s) { return restatement_sheet(s, book(), find(made.id), testing::kGuangxi, false); });
  const auto sheet = testing::must(sheets::open_sheet_bytes(bytes));
  std::string said;
  for (sheets::Row row; testing::must(sheet->next(row));) {
    for (const std::string& one : row.cells) said += one + "|";
    said += "\n";
  }
  EXPECT_NE(said.find("|72|8|5|5|"), std::string::npos) << said;
  EXPECT_NE(said.find("|72|8|-8|5|"), std::string::npos) << said;
  EXPECT_NE(said.find("重复登记"), std::string::npos) << said;
}

TEST_P(ClosesTest, TheRestatementAppliesCapsAgain) {
  for (int n = 0; n < 3; ++n) put(entry(0, Date::of(2023, 4, 1 + n), 600, "online"));
  const Close made = close();
  run();
  put(entry(0, Date::of(2023, 6, 1), 700, "online"), credits::OnClosed::adjust);
  const std::string bytes = read(
      [&](db::Session& s) { return restatement_sheet(s, book(), find(made.id), testing::kGuangxi, true); });
  const auto sheet = testing::must(sheets::open_sheet_bytes(bytes));
  std::string said;
  for (sheets::Row row; testing::must(sheet->next(row));) {
    for (const std::string& one : row.cells) said += one + "|";
    said += "\n";
  }
  EXPECT_NE(said.find("|72|18|7|20|9|3.5|12.5|0|5|short|short|"), std::string::npos)
      << "18 and 7 online are 25; 20 a year count: " << said;
}

TEST_P(ClosesTest, AYearUnderAClosedCycleAndDaysThatAreNotOverAreRefused) {
  const auto early = database().write([&](db::Session& s) {
    return begin(s, cycle(), "year", Date::of(2025, 1, 1), testing::kGuangxi, {7, "管理员", "结账"},
                 testing::kToday);
  });
  EXPECT_EQ(early.error().reason, "cycles.not_over");
  const auto odd = database().write([&](db::Session& s) {
    return begin(s, cycle(), "year", Date::of(2023, 2, 1), testing::kGuangxi, {7, "管理员", "结账"},
                 testing::kToday);
  });
  EXPECT_EQ(odd.error().reason, "cycles.bad_year");
  const Close year = close();
  run();
  const auto twice = database().write([&](db::Session& s) {
    return begin(s, cycle(), "year", testing::kYear2023.from, testing::kGuangxi, {7, "管理员", "结账"},
                 testing::kToday);
  });
  EXPECT_EQ(twice.error().reason, "credits.already_closed");
  const Close whole = write([&](db::Session& s) {
    return begin(s, cycle(), "cycle", cycle().days.from, testing::kGuangxi, {7, "管理员", "结账"},
                 Date::of(2026, 3, 1));
  });
  run();
  EXPECT_EQ(find(whole.id).teachers, 6);
  const auto resting =
      database().write([&](db::Session& s) { return undo(s, year.id, {7, "管理员", "有误"}); });
  EXPECT_EQ(resting.error().reason, "cycles.rests_on_close");
}

XT_BOTH_ENGINES(ClosesTest);

}  // namespace
}  // namespace xt::cycles
