#include "jobs/jobs.h"

#include <atomic>
#include <thread>

#include <gtest/gtest.h>

#include "db/testing.h"

namespace xt::jobs {
namespace {

std::atomic<std::int64_t> the_time{1'000'000};
std::int64_t fake_clock() {
  return the_time;
}

class Jobs : public db::testing::EngineTest {
 protected:
  void SetUp() override {
    ASSERT_TRUE(db::migrate(database(), {migrations()}).ok());
    options.clock = fake_clock;
  }
  Id put(const std::string& kind) {
    auto id = database().write([&](db::Session& s) { return enqueue(s, kind, "{}", 7, the_time); });
    EXPECT_TRUE(id.ok());
    return *id;
  }
  Job get(Id id) {
    auto job = database().read([&](db::Session& s) { return find(s, id); });
    EXPECT_TRUE(job.ok());
    return *job;
  }
  bool run(Handler handler) {
    Runner runner(database(), {{"test.work", std::move(handler)}}, options);
    auto ran = runner.run_one();
    EXPECT_TRUE(ran.ok());
    return ran.ok() && *ran;
  }
  Options options;
};
XT_BOTH_ENGINES(Jobs);

TEST_P(Jobs, RunsOnceAndKeepsTheOutcome) {
  const Id id = put("test.work");
  EXPECT_TRUE(run([](Work& w) -> Result<std::string> {
    XT_CHECK_OK(w.report(3, 10, "row 3"));
    return std::string("{\"rows\":10}");
  }));
  const Job job = get(id);
  EXPECT_EQ(job.state, "done");
  EXPECT_EQ(job.done, 3);
  EXPECT_EQ(job.total, 10);
  EXPECT_EQ(job.outcome, "{\"rows\":10}");
  EXPECT_FALSE(run([](Work&) -> Result<std::string> { return std::string(); }));
}

TEST_P(Jobs, ADeadProcessLeavesItsWorkToTheNextAtTheCheckpoint) {
  const Id id = put("test.work");
  struct Killed {};  // stands for the process: nothing is settled
  try {
    run([](Work& w) -> Result<std::string> {
      EXPECT_TRUE(w.report(5, 10, "after row 5").ok());
      throw Killed();
    });
    FAIL();
  } catch (const Killed&) {
  }
  const auto go_on = [](Work& w) -> Result<std::string> {
    EXPECT_EQ(w.job().checkpoint, "after row 5");
    EXPECT_EQ(w.job().tries, 2);
    return std::string();
  };
  EXPECT_FALSE(run(go_on));  // the lease still holds
  the_time += options.lease_ms + 1;
  EXPECT_TRUE(run(go_on));
  EXPECT_EQ(get(id).state, "done");
}

TEST_P(Jobs, ErrorsAreTriedAgainLaterAndThenGivenUp) {
  const Id id = put("test.work");
  const auto failing = [](Work&) -> Result<std::string> {
    return make_error(Code::unavailable, "test.busy");
  };
  EXPECT_TRUE(run(failing));
  EXPECT_EQ(get(id).state, "queued");
  EXPECT_FALSE(run(failing));  // not due yet
  for (int i = 1; i < options.max_tries; ++i) {
    the_time += 3'600'001;
    EXPECT_TRUE(run(failing));
  }
  EXPECT_EQ(get(id).state, "failed");
  EXPECT_EQ(get(id).outcome, "test.busy");
}

TEST_P(Jobs, WhatCannotSucceedFailsAtOnce) {
  const Id bad = put("test.work");
  EXPECT_TRUE(run([](Work&) -> Result<std::string> { return make_error(Code::invalid, "test.nonsense"); }));
  EXPECT_EQ(get(bad).state, "failed");
  const Id orphan = put("test.nobody");
  EXPECT_TRUE(run([](Work&) -> Result<std::string> { return std::string(); }));
  EXPECT_EQ(get(orphan).outcome, "jobs.no_handler");
}

TEST_P(Jobs, ACancelledJobHearsOfItAndStaysCancelled) {
  const Id id = put("test.work");
  EXPECT_TRUE(run([&](Work& w) -> Result<std::string> {
    EXPECT_TRUE(database().write([&](db::Session& s) { return cancel(s, id, the_time); }).ok());
    const Status lost = w.report(1, 2, "x");
    EXPECT_EQ(lost.error().reason, "jobs.lost");
    return lost.error();
  }));
  EXPECT_EQ(get(id).state, "cancelled");
  auto late = database().write([&](db::Session& s) { return cancel(s, id, the_time); });
  EXPECT_EQ(late.error().reason, "jobs.finished");
}

TEST_P(Jobs, AWorkAskedToEndHearsOfItAtItsNextPulse) {
  const Id id = put("test.work");
  Runner* own = nullptr;
  Runner runner(database(),
                {{"test.work",
                  [&](Work& w) -> Result<std::string> {
                    EXPECT_TRUE(w.pulse(30, 100).ok());
                    EXPECT_EQ(own->progress(id)->done, 30);
                    EXPECT_TRUE(own->ask_to_end(id));
                    XT_CHECK_OK(w.pulse(60, 100));
                    return std::string("never");
                  }}},
                options);
  own = &runner;
  EXPECT_FALSE(runner.ask_to_end(id));  // it does not run yet
  auto ran = runner.run_one();
  ASSERT_TRUE(ran.ok() && *ran);
  EXPECT_EQ(get(id).state, "cancelled");
  EXPECT_FALSE(runner.progress(id));
}

TEST_P(Jobs, WorkThatMeetsTheEndOfTheServerIsTakenUpAtTheNextStart) {
  const Id id = put("test.work");
  {
    Runner* own = nullptr;
    Runner runner(database(),
                  {{"test.work",
                    [&](Work& w) -> Result<std::string> {
                      own->stop();
                      XT_CHECK_OK(w.pulse(1, 2));
                      return std::string();
                    }}},
                  options);
    own = &runner;
    ASSERT_TRUE(runner.run_one().ok());
  }
  EXPECT_EQ(get(id).state, "queued");
  EXPECT_EQ(get(id).tries, 0);
  EXPECT_TRUE(run([](Work&) -> Result<std::string> { return std::string("{}"); }));
  EXPECT_EQ(get(id).state, "done");
}

TEST_P(Jobs, TwoRunnersNeverShareAJob) {
  constexpr int kJobs = 40;
  for (int i = 0; i < kJobs; ++i) put("test.work");
  std::atomic<int> ran{0};
  const Handler handler = [&](Work&) -> Result<std::string> {
    ++ran;
    return std::string();
  };
  const auto drain = [&] {
    Runner runner(database(), {{"test.work", handler}}, options);
    for (auto one = runner.run_one(); one.ok() && *one; one = runner.run_one()) {
    }
  };
  std::thread other(drain);
  drain();
  other.join();
  drain();
  EXPECT_EQ(ran, kJobs);
}

}  // namespace
}  // namespace xt::jobs
