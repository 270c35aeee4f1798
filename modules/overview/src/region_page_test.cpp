#include "gaps.h"
#include "test_world.h"

namespace xt::overview {
namespace {

class Region : public testing::World {
 protected:
  Result<boost::json::value> page(const access::Caller& who, const Query& query = {}) {
    return get(who, "/api/overview", {}, query);
  }
};

TEST_P(Region, WorstGapsNameTheUnitsThatCauseThem) {
  earn(2, 360);
  const auto found = page(county());
  ASSERT_TRUE(found.ok()) << found.error().reason << found.error().note;
  EXPECT_EQ(found->at("under").at("code"), "450102");
  const auto& card = testing::row_of(found->at("plans"), "id", "guangxi-145");
  EXPECT_TRUE(card.at("running").as_bool());
  const auto& gap = testing::row_of(found->at("gaps"), "id", "hours-cycle");
  EXPECT_EQ(gap.at("status"), "behind");
  EXPECT_EQ(gap.at("counts").at("met"), 1);
  // A third of three teachers meets what all of them must.
  EXPECT_NEAR(gap.at("distance").as_double(), 2.0 / 3, 0.001);
  ASSERT_EQ(gap.at("causes").as_array().size(), 1U) << "the school where all have met it causes nothing";
  EXPECT_EQ(gap.at("causes").at(0).at("code"), "2145000001");
  EXPECT_EQ(gap.at("causes").at(0).at("unmet"), 2);
}

TEST_P(Region, MustComesBeforeShouldAndTheGreaterDistanceFirst) {
  const auto found = page(county());
  ASSERT_TRUE(found.ok());
  bool should = false;
  for (const auto& gap : found->at("gaps").as_array()) {
    if (gap.at("strength") == "should") should = true;
    if (should) EXPECT_EQ(gap.at("strength"), "should");
  }
}

TEST_P(Region, OfNeighboursNothingButAShareOfEnoughPeople) {
  const auto found = page(county());
  ASSERT_TRUE(found.ok());
  for (const auto& group : found->at("siblings").as_array()) {
    for (const auto& one : group.at("regions").as_array()) {
      EXPECT_EQ(one.as_object().size(), 4U) << "code, name, share, own";
      if (!one.at("own").as_bool()) EXPECT_TRUE(one.at("share").is_null()) << "fewer than ten people";
    }
  }
  const std::string text = boost::json::serialize(*found);
  EXPECT_EQ(text.find("柳州小学"), std::string::npos);
  EXPECT_EQ(text.find("教师3"), std::string::npos);
}

TEST_P(Region, IsCutToTheSubtree) {
  EXPECT_EQ(page(county(), {{"under", "450203"}}).error().reason, "access.outside_scope");
  EXPECT_EQ(page(county(), {{"under", "450000"}}).error().reason, "access.outside_scope");
  EXPECT_TRUE(page(county(), {{"under", "2145000001"}}).ok());
  EXPECT_TRUE(page(principal(0)).ok());
}

TEST_P(Region, SaysWhatChangedInAMonthAndAnswersAgainTheSame) {
  earn(0, 360, Date::of(2023, 6, 20));
  const auto now = page(principal(0));
  ASSERT_TRUE(now.ok());
  EXPECT_EQ(now->at("before"), "2023-05-30");
  EXPECT_EQ(boost::json::serialize(*now), boost::json::serialize(*page(principal(0))));
}

TEST_P(Region, TellsTheMonthsOfEveryPlanThatAreKept) {
  const auto before = get(county(), "/api/overview/months", {});
  ASSERT_TRUE(before.ok()) << before.error().reason << before.error().note;
  const auto& waiting = testing::row_of(before->at("plans"), "plan", "guangxi-145");
  EXPECT_TRUE(waiting.at("months").as_array().empty());
  EXPECT_GT(waiting.at("pending").as_int64(), 0);

  const plans::Desk desk(database(), plans::open_shelf(XT_SOURCE_DIR "/plans", testing::kDay));
  const auto region = read([](db::Session& s) { return orgs::find(s, "450102"); });
  for (const auto& plan : desk.binding(region.subtree())) {
    ASSERT_TRUE(desk.fill_months(*plan, region, false, [] { return true; }).ok());
  }
  const auto after = get(county(), "/api/overview/months", {});
  const auto& months = testing::row_of(after->at("plans"), "plan", "guangxi-145");
  EXPECT_EQ(months.at("pending"), 0);
  EXPECT_EQ(months.at("months").as_array().back().at("at"), "2023-06-30");
  const auto earlier = get(county(), "/api/overview/months", {}, {{"at", "2022-03-31"}});
  const auto& then = testing::row_of(earlier->at("plans"), "plan", "guangxi-145");
  EXPECT_EQ(then.at("months").as_array().back().at("at"), "2022-03-31");
  EXPECT_EQ(get(county(), "/api/overview/months", {}, {{"under", "450203"}}).error().reason,
            "access.outside_scope");
}

XT_BOTH_ENGINES(Region);

TEST(Distance, IsThePartThatIsMissing) {
  plans::ProvisionResult result;
  result.counts.entities = 4;
  result.share = Rational::of(1, 4);
  EXPECT_EQ(distance(result), Rational::of(3, 4));
  result.required_share = *Rational::of(1, 2);
  EXPECT_EQ(distance(result), Rational::of(1, 2));
  result.counts.entities = 1;
  result.value = Rational(90);
  result.low = Rational(360);
  EXPECT_EQ(distance(result), Rational::of(3, 4)) << "of one entity its value counts";
  result.value = Rational(400);
  EXPECT_FALSE(distance(result));
}

}  // namespace
}  // namespace xt::overview
