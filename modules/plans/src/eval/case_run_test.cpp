// The plans of the repository hold their own cases, and both evaluators say so.
#include "plans/case_run.h"

#include <gtest/gtest.h>

#include "columns/property/case_entry.h"

namespace xt::plans {
namespace {

using testing::rooms;

class OwnCases : public ::testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    const std::filesystem::path folder = std::filesystem::path(XT_SOURCE_DIR) / "plans" / GetParam();
    Compiled compiled = load(folder);
    ASSERT_TRUE(compiled.ok());
    plan_ = *std::move(compiled.plan);
    cases_ = load_cases(folder / "cases.toml", plan_);
    ASSERT_TRUE(cases_.ok());
    ASSERT_FALSE(cases_.cases.empty());
  }
  Plan plan_;
  Cases cases_;
};

TEST_P(OwnCases, HoldInSqlAndInColumns) {
  for (const Case& one : cases_.cases) {
    const auto differences = run_case(plan_, one, rooms());
    ASSERT_TRUE(differences.ok()) << one.name << ": " << differences.error().reason << " "
                                  << differences.error().note;
    for (const Difference& d : *differences) {
      ADD_FAILURE() << one.name << ", cases.toml:" << d.place.line << " " << d.provision << " " << d.what
                    << "\n  expected " << d.expected << "\n  found    " << d.found;
    }
  }
}

// A wrong expectation is told once of each evaluator: both were asked.
TEST_P(OwnCases, AWrongExpectationIsToldOfBoth) {
  Case one = cases_.cases.front();
  one.expect.resize(1);
  one.expect.front().entities = 123'456;
  const auto differences = run_case(plan_, one, rooms());
  ASSERT_TRUE(differences.ok());
  ASSERT_EQ(differences->size(), 2U);
  EXPECT_EQ(differences->at(0).what, "entities");
  EXPECT_EQ(differences->at(1).what, "entities (columns)");
}
INSTANTIATE_TEST_SUITE_P(Plans, OwnCases,
                         ::testing::Values("guangxi-145", "guopei-2021", "lvyuan-dual", "shaanxi-sbs",
                                           "zibo-backbone"),
                         [](const auto& plan) {
                           std::string name = plan.param;
                           std::erase(name, '-');
                           return name;
                         });

}  // namespace
}  // namespace xt::plans
