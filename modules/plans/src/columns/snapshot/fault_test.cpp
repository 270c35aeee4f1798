// What may go wrong around a snapshot: rows that come while it is read, and too little memory.
#include <atomic>
#include <thread>

#include <gtest/gtest.h>

#include "columns/snapshot/snapshot.h"
#include "db/testing.h"
#include "eval/meaning_world.h"
#include "plans/columns.h"
#include "plans/compile.h"

namespace xt::plans {
namespace {

constexpr int kTeachers = 24;
constexpr int kRounds = 40;

class Faults : public db::testing::EngineTest {
 protected:
  void SetUp() override {
    testing::create_schema(database());
    std::vector<std::string> lines{"school 4501020001"};
    for (int i = 1; i <= kTeachers; ++i) {
      lines.push_back("teacher " + std::to_string(i) + " 4501020001 2015-09-01");
    }
    put(lines, true);
  }

  void put(const std::vector<std::string>& lines, bool divisions = false) {
    const auto done = database().write([&](db::Session& session) -> xt::Status {
      if (divisions) XT_CHECK_OK(testing::add_divisions(session));
      for (const std::string& line : lines) XT_CHECK_OK(testing::add_row(session, line));
      return {};
    });
    ASSERT_TRUE(done.ok()) << done.error().reason << done.error().note;
  }

  // One entry more for everybody, in one transaction.
  void round(int n) {
    std::vector<std::string> lines;
    for (int i = 1; i <= kTeachers; ++i) {
      lines.push_back("entry " + std::to_string(i) + " " + (Date::of(2022, 1, 1) + n).iso() + " hours=3");
    }
    put(lines);
  }
};
XT_BOTH_ENGINES(Faults);

// How many entries each teacher has; -1 where two differ, which no moment of the database shows.
int of_each(const columns::Snapshot& snapshot) {
  int out = -2;
  for (const auto& chunk : snapshot.chunks) {
    for (std::size_t i = 0; i < chunk->teachers(); ++i) {
      const auto count = static_cast<int>(chunk->entry_start[i + 1] - chunk->entry_start[i]);
      if (out == -2) out = count;
      if (out != count) return -1;
    }
  }
  return out;
}

TEST_P(Faults, ASnapshotWhileRowsComeIsOfOneMoment) {
  std::atomic<bool> done{false};
  std::thread writer([&] {
    for (int n = 0; n < kRounds; ++n) round(n);
    done = true;
  });
  int opened = 0, followed = 0, before = 0;
  while (!done) {
    const auto fresh = Columns::open(database());
    ASSERT_TRUE(fresh.ok()) << fresh.error().reason;
    ++opened;
    EXPECT_GE(of_each(*(*fresh)->snapshot()), before) << "loaded in the middle of a transaction";
    for (int k = 0; k < 4; ++k) {
      const auto newer = (*fresh)->follow(database(), Look::ledger);
      ASSERT_TRUE(newer.ok()) << newer.error().reason;
      const int now = of_each(*(*fresh)->snapshot());
      EXPECT_GE(now, before) << "followed into the middle of a transaction";
      before = now;
      ++followed;
    }
  }
  writer.join();
  EXPECT_GT(opened, 0);
  EXPECT_GT(followed, 0);
}

TEST_P(Faults, WhatFollowedManyRowsIsWhatIsLoadedAfterThem) {
  const auto early = Columns::open(database());
  ASSERT_TRUE(early.ok());
  std::atomic<bool> done{false};
  std::thread writer([&] {
    for (int n = 0; n < kRounds; ++n) round(n);
    done = true;
  });
  while (!done) ASSERT_TRUE((*early)->follow(database(), Look::ledger).ok());
  writer.join();
  ASSERT_TRUE((*early)->follow(database(), Look::all).ok());
  const auto late = Columns::open(database());
  ASSERT_TRUE(late.ok());
  EXPECT_EQ(of_each(*(*early)->snapshot()), kRounds);
  EXPECT_EQ(of_each(*(*late)->snapshot()), kRounds);
  const auto compiled = load(XT_SOURCE_DIR "/plans/guangxi-145");
  ASSERT_TRUE(compiled.ok());
  EvalRequest request;
  request.at = Date::of(2024, 6, 30);
  request.known = Date::of(2030, 1, 1);
  const auto followed = (*early)->evaluate(*compiled.plan, request);
  const auto loaded = (*late)->evaluate(*compiled.plan, request);
  ASSERT_TRUE(followed.ok() && loaded.ok());
  EXPECT_EQ(to_json(*followed), to_json(*loaded));
}

TEST_P(Faults, TooLittleMemoryIsRefusedBeforeAnythingIsRead) {
  round(0);
  ColumnsOptions options;
  options.memory_limit = 1'000;
  bool read = false;
  options.progress = [&](std::int64_t, std::int64_t) { read = true; };
  const auto refused = Columns::open(database(), options);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().reason, "plans.columns_memory");
  EXPECT_FALSE(read);
  EXPECT_EQ(Columns::fits(database(), options).error().reason, "plans.columns_memory");
  options.memory_limit = std::size_t{1} << 30;
  EXPECT_TRUE(Columns::fits(database(), options).ok());
  EXPECT_TRUE(Columns::open(database(), options).ok());
}

}  // namespace
}  // namespace xt::plans
