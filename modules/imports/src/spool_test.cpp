#include "spool.h"

#include <algorithm>
#include <random>
#include <tuple>

#include <gtest/gtest.h>

namespace xt::imports {
namespace {

SpooledEntry made(std::int64_t row, std::mt19937& random) {
  SpooledEntry s;
  s.row = row;
  s.entry.teacher = static_cast<Id>(random() % 50 + 1);
  s.entry.earned_on = Date(static_cast<std::int32_t>(random() % 30));
  s.entry.earned_from = s.entry.earned_on - 1;
  s.entry.both_days_given = random() % 2 == 0;
  if (random() % 2 == 0) s.entry.start_minute = static_cast<int>(random() % 1440);
  s.entry.hours_x100 = static_cast<std::int64_t>(random() % 10'000);
  s.entry.programme = std::string(random() % 20, 'x') + std::string("\0中", 4);
  s.entry.key = std::to_string(row);
  return s;
}

// The same order and the same bytes, whether all fits in memory or it takes many runs on disk.
TEST(Spool, RunsOnDiskMergeToWhatMemoryWouldSort) {
  for (const std::size_t run : {1'000'000U, 7U, 100U, 999U}) {
    std::mt19937 random(3);
    Spool small(run);
    std::vector<SpooledEntry> all;
    for (std::int64_t row = 0; row < 1000; ++row) {
      all.push_back(made(row, random));
      ASSERT_TRUE(small.add(all.back()).ok());
    }
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
      return std::tuple(a.entry.teacher, a.entry.earned_on, a.row) <
             std::tuple(b.entry.teacher, b.entry.earned_on, b.row);
    });
    std::size_t at = 0;
    ASSERT_TRUE(small
                    .drain(64,
                           [&](std::vector<SpooledEntry>& batch) -> Status {
                             EXPECT_LE(batch.size(), 64U);
                             for (const SpooledEntry& s : batch) {
                               const SpooledEntry& want = all.at(at++);
                               EXPECT_EQ(s.row, want.row);
                               EXPECT_EQ(s.entry.programme, want.entry.programme);
                               EXPECT_EQ(s.entry.start_minute, want.entry.start_minute);
                               EXPECT_EQ(s.entry.both_days_given, want.entry.both_days_given);
                               EXPECT_EQ(s.entry.hours_x100, want.entry.hours_x100);
                               EXPECT_EQ(s.entry.key, want.entry.key);
                             }
                             return {};
                           })
                    .ok());
    EXPECT_EQ(at, all.size());
  }
}

}  // namespace
}  // namespace xt::imports
