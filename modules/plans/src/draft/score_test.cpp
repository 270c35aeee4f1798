// The score of the drafts against the hand-made plans may only rise: a change that lowers one is not merged.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "gtest/gtest.h"
#include "plans/compile.h"
#include "plans/draft.h"

namespace xt::plans {
namespace {

struct Floor {
  const char* folder;
  double f1;  // committed figure, rounded down
};

class DraftScores : public ::testing::TestWithParam<Floor> {};

DraftScore score_of(const std::string& folder) {
  const std::filesystem::path path = std::filesystem::path(XT_SOURCE_DIR) / folder;
  const Compiled plan = load(path);
  EXPECT_TRUE(plan.ok()) << folder;
  return score(draft(plan.plan->source), *plan.plan);
}

TEST_P(DraftScores, stay) {
  const DraftScore result = score_of(GetParam().folder);
  EXPECT_GE(result.f1, GetParam().f1) << "precision " << result.precision << ", recall " << result.recall;
}

INSTANTIATE_TEST_SUITE_P(plans, DraftScores,
                         ::testing::Values(Floor{"plans/guangxi-145", 0.85}, Floor{"plans/lvyuan-dual", 0.85},
                                           Floor{"plans/zibo-backbone", 0.89},
                                           Floor{"plans/guopei-2021", 0.89},
                                           Floor{"plans/shaanxi-sbs", 0.86}));

}  // namespace
}  // namespace xt::plans
