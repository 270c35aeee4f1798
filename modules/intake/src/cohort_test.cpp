#include "intake/facade.h"

#include "test_intake.h"

namespace xt::intake {
namespace {

class Cohort : public testing::IntakeTest {
 protected:
  FinishedCohort cohort_ = {
      9001,       "县级骨干教师研修班", "县教师发展中心",     "in_person", "county", "subject",
      "backbone", Date::of(2024, 3, 4), Date::of(2024, 3, 8), 4000,        10};

  std::vector<Recognition> finish(const std::vector<Participant>& who,
                                  const Converter& convert = as_claimed()) {
    return write([&](db::Session& s) { return recognise_cohort(s, cohort_, who, convert); });
  }
};

TEST_P(Cohort, ResultsBecomeEntriesOnce) {
  const std::vector<Participant> who = {{teachers_[0], "participant", "excellent", 10, {}},
                                        {teachers_[1], "participant", "fail", 10, {}},
                                        {teachers_[2], "participant", "pass", 9, 3000}};
  const auto first = finish(who);
  EXPECT_EQ(first[0].what, Became::posted);
  EXPECT_EQ(first[1].what, Became::nothing);
  EXPECT_EQ(first[2].what, Became::posted);
  EXPECT_EQ(hours_of(0), 4000);
  EXPECT_EQ(hours_of(1), 0);
  EXPECT_EQ(hours_of(2), 3000);
  const auto again = finish(who);
  EXPECT_EQ(again[0].what, Became::unchanged);
  EXPECT_EQ(again[0].entry, first[0].entry);
  EXPECT_EQ(hours_of(0), 4000);
}

TEST_P(Cohort, TheConverterSeesAttendanceAndDecidesTheHours) {
  const Converter four_fifths = [](db::Session&,
                                   std::span<const Achievement> all) -> Result<std::vector<Converted>> {
    std::vector<Converted> out;
    for (const Achievement& a : all) {
      const bool enough = *a.sessions_attended * 5 >= *a.sessions_planned * 4;
      out.push_back({enough ? a.hours_x100 : 0, enough ? a.hours_x100 / 10 : 0, "wuhan@1#absence"});
    }
    return out;
  };
  finish({{teachers_[0], "participant", "pass", 7, {}}, {teachers_[1], "participant", "pass", 8, {}}},
         four_fifths);
  EXPECT_EQ(hours_of(0), 0);
  EXPECT_EQ(hours_of(1), 4000);
}

TEST_P(Cohort, RefusesWhatCannotBe) {
  const auto reason = [&](std::vector<Participant> who) {
    const auto done =
        database().write([&](db::Session& s) { return recognise_cohort(s, cohort_, who, as_claimed()); });
    return done.ok() ? std::string() : done.error().fields.at(0).name;
  };
  EXPECT_EQ(reason({{teachers_[0], "participant", "pass", 11, {}}}), "attendance");
  EXPECT_EQ(reason({{teachers_[0], "participant", "perhaps", 1, {}}}), "outcome");
  EXPECT_EQ(
      reason({{teachers_[0], "participant", "pass", 1, {}}, {teachers_[0], "participant", "pass", 1, {}}}),
      "participants");
  EXPECT_EQ(reason({{teachers_[0], "participant", "pass", 1, -1}}), "hours");
  cohort_.to = Date::of(2024, 3, 1);
  EXPECT_EQ(reason({{teachers_[0], "participant", "pass", 1, {}}}), "days");
}

XT_BOTH_ENGINES(Cohort);

}  // namespace
}  // namespace xt::intake
