#include "people/names.h"

#include "people/corrections.h"

#include "test_people.h"

namespace xt::people {
namespace {

using testing::kAsOf;
using testing::kCounty;
using testing::kSchoolA;
using testing::kSchoolB;

class Names : public testing::PeopleTest {
 protected:
  std::vector<UpsertOutcome> hire(const std::vector<std::string>& names) {
    std::vector<TeacherRow> rows;
    for (const std::string& name : names) {
      rows.push_back(testing::row_of(static_cast<int>(rows.size())));
      rows.back().name = name;
    }
    return put(rows);
  }
  std::vector<std::string> found(std::string_view typed, KeyRange scope = kCounty, Date on = kAsOf,
                                 int limit = 10) {
    std::vector<std::string> out;
    for (const Label& one : read([&](db::Session& s) { return find_names(s, typed, scope, on, limit); }))
      out.push_back(one.name);
    return out;
  }
};
using List = std::vector<std::string>;

TEST_P(Names, AreFoundByCharactersPinyinAndInitials) {
  hire({"张伟", "张伟强", "曾国平", "吕梅", "王伟"});
  EXPECT_EQ(found("张伟"), (List{"张伟", "张伟强"}));
  EXPECT_EQ(found("zhangwei"), (List{"张伟", "张伟强"}));
  EXPECT_EQ(found(" Zhang Wei "), (List{"张伟", "张伟强"}));
  EXPECT_EQ(found("zw"), (List{"张伟", "张伟强"}));
  EXPECT_EQ(found("zgp"), (List{"曾国平"}));
  EXPECT_EQ(found("zeng"), (List{"曾国平"})) << "the surname's own reading";
  EXPECT_EQ(found("ceng"), (List{"曾国平"})) << "and the common one";
  EXPECT_EQ(found("lv"), (List{"吕梅"}));
  EXPECT_EQ(found("張偉"), (List{"张伟", "张伟强"}));
  EXPECT_EQ(found("zw", kCounty, kAsOf, 1), (List{"张伟"}));
}

TEST_P(Names, NothingReadableFindsNobody) {
  hire({"张伟"});
  for (const char* typed : {"", "  ", "%", "zhangwei%", "\xff\xfe", "'; --"})
    EXPECT_EQ(found(typed), List()) << typed;
  EXPECT_EQ(found(std::string(500, 'z')), List());
}

TEST_P(Names, StayInsideTheScopeOfTheDay) {
  const auto hired = hire({"张伟"});
  TeacherRow moved = testing::row_of(0);
  moved.name = "张伟";
  moved.org_key = kSchoolB;
  moved.arrived = Date::of(2024, 9, 1);
  put({moved});
  const KeyRange a{kSchoolA, kSchoolA + 1};
  const KeyRange b{kSchoolB, kSchoolB + 1};
  EXPECT_EQ(found("zw", a, Date::of(2024, 8, 31)), (List{"张伟"}));
  EXPECT_EQ(found("zw", a, Date::of(2024, 9, 1)), List());
  EXPECT_EQ(found("zw", b, Date::of(2024, 9, 1)), (List{"张伟"}));
  EXPECT_EQ(found("zw", {kCounty.hi, kCounty.hi + 100}), List());
}

TEST_P(Names, FollowRenamesMergesAndMovedSchools) {
  const auto hired = hire({"张伟", "李伟"});
  TeacherRow renamed = testing::row_of(0);
  renamed.name = "章伟";
  put({renamed});
  EXPECT_EQ(found("张伟"), List());
  EXPECT_EQ(found("章伟"), (List{"章伟"}));

  CorrectionOptions options;
  options.dry_run = false;
  options.reason = "同一人";
  write([&](db::Session& s) { return merge(s, hired[0].teacher, hired[1].teacher, options); });
  EXPECT_EQ(found("liwei"), List());
  EXPECT_EQ(found("zhangwei"), (List{"章伟"}));

  const Date day = Date::of(2024, 10, 1);
  write([&](db::Session& s) { return move_employments(s, kSchoolA, kSchoolB, day); });
  EXPECT_EQ(found("zhangwei", {kSchoolB, kSchoolB + 1}, day), (List{"章伟"}));
  EXPECT_EQ(found("zhangwei", {kSchoolA, kSchoolA + 1}, day), List());
}

TEST_P(Names, AreBuiltAnewOnceAndWhenAsked) {
  hire({"张伟", "任盈盈"});
  const auto clear = [&] {
    write([&](db::Session& s) { return s.exec(db::Sql{"DELETE FROM people_find"}); });
  };
  clear();
  EXPECT_EQ(found("zw"), List());
  EXPECT_EQ(testing::must(build_names(database())), 2);
  EXPECT_EQ(found("zw"), (List{"张伟"}));
  EXPECT_EQ(found("renyingying"), (List{"任盈盈"}));
  clear();
  EXPECT_EQ(testing::must(build_names(database())), 0) << "in order by its edition";
  EXPECT_EQ(testing::must(build_names(database(), true)), 2);
  EXPECT_EQ(found("zw"), (List{"张伟"}));
}

XT_BOTH_ENGINES(Names);

}  // namespace
}  // namespace xt::people
