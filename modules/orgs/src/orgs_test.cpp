#include "orgs/orgs.h"

#include <gtest/gtest.h>

#include "db/testing.h"
#include "orgs/change.h"

namespace xt::orgs {
namespace {

class Orgs : public db::testing::EngineTest {
 protected:
  void SetUp() override {
    ASSERT_TRUE(db::migrate(database(), {migrations()}).ok());
    auto seeded = seed(database());
    ASSERT_TRUE(seeded.ok()) << seeded.error().note;
    EXPECT_GT(*seeded, 3300);
  }
  template <class F>
  auto read(F f) {
    return database().read(f);
  }
  std::vector<Outcome> put(std::vector<School> schools, Date as_of) {
    auto done = database().write([&](db::Session& s) { return put_schools(s, schools, as_of); });
    EXPECT_TRUE(done.ok()) << done.error().reason << " " << done.error().note;
    return done.ok() ? *done : std::vector<Outcome>{};
  }
  Org get(std::string_view code) {
    auto org = read([&](db::Session& s) { return find(s, code); });
    EXPECT_TRUE(org.ok()) << code;
    return org.ok() ? *org : Org{};
  }
  const School school_{"2145000001", "民主路小学", "450102", ";primary;", "urban",
                       "public",     false,        false,    {},          {}};
  const Date day_ = Date::of(2023, 9, 1);
};

TEST_P(Orgs, SeedsTheListOnce) {
  EXPECT_EQ(*seed(database()), 0);
  EXPECT_EQ(get("450102").name, "兴宁区");
  EXPECT_EQ(get("450102").level, Level::county);
  EXPECT_EQ(get("000000").key_hi, 1'000'000 * kPerRegion);
  const Org abolished = get("450127");
  EXPECT_EQ(abolished.kind, "abolished");
  EXPECT_EQ(abolished.abolished_into, "450181");
  EXPECT_FALSE(abolished.period.contains(day_));
  EXPECT_EQ(get("340176").kind, "zone");
  EXPECT_EQ(get("429000").kind, "grouping");
  auto none = read([&](db::Session& s) { return find(s, "999999"); });
  EXPECT_EQ(none.error().reason, "orgs.unknown");
}

TEST_P(Orgs, TheTreeGoesUpAndDown) {
  auto below = read([&](db::Session& s) { return child_regions(s, 0); });
  EXPECT_EQ(below->size(), 34u);
  below = read([&](db::Session& s) { return child_regions(s, *region_key("450000")); });
  EXPECT_EQ(below->size(), 14u);
  below = read([&](db::Session& s) { return child_regions(s, *region_key("450100")); });
  EXPECT_EQ(below->size(), 12u);  // 横县 is abolished, 横州市 is there
  below = read([&](db::Session& s) { return child_regions(s, *region_key("810000")); });
  EXPECT_EQ(below->size(), 18u);  // counties that lie directly in a province
  put({school_}, day_);
  auto up = read([&](db::Session& s) { return path(s, *region_key("450102") + 2145000001); });
  ASSERT_EQ(up->size(), 5u);
  EXPECT_EQ((*up)[1].name, "广西壮族自治区");
  EXPECT_EQ((*up)[4].name, "民主路小学");
}

TEST_P(Orgs, FindsManyAtOnce) {
  std::vector<std::string> codes;
  std::vector<Key> keys;
  for (int i = 0; i < 1000; ++i) {
    codes.push_back(std::to_string(450000 + i));
    keys.push_back((450000LL + i) * kPerRegion);
  }
  auto by_code = read([&](db::Session& s) { return find_codes(s, codes); });
  auto by_key = read([&](db::Session& s) { return find_keys(s, keys); });
  auto only_names = read([&](db::Session& s) { return names(s, keys); });
  ASSERT_TRUE(by_code.ok() && by_key.ok() && only_names.ok());
  EXPECT_GT(by_code->size(), 40u);
  EXPECT_EQ(by_code->size(), by_key->size());
  EXPECT_EQ((*only_names)[*region_key("450102")], "兴宁区");
}

TEST_P(Orgs, SchoolsAreCreatedChangedAndRenamed) {
  auto out = put({school_}, day_);
  EXPECT_EQ(out[0].what, Change::created);
  EXPECT_EQ(out[0].key, *region_key("450102") + 2145000001);
  EXPECT_EQ(put({school_}, day_)[0].what, Change::unchanged);
  School other = school_;
  other.boarding = true;
  EXPECT_EQ(put({other}, day_)[0].what, Change::changed);
  other.name = "民主路实验小学";
  EXPECT_EQ(put({other}, day_)[0].what, Change::renamed);
  EXPECT_EQ(get(school_.code).name, "民主路实验小学");
  auto found =
      read([&](db::Session& s) { return search(s, {.prefix = "民主路小", .level = Level::school}); });
  ASSERT_EQ(found->size(), 1u);  // by the earlier name
  EXPECT_EQ((*found)[0].name, "民主路实验小学");
  auto there = read([&](db::Session& s) { return members(s, *region_key("450102"), Level::school, day_); });
  EXPECT_EQ(there->size(), 1u);
}

TEST_P(Orgs, AMovedSchoolGoesOnUnderAnotherKey) {
  put({school_}, day_);
  School moved = school_;
  moved.region = "450103";
  const auto out = put({moved}, Date::of(2024, 1, 1));
  EXPECT_EQ(out[0].what, Change::moved);
  EXPECT_EQ(out[0].moved_from, *region_key("450102") + 2145000001);
  const Org now = get(school_.code);
  EXPECT_EQ(now.region_key, *region_key("450103"));
  EXPECT_EQ(now.period.from, Date::of(2024, 1, 1));
  auto old = read([&](db::Session& s) { return find(s, *out[0].moved_from); });
  EXPECT_EQ(old->period.to, Date::of(2024, 1, 1));
  EXPECT_EQ(old->merged_into, now.key);
  EXPECT_EQ(put({school_}, Date::of(2024, 5, 1))[0].what, Change::moved);  // and back
  EXPECT_EQ(get(school_.code).region_key, *region_key("450102"));
}

TEST_P(Orgs, RefusesARowWithAllItsErrorsAndKeepsTheOthers) {
  School bad = school_;
  bad.code = "12";
  bad.name = "";
  bad.region = "450127";
  bad.stages = ";";
  bad.area = "mars";
  School high = school_;
  high.code = "2145000002";
  high.region = "450000";
  const auto out = put({bad, school_, high}, day_);
  EXPECT_EQ(out[0].what, Change::refused);
  ASSERT_EQ(out[0].errors.size(), 5u);
  EXPECT_NE(out[0].errors[2].detail.find("450181"), std::string::npos);
  EXPECT_EQ(out[1].what, Change::created);
  EXPECT_EQ(out[2].errors[0].reason, "orgs.region_too_high");
  School twice = school_;
  twice.code = "2145000003";
  School again = twice;
  again.name = "另一个名字";
  const auto two = put({twice, twice, again}, day_);
  EXPECT_EQ(two[1].what, Change::unchanged);
  EXPECT_EQ(two[2].errors[0].reason, "orgs.twice");
  const auto repeated = put({twice, again}, day_);  // the same sheet again: the same answer
  EXPECT_EQ(repeated[0].what, Change::unchanged);
  EXPECT_EQ(repeated[1].errors[0].reason, "orgs.twice");
}

TEST_P(Orgs, InstitutionsGetTheirNumbersInOrder) {
  const std::vector<Institution> rows{{"JG-A", "南宁市教师发展中心", "development_center", "450100", {}, {}},
                                      {"JG-B", "广西师范大学", "university", "450000", {}, {}},
                                      {"JG-C", "南宁市教科所", "research_office", "450100", {}, {}},
                                      {"450100", "坏代码", "nonsense", "450100", {}, {}}};
  auto done = database().write([&](db::Session& s) { return put_institutions(s, rows, day_); });
  ASSERT_TRUE(done.ok()) << done.error().note;
  EXPECT_EQ((*done)[0].key, *region_key("450100") + 1);
  EXPECT_EQ((*done)[1].key, *region_key("450000") + 1);
  EXPECT_EQ((*done)[2].key, *region_key("450100") + 2);
  EXPECT_EQ((*done)[3].errors.size(), 2u);
  const std::vector<Institution> more{{"JG-D", "又一个", "provider", "450100", {}, {}}, rows[0]};
  done = database().write([&](db::Session& s) { return put_institutions(s, more, day_); });
  EXPECT_EQ((*done)[0].key, *region_key("450100") + 3);
  EXPECT_EQ((*done)[1].what, Change::unchanged);
}

TEST_P(Orgs, ClosesAndMerges) {
  School other = school_;
  other.code = "2145000002";
  put({school_, other}, day_);
  const Key a = get(school_.code).key;
  const Key b = get(other.code).key;
  auto done = database().write([&](db::Session& s) { return merge(s, a, b, Date::of(2024, 9, 1)); });
  ASSERT_TRUE(done.ok()) << done.error().note;
  EXPECT_EQ(get(school_.code).merged_into, b);
  done = database().write([&](db::Session& s) { return close(s, a, Date::of(2025, 9, 1)); });
  EXPECT_EQ(done.error().reason, "orgs.already_closed");
  done = database().write([&](db::Session& s) { return merge(s, b, b, day_); });
  EXPECT_EQ(done.error().reason, "orgs.merge_same");
  done = database().write([&](db::Session& s) { return close(s, *region_key("450102"), day_); });
  EXPECT_EQ(done.error().reason, "orgs.region_stays");
}

TEST_P(Orgs, FlagsDoNotOverlapThemselves) {
  auto flag = [&](Date from, Date to) {
    return database().write(
        [&](db::Session& s) { return put_flag(s, *region_key("450102"), "key_county", {from, to}); });
  };
  EXPECT_EQ(*flag(Date::of(2021, 1, 1), Date::of(2023, 1, 1)), Put::created);
  EXPECT_EQ(*flag(Date::of(2021, 1, 1), Date::of(2023, 1, 1)), Put::unchanged);
  EXPECT_EQ(*flag(Date::of(2021, 1, 1), Date::of(2024, 1, 1)), Put::changed);
  EXPECT_EQ(flag(Date::of(2023, 6, 1), kOpenEnd).error().reason, "orgs.flag_overlap");
  EXPECT_EQ(*flag(Date::of(2024, 1, 1), kOpenEnd), Put::created);
}

XT_BOTH_ENGINES(Orgs);

}  // namespace
}  // namespace xt::orgs
