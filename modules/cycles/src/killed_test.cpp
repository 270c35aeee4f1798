// A close whose process is killed by the system (SIGKILL) in the middle of a step, and another process that
// goes on: this program runs itself as the one that dies.
#include <csignal>
#include <cstdlib>

#include <sys/wait.h>
#include <unistd.h>

#include "test_cycles.h"

namespace xt::cycles {
namespace {

constexpr const char* kUrl = "XT_KILLED_CLOSE_URL";
constexpr const char* kSteps = "XT_KILLED_CLOSE_STEPS";
constexpr const char* kDay = "XT_KILLED_CLOSE_DAY";

// Kills the process when a step is written and not yet committed.
class Dying final : public jobs::Work {
 public:
  Dying(jobs::Work& inner, int steps) : inner_(inner), steps_(steps) {}
  const jobs::Job& job() const override { return inner_.job(); }
  Status report(std::int64_t done, std::int64_t total, const std::string& at) override {
    return inner_.report(done, total, at);
  }
  Status report_in(db::Session& s, std::int64_t done, std::int64_t total, const std::string& at) override {
    XT_CHECK_OK(inner_.report_in(s, done, total, at));
    if (steps_-- == 0) ::kill(::getpid(), SIGKILL);
    return {};
  }
  Status pulse(std::int64_t done, std::int64_t total) override { return inner_.pulse(done, total); }

 private:
  jobs::Work& inner_;
  int steps_;
};

std::int64_t later_ms = 0;
std::int64_t later() {
  return later_ms += 3'600'000;  // past every lease
}

// `day`: each process begins a day after the one that died.
void run(db::Database& database, int steps, int day) {
  later_ms = now_ms() + day * kDayMs;
  jobs::Options options;
  options.clock = later;
  jobs::Runner runner(database,
                      {{kCloseJob,
                        [&](jobs::Work& work) {
                          Dying dying(work, steps);
                          return settle(database, rules::Book(), dying, 1);
                        }}},
                      options);
  while (testing::must(runner.run_one())) {
  }
}

// The process that dies: only when the test below starts it.
TEST(KilledClose, DISABLED_Victim) {
  const char* url = std::getenv(kUrl);
  ASSERT_NE(url, nullptr);
  const auto database = testing::must(db::Database::open(url));
  run(*database, std::atoi(std::getenv(kSteps)), std::atoi(std::getenv(kDay)));
}

int run_victim(const std::string& url, int steps, int day) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::setenv(kUrl, url.c_str(), 1);
    ::setenv(kSteps, std::to_string(steps).c_str(), 1);
    ::setenv(kDay, std::to_string(day).c_str(), 1);
    ::execl("/proc/self/exe", "cycles_test", "--gtest_also_run_disabled_tests",
            "--gtest_filter=KilledClose.DISABLED_Victim", static_cast<char*>(nullptr));
    ::_exit(127);
  }
  int status = 0;
  if (child < 0 || ::waitpid(child, &status, 0) != child) return -1;
  return status;
}

class KilledTest : public testing::CyclesTest {
 protected:
  KilledTest() : CyclesTest(9) {}
  std::vector<db::OwnedRow> settled(Id close) {
    return read([&](db::Session& s) {
      return s.all(db::Sql{"SELECT teacher_id, earned_hours, capped_hours, entries FROM cycles_settled WHERE "
                           "close_id = :id ORDER BY teacher_id"},
                   {{"id", close}});
    });
  }
};

TEST_P(KilledTest, NoAccountIsLostOrTwiceWhereverTheProcessDied) {
  for (int who = 0; who < 9; ++who) put(entry(who, Date::of(2023, 4, 1), 400 + who, "online"));
  const Close made = close();
  for (int died = 0; died < 2; ++died) {
    // One school a step: what was committed before stays, the step in hand is gone.
    const int status = run_victim(url(), died == 0 ? 1 : 0, died);
    ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << status;
    EXPECT_EQ(settled(made.id).size(), 3U) << "the first school, the second never";
    const auto job = read([&](db::Session& s) { return jobs::find(s, made.job); });
    EXPECT_EQ(job.done, 3) << "progress says what is committed";
    EXPECT_EQ(read([&](db::Session& s) { return find_close(s, made.id); }).state, "running");
  }
  run(database(), -1, 2);
  EXPECT_EQ(read([&](db::Session& s) { return find_close(s, made.id); }).state, "done");
  const auto rows = settled(made.id);
  ASSERT_EQ(rows.size(), 9U);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Account now = account(static_cast<int>(i), testing::kYear2023);
    EXPECT_EQ(rows[i].i64(0), now.teacher);
    EXPECT_EQ(rows[i].i64(1), now.earned.hours_x100);
    EXPECT_EQ(rows[i].i64(3), now.entries);
  }
}

XT_BOTH_ENGINES(KilledTest);

}  // namespace
}  // namespace xt::cycles
