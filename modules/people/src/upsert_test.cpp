#include <thread>

#include <gtest/gtest.h>

#include "db/testing.h"
#include "people/people.h"

#include "store.h"
#include "test_people.h"

namespace xt::people {
namespace {

using testing::row_of;

class People : public testing::PeopleTest {};

TEST_P(People, AreCreatedFoundAndLeftAlone) {
  const std::vector<TeacherRow> rows = {row_of(1), row_of(2), row_of(1)};
  const auto first = put(rows);
  EXPECT_EQ(first[0].what, Change::created);
  EXPECT_EQ(first[1].what, Change::created);
  EXPECT_EQ(first[2].what, Change::unchanged) << "the same person twice in one call";
  EXPECT_EQ(first[0].teacher, first[2].teacher);
  for (const auto& outcome : put(rows)) EXPECT_EQ(outcome.what, Change::unchanged);
  const std::vector<std::string> hashes = {lookup_hash(keyring(), rows[1].identity), std::string(64, '0')};
  const auto found = read([&](db::Session& s) { return find(s, hashes); });
  EXPECT_EQ(found[0].id, first[1].teacher);
  EXPECT_EQ(found[0].name, rows[1].name);
  EXPECT_EQ(found[1].id, 0);
}

TEST_P(People, ADryRunWritesNothing) {
  const std::vector<TeacherRow> rows = {row_of(1)};
  const auto dry = write([&](db::Session& s) { return upsert(s, keyring(), rows, {testing::kAsOf, true}); });
  EXPECT_EQ(dry[0].what, Change::created);
  EXPECT_EQ(dry[0].teacher, 0);
  EXPECT_EQ(put(rows)[0].what, Change::created);
}

TEST_P(People, ARefusedRowLeavesTheOthers) {
  std::vector<TeacherRow> rows = {row_of(1), row_of(2), row_of(3)};
  rows[1].name.clear();
  const auto outcomes = put(rows);
  EXPECT_EQ(outcomes[0].what, Change::created);
  EXPECT_EQ(outcomes[1].what, Change::refused);
  EXPECT_EQ(outcomes[1].errors.at(0).reason, "people.name_empty");
  EXPECT_EQ(outcomes[2].what, Change::created);
}

TEST_P(People, TransfersAndHonoursSurviveStorage) {
  TeacherRow row = row_of(1);
  row.designations = *parse_designations("县:骨干教师@2022-01-01;市:学科带头人@2024-03-01~2027-02-28");
  const Id id = put({row})[0].teacher;
  row.org_key = testing::kSchoolB;
  row.arrived = Date::of(2023, 9, 1);
  row.title_rank = "first";
  EXPECT_EQ(put({row})[0].what, Change::changed);
  EXPECT_EQ(put({row})[0].what, Change::unchanged);
  const auto jobs = read([&](db::Session& s) { return employments(s, std::vector<Id>{id}); });
  ASSERT_EQ(jobs.size(), 2U);
  EXPECT_EQ(jobs[0].period.to, Date::of(2023, 9, 1));
  EXPECT_EQ(jobs[1].org_key, testing::kSchoolB);
  const auto records = read([&](db::Session& s) { return load(s, std::vector<Id>{id}); });
  EXPECT_EQ(records.at(0).periods.at("title_rank").spans().size(), 2U);
  EXPECT_EQ(records.at(0).honours.size(), 2U);
}

TEST_P(People, TheNumberIsNowhereInClear) {
  const TeacherRow row = row_of(1);
  const Id id = put({row})[0].teacher;
  const auto records = read([&](db::Session& s) { return load(s, std::vector<Id>{id}); });
  EXPECT_EQ(records.at(0).id_cipher.find(row.identity.number), std::string::npos);
  const auto clear = read([&](db::Session& s) { return reveal(s, keyring(), std::vector<Id>{id, 7}); });
  EXPECT_EQ(clear, (std::vector<std::string>{row.identity.number, ""}));
  const auto kinds = read([&](db::Session& s) { return id_kinds(s, std::vector<Id>{id, 7}); });
  EXPECT_EQ(kinds, (std::vector<std::string>{"resident_id", ""}));
}

TEST_P(People, ManyAtOnceAndAgain) {
  std::vector<TeacherRow> rows;
  for (int i = 0; i < 3000; ++i) rows.push_back(row_of(i));
  for (const auto& outcome : put(rows)) ASSERT_EQ(outcome.what, Change::created);
  for (int i = 0; i < 3000; i += 3) rows[i].title_rank = "senior";
  const auto again = put(rows);
  for (int i = 0; i < 3000; ++i)
    ASSERT_EQ(again[i].what, i % 3 == 0 ? Change::changed : Change::unchanged) << i;
  std::size_t count = 0;
  std::string last;
  ASSERT_TRUE(database()
                  .read([&](db::Session& s) {
                    return each_identity(s, [&](std::string_view hash, Id) {
                      EXPECT_LT(last, hash);
                      last = hash;
                      ++count;
                      return true;
                    });
                  })
                  .ok());
  EXPECT_EQ(count, 3000U);
}

// Two imports of the same new people at the same time: everybody is there once, and neither import fails.
TEST_P(People, RacingImportsCreateEverybodyOnce) {
  std::vector<TeacherRow> rows;
  for (int i = 0; i < 500; ++i) rows.push_back(row_of(i));
  const auto other = testing::open(url());
  std::vector<UpsertOutcome> outcomes[2];
  {
    std::jthread one([&] { outcomes[0] = put(rows); });
    std::jthread two([&] { outcomes[1] = testing::put(*other, keyring(), rows); });
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    ASSERT_EQ(outcomes[0][i].teacher, outcomes[1][i].teacher);
    ASSERT_NE(outcomes[0][i].what, outcomes[1][i].what);
  }
}

XT_BOTH_ENGINES(People);

}  // namespace
}  // namespace xt::people
