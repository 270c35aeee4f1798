#include "test_world.h"

namespace xt::overview {
namespace {

class TeacherStanding : public testing::World {
 protected:
  Result<boost::json::value> standing(const access::Caller& who, int n) {
    return get(who, "/api/teachers/{id}/standing", {{"id", std::to_string(teacher(n))}});
  }
};

TEST_P(TeacherStanding, SaysWhatIsDoneRequiredExpectedAndOwed) {
  earn(0, 100);
  const auto found = standing(self(0, 0), 0);
  ASSERT_TRUE(found.ok()) << found.error().reason << found.error().note;
  EXPECT_EQ(found->at("at"), "2023-06-30");
  const auto& plan = testing::row_of(found->at("plans"), "id", "guangxi-145");
  EXPECT_EQ(plan.at("lead"), "hours-cycle") << "the demand on all hours over the whole plan";
  const auto& hours = testing::row_of(plan.at("demands"), "id", "hours-cycle");
  EXPECT_EQ(hours.at("unit"), "hours");
  EXPECT_EQ(hours.at("value"), 100);
  EXPECT_EQ(hours.at("target"), 360);
  EXPECT_EQ(hours.at("gap"), 260);
  EXPECT_EQ(hours.at("due"), "2025-12-31");
  EXPECT_EQ(hours.at("status"), "behind");
  // 911 of 1826 days have passed.
  EXPECT_NEAR(hours.at("expected").as_double(), 360.0 * 911 / 1826, 0.001);
  EXPECT_EQ(plan.at("demands").at(0).at("status"), "behind") << "the most urgent first";
  EXPECT_EQ(plan.at("counts").at("entities").as_int64(),
            static_cast<std::int64_t>(plan.at("demands").as_array().size()));
}

TEST_P(TeacherStanding, OwesNothingWhereEnoughWasDone) {
  earn(0, 360);
  const auto found = standing(principal(0), 0);
  ASSERT_TRUE(found.ok());
  const auto& plan = testing::row_of(found->at("plans"), "id", "guangxi-145");
  const auto& hours = testing::row_of(plan.at("demands"), "id", "hours-cycle");
  EXPECT_EQ(hours.at("status"), "met");
  EXPECT_TRUE(hours.at("gap").is_null());
}

TEST_P(TeacherStanding, IsForThePersonAndThoseAboveThem) {
  EXPECT_TRUE(standing(county(), 0).ok());
  EXPECT_EQ(standing(principal(1), 0).error().code, Code::not_found);
  EXPECT_EQ(standing(self(1, 0), 0).error().code, Code::not_found);
  EXPECT_EQ(standing(county(), 3).error().code, Code::not_found);
}

TEST_P(TeacherStanding, FollowsThePersonToAnotherSchool) {
  earn(0, 100);
  people::TeacherRow row = testing::teacher_row(0, school(1));
  row.arrived = Date::of(2023, 5, 1);
  write([&](db::Session& s) {
    return people::upsert(s, keyring(), std::vector<people::TeacherRow>{row}, {testing::kDay, false});
  });
  EXPECT_EQ(standing(principal(0), 0).error().code, Code::not_found);
  const auto found = standing(principal(1), 0);
  ASSERT_TRUE(found.ok()) << found.error().reason;
  const auto& plan = testing::row_of(found->at("plans"), "id", "guangxi-145");
  EXPECT_EQ(testing::row_of(plan.at("demands"), "id", "hours-cycle").at("value"), 100)
      << "hours earned at the school before count";
}

XT_BOTH_ENGINES(TeacherStanding);

}  // namespace
}  // namespace xt::overview
