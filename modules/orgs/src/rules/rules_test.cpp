#include <gtest/gtest.h>

#include "db/testing.h"
#include "orgs/terms.h"

namespace xt::orgs {
namespace {

TEST(Keys, TellLevelAndSubtree) {
  EXPECT_EQ(region_key("000000"), 0);
  EXPECT_EQ(region_key("45010"), std::nullopt);
  EXPECT_EQ(region_key("45010x"), std::nullopt);
  EXPECT_EQ(region_key("004500"), std::nullopt);
  const Key county = *region_key("450102");
  EXPECT_EQ(level_of(0), Level::nation);
  EXPECT_EQ(level_of(*region_key("450000")), Level::province);
  EXPECT_EQ(level_of(*region_key("450100")), Level::city);
  EXPECT_EQ(level_of(county), Level::county);
  EXPECT_EQ(level_of(county + 7), Level::institution);
  EXPECT_EQ(level_of(county + 2145000001), Level::school);
  EXPECT_TRUE(subtree(*region_key("450000")).contains(subtree(county)));
  EXPECT_TRUE(subtree(county).contains(county + 9'999'999'999));
  EXPECT_FALSE(subtree(county).contains(*region_key("450103")));
  EXPECT_EQ(subtree(county + 7), (KeyRange{county + 7, county + 8}));
  EXPECT_EQ(region_code(county + 7), "450102");
  EXPECT_EQ(region_code(0), "000000");
  EXPECT_EQ(ancestors(county + 7),
            (std::vector<Key>{0, *region_key("450000"), *region_key("450100"), county, county + 7}));
  EXPECT_EQ(ancestors(*region_key("810001")),
            (std::vector<Key>{0, *region_key("810000"), *region_key("810001")}));
  EXPECT_EQ(ancestors(0), std::vector<Key>{0});
}

TEST(Calendar, TheNearestRegionSpeaksPerYear) {
  const Key province = *region_key("450000");
  const Key city = *region_key("450100");
  const Term y23{2023, 1, {Date::of(2023, 9, 1), Date::of(2024, 1, 20)}};
  const Term city23{2023, 1, {Date::of(2023, 9, 4), Date::of(2024, 1, 27)}};
  const Term y24{2024, 1, {Date::of(2024, 9, 2), Date::of(2025, 1, 18)}};
  const std::vector<CalendarRow> rows{
      {province, y24}, {city, city23}, {province, y23}, {*region_key("460000"), y23}};
  auto terms = nearest(*region_key("450102") + 2145000001, rows);
  ASSERT_EQ(terms.size(), 2u);
  EXPECT_EQ(terms[0].period, city23.period);
  EXPECT_EQ(terms[1].period, y24.period);
  terms = nearest(*region_key("450200"), rows);
  EXPECT_EQ(terms[0].period, y23.period);
  EXPECT_TRUE(nearest(*region_key("350000"), rows).empty());
}

TEST(Calendar, AWeekCountsWhereMostOfItsWorkdaysAreTaught) {
  // 2023-09-01 is a Friday, 2023-09-04 a Monday.
  const Term term{2023, 1, {Date::of(2023, 9, 1), Date::of(2023, 9, 21)}};
  const Period always{Date::of(2020, 1, 1), kOpenEnd};
  EXPECT_EQ(teaching_weeks(std::vector{term}, always),
            (std::vector{Date::of(2023, 9, 4), Date::of(2023, 9, 11), Date::of(2023, 9, 18)}));
  EXPECT_EQ(teaching_weeks(std::vector{term}, {Date::of(2023, 9, 6), Date::of(2023, 9, 13)}),
            std::vector{Date::of(2023, 9, 4)});  // Wednesday to Friday; then only Monday and Tuesday
  EXPECT_TRUE(teaching_weeks({}, always).empty());
  EXPECT_EQ(school_year_of(Date::of(2024, 8, 31)), 2023);
  EXPECT_EQ(school_year_of(Date::of(2024, 9, 1)), 2024);
}

using Terms = db::testing::EngineTest;

TEST_P(Terms, AreKeptAndFound) {
  ASSERT_TRUE(db::migrate(database(), {migrations()}).ok());
  const Key province = *region_key("450000");
  auto put = [&](Key region, const Term& term) {
    return database().write([&](db::Session& s) { return put_term(s, region, term); });
  };
  const Term autumn{2023, 1, {Date::of(2023, 8, 28), Date::of(2024, 1, 20)}};
  Term spring{2023, 2, {Date::of(2024, 2, 20), Date::of(2024, 7, 5)}};
  EXPECT_EQ(*put(province, autumn), Put::created);
  EXPECT_EQ(*put(province, spring), Put::created);
  EXPECT_EQ(*put(province, spring), Put::unchanged);
  spring.period.to = Date::of(2024, 7, 10);
  EXPECT_EQ(*put(province, spring), Put::changed);
  EXPECT_EQ(put(province, {2023, 2, {Date::of(2024, 1, 10), Date::of(2024, 7, 5)}}).error().reason,
            "orgs.term_overlap");
  EXPECT_EQ(put(province, {2022, 2, {Date::of(2024, 1, 10), Date::of(2024, 7, 5)}}).error().reason,
            "orgs.term_outside_year");
  const Period window{Date::of(2023, 8, 1), Date::of(2023, 9, 1)};  // the window ends before 1 September
  auto terms = database().read([&](db::Session& s) { return terms_for(s, *region_key("450102"), window); });
  ASSERT_TRUE(terms.ok());
  ASSERT_EQ(terms->size(), 1u);
  EXPECT_EQ((*terms)[0].period, autumn.period);
}

XT_BOTH_ENGINES(Terms);

}  // namespace
}  // namespace xt::orgs
