#include "rules/sample.h"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

namespace xt::declarations::rules {
namespace {

// Ten of a large school, two of a small one.
std::vector<Candidate> population() {
  std::vector<Candidate> out;
  for (Id id = 1; id <= 10; ++id) out.push_back({id, 1});
  for (Id id = 11; id <= 12; ++id) out.push_back({id, 2});
  return out;
}

struct Case {
  int percent_x100, each;
  std::int64_t drawn;
};
class HowMany : public ::testing::TestWithParam<Case> {};
TEST_P(HowMany, IsKnownBeforeTheSeed) {
  const auto [percent, each, drawn] = GetParam();
  const Share share{percent, each};
  EXPECT_EQ(drawn_of(population(), share), drawn);
  for (const char* seed : {"a", "2025-06-30 20:00 双色球", ""}) {
    const auto lots = draw(population(), share, seed);
    EXPECT_EQ(static_cast<std::int64_t>(lots.size()), drawn);
    EXPECT_EQ(std::set<Id>(lots.begin(), lots.end()).size(), lots.size()) << "nobody twice";
  }
}
INSTANTIATE_TEST_SUITE_P(Shares, HowMany,
                         ::testing::Values(Case{1, 0, 1},        // a hundredth of a percent is still one
                                           Case{2'500, 0, 3},    // a quarter of twelve
                                           Case{2'501, 0, 4},    // and a little: rounded up
                                           Case{10'000, 0, 12},  // all
                                           Case{1, 1, 2},        // one of every school
                                           Case{1, 5, 7},        // the small school has only two
                                           Case{5'000, 1, 6},    // the share is more than the strata ask
                                           Case{10'000, 20, 12}));

TEST(Sample, TheSeedAloneDecides) {
  std::vector<Candidate> backwards = population();
  std::reverse(backwards.begin(), backwards.end());
  const Share share{5'000, 1};
  EXPECT_EQ(draw(population(), share, "seed"), draw(backwards, share, "seed"));
  EXPECT_NE(draw(population(), share, "seed"), draw(population(), share, "deed"));
  EXPECT_EQ(digest(population()), digest(backwards));
  backwards.pop_back();
  EXPECT_NE(digest(population()), digest(backwards));
}

// Computed by hand: printf 'seed\n%d' 1 … | sha256sum, in rising order.
TEST(Sample, IsTheOrderOfTheDigests) {
  EXPECT_EQ(draw({{1, 0}, {2, 0}, {3, 0}, {4, 0}}, {10'000, 0}, "seed"), (std::vector<Id>{2, 1, 3, 4}));
}

TEST(Sample, OfEveryStratum) {
  const auto lots = draw(population(), {1, 1}, "seed");
  int small = 0;
  for (const Id id : lots) small += id > 10 ? 1 : 0;
  EXPECT_EQ(small, 1);
  EXPECT_TRUE(draw({}, {10'000, 5}, "seed").empty());
}

}  // namespace
}  // namespace xt::declarations::rules
