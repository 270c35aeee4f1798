#include <gtest/gtest.h>

#include "test_people.h"

namespace xt::people {
namespace {

using testing::row_of;

class Reads : public testing::PeopleTest {};

TEST_P(Reads, TheSchoolOfTheDayDecidesWhoMaySee) {
  TeacherRow row = row_of(1);
  const Id id = put({row})[0].teacher;
  const auto org_on = [&](Date on) { return read([&](db::Session& s) { return org_of(s, id, on); }); };
  EXPECT_EQ(org_on(testing::kAsOf), testing::kSchoolA);
  EXPECT_EQ(org_on(Date::of(2000, 1, 1)), testing::kSchoolA)
      << "who has not begun belongs to where they will begin";
  row.org_key = testing::kSchoolB;
  row.arrived = Date::of(2024, 1, 1);
  put({row});
  EXPECT_EQ(org_on(Date::of(2023, 12, 31)), testing::kSchoolA);
  EXPECT_EQ(org_on(Date::of(2024, 1, 1)), testing::kSchoolB);
  row.state = State::retired;
  row.left_on = Date::of(2024, 6, 30);
  put({row});
  EXPECT_EQ(org_on(testing::kAsOf), testing::kSchoolB) << "the last school still answers for who left";
  const auto card = read([&](db::Session& s) { return profile(s, keyring(), id, testing::kAsOf); });
  EXPECT_EQ(card.org_name, "") << "without a school now";
  EXPECT_EQ(database().read([&](db::Session& s) { return org_of(s, 7, testing::kAsOf); }).error().reason,
            "people.no_teacher");
}

TEST_P(Reads, AProfileMasksTheNumber) {
  const TeacherRow row = row_of(1);
  const Id id = put({row})[0].teacher;
  const auto card = read([&](db::Session& s) { return profile(s, keyring(), id, testing::kAsOf); });
  EXPECT_EQ(card.name, row.name);
  EXPECT_EQ(card.id_masked.substr(0, 4), "4510");
  EXPECT_EQ(card.id_masked.substr(4, 12), "************");
  EXPECT_EQ(card.org_code, "2145000001");
  ASSERT_EQ(card.employment.size(), 1U);
  EXPECT_EQ(card.employment[0].value, "第一小学");
  EXPECT_EQ(card.periods.at("title_rank").at(0).value, "second");
  EXPECT_EQ(card.periods.at("full_time").at(0).value, "1");
}

TEST_P(Reads, LabelsComeInTheOrderAsked) {
  const auto ids = put({row_of(1), row_of(2)});
  const std::vector<Id> asked = {ids[1].teacher, 99, ids[0].teacher, ids[1].teacher};
  const auto found = read([&](db::Session& s) { return labels(s, asked, testing::kAsOf); });
  ASSERT_EQ(found.size(), 4U);
  EXPECT_EQ(found[0].name, row_of(2).name);
  EXPECT_EQ(found[0].org_name, "第一小学");
  EXPECT_EQ(found[1].id, 0);
  EXPECT_EQ(found[2].name, row_of(1).name);
  EXPECT_EQ(found[3].id, ids[1].teacher);
  const auto before = read([&](db::Session& s) { return labels(s, asked, Date::of(2000, 1, 1)); });
  EXPECT_EQ(before[0].name, row_of(2).name);
  EXPECT_EQ(before[0].org_code, "");
  const auto elsewhere = read([&](db::Session& s) {
    return labels(s, asked, testing::kAsOf, KeyRange{testing::kSchoolB, testing::kSchoolB + 1});
  });
  EXPECT_EQ(elsewhere[0].id, 0) << "outside the scope a person has no name";
}

XT_BOTH_ENGINES(Reads);

}  // namespace
}  // namespace xt::people
