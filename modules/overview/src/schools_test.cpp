#include "funds/funds.h"
#include "orgs/terms.h"
#include "research/research.h"

#include "test_world.h"

namespace xt::overview {
namespace {

class Schools : public testing::World {
 protected:
  static constexpr const char* kFirst = "2145000001";
  Result<boost::json::value> list(const access::Caller& who, const Query& query = {}) {
    return get(who, "/api/schools", {}, query);
  }
  Result<boost::json::value> page(const access::Caller& who, const std::string& code,
                                  const std::string& tail = "", const Query& query = {}) {
    return get(who, "/api/schools/{code}" + tail, {{"code", code}}, query);
  }
};

TEST_P(Schools, ThoseWhoNeedHelpComeFirst) {
  earn(2, 360);
  const auto found = list(county());
  ASSERT_TRUE(found.ok()) << found.error().reason << found.error().note;
  EXPECT_EQ(found->at("total"), 2);
  const auto& worst = found->at("schools").at(0);
  EXPECT_EQ(worst.at("code"), kFirst);
  EXPECT_EQ(worst.at("teachers"), 2);
  EXPECT_EQ(worst.at("hours").at("behind"), 2);
  EXPECT_EQ(found->at("schools").at(1).at("hours").at("met"), 1);
  EXPECT_EQ(list(county(), {{"q", "第二"}})->at("total"), 1);
  EXPECT_EQ(list(county(), {{"stage", "junior"}})->at("total"), 0);
  const auto first = list(county(), {{"limit", "1"}});
  EXPECT_EQ(first->at("next_cursor"), "1");
  EXPECT_EQ(list(county(), {{"limit", "1"}, {"cursor", "1"}})->at("schools").as_array().size(), 1U);
}

TEST_P(Schools, NobodySeesSchoolsElsewhere) {
  EXPECT_EQ(list(county(), {{"under", "450203"}}).error().reason, "access.outside_scope");
  EXPECT_EQ(page(county(), "2145000003").error().reason, "access.outside_scope");
  for (const char* tail : {"", "/teachers", "/funds", "/sessions"}) {
    EXPECT_EQ(page(principal(1), kFirst, tail).error().reason, "access.outside_scope") << tail;
    EXPECT_TRUE(page(principal(0), kFirst, tail).ok()) << tail;
  }
  EXPECT_EQ(page(county(), "450102").error().code, Code::not_found) << "a county is no school";
}

TEST_P(Schools, TeachersStandAgainstEveryDemand) {
  earn(0, 100);
  earn(1, 360);
  const auto found = page(principal(0), kFirst, "/teachers");
  ASSERT_TRUE(found.ok()) << found.error().reason << found.error().note;
  const auto& columns = found->at("columns").as_array();
  EXPECT_EQ(columns.at(0).at("id"), "hours-cycle") << "once, though two sentences ask for it";
  EXPECT_TRUE(columns.at(0).at("lead").as_bool());
  for (std::size_t i = 1; i < columns.size(); ++i) EXPECT_NE(columns[i].at("id"), "all-staff-cycle");
  const auto& worst = found->at("teachers").at(0);
  EXPECT_EQ(worst.at("id").as_string(), std::to_string(teacher(0)));
  EXPECT_EQ(worst.at("cells").as_array().size(), columns.size());
  EXPECT_EQ(worst.at("cells").at(0).at("value"), 100);
  EXPECT_EQ(worst.at("cells").at(0).at("status"), "behind");
  const auto met = page(principal(0), kFirst, "/teachers", {{"status", "met"}, {"column", "0"}});
  EXPECT_EQ(met->at("total"), 1);
  EXPECT_EQ(met->at("teachers").at(0).at("id").as_string(), std::to_string(teacher(1)));
  EXPECT_EQ(page(principal(0), kFirst, "/teachers", {{"status", "good"}}).error().reason,
            "http.bad_parameter");
  const auto file =
      answer(principal(0), "/api/schools/{code}/teachers", {{"code", kFirst}}, {{"format", "xlsx"}});
  ASSERT_TRUE(file.ok()) << file.error().reason;
  EXPECT_EQ(file->content().substr(0, 2), "PK");
}

TEST_P(Schools, FundsBesideTheSentenceThatAsksForAShare) {
  write([&](db::Session& s) -> Status {
    XT_TRY([[maybe_unused]] const auto a,
           funds::put(s, {school(0), 2022, "public_funds", "county", "budget", 10'000'000}));
    XT_TRY([[maybe_unused]] const auto b,
           funds::put(s, {school(0), 2022, "training", "school", "budget", 400'000}));
    return {};
  });
  const auto found = page(principal(0), kFirst, "/funds");
  ASSERT_TRUE(found.ok()) << found.error().reason;
  const auto& year = found->at("years").at(0);
  EXPECT_EQ(year.at("year"), 2022);
  EXPECT_DOUBLE_EQ(year.at("training_share").as_double(), 0.04);
  EXPECT_EQ(year.at("rows").as_array().size(), 2U);
  EXPECT_DOUBLE_EQ(testing::row_of(found->at("rules"), "plan", "guangxi-145").at("share").as_double(), 0.05);
}

TEST_P(Schools, WeeksWithAndWithoutASession) {
  write([&](db::Session& s) -> Status {
    XT_TRY([[maybe_unused]] const auto term,
           orgs::put_term(s, testing::kCounty, {2022, 2, {Date::of(2023, 2, 13), Date::of(2023, 7, 8)}}));
    XT_TRY([[maybe_unused]] const auto study, research::put(s, {school(0), Date::of(2023, 6, 21), "seminar",
                                                                "单元整体教学", 60, 9, std::nullopt}));
    return {};
  });
  const auto found = page(principal(0), kFirst, "/sessions", {{"weeks", "3"}});
  ASSERT_TRUE(found.ok()) << found.error().reason;
  ASSERT_EQ(found->at("weeks").as_array().size(), 3U);
  EXPECT_EQ(found->at("weeks").at(0).at("monday"), "2023-06-12");
  EXPECT_EQ(found->at("weeks").at(1).at("sessions").at(0).at("form"), "seminar");
  EXPECT_EQ(found->at("teaching_weeks"), 3);
  EXPECT_EQ(found->at("held_weeks"), 1);
}

XT_BOTH_ENGINES(Schools);

}  // namespace
}  // namespace xt::overview
