// Rows of the teachers' sheet applied to one person, without a database.
#include <gtest/gtest.h>

#include "rules/apply_row.h"

namespace xt::people {
namespace {

constexpr std::int64_t kOldSchool = 4501020000000001;
constexpr std::int64_t kNewSchool = 4501020000000002;
const Date kAsOf = Date::of(2024, 9, 1);

Date d(int year, int month, int day) {
  return Date::of(year, month, day);
}

TeacherRow teacher() {
  TeacherRow row;
  row.name = "李雷";
  row.identity = *parse_identity(IdKind::resident_id, "11010519491231002X", kAsOf);
  row.org_key = kOldSchool;
  row.stage = "primary";
  row.title_rank = "second";
  row.service_day = d(2010, 9, 1);
  row.arrived = d(2015, 9, 1);
  return row;
}

Record known(const TeacherRow& row = teacher(), Date as_of = d(2021, 1, 1)) {
  Record record;
  EXPECT_TRUE(apply_row(record, row, as_of).empty());
  record.core_changed = record.jobs_changed = record.periods_changed = record.honours_changed = false;
  return record;
}

TEST(Rows, TheFirstKnownHoldsFromTheBeginningOfEmployment) {
  const Record r = known();
  EXPECT_EQ(r.jobs.spans(), (Jobs::Spans{{{d(2015, 9, 1), kOpenEnd}, {kOldSchool, ""}}}));
  EXPECT_EQ(r.periods.at("title_rank").spans().front().period.from, d(2015, 9, 1));
  EXPECT_EQ(r.periods.at("full_time").at(d(2016, 1, 1))->value, "1");
  EXPECT_EQ(r.sex, "female");
  EXPECT_EQ(r.birth_day, d(1949, 12, 31).days());
}

TEST(Rows, EmploymentBeginsWithServiceWhereTheArrivalIsNotTold) {
  TeacherRow row = teacher();
  row.arrived.reset();
  EXPECT_EQ(known(row).jobs.spans().front().period.from, d(2010, 9, 1));
}

TEST(Rows, TheSameRowAgainChangesNothing) {
  Record r = known();
  EXPECT_TRUE(apply_row(r, teacher(), kAsOf).empty());
  EXPECT_FALSE(r.changed());
}

TEST(Rows, ALaterTitleHoldsFromAsOf) {
  Record r = known();
  TeacherRow row = teacher();
  row.title_rank = "first";
  apply_row(r, row, kAsOf);
  EXPECT_TRUE(r.periods_changed);
  EXPECT_EQ(r.periods.at("title_rank").at(kAsOf - 1)->value, "second");
  EXPECT_EQ(r.periods.at("title_rank").at(kAsOf)->value, "first");
}

TEST(Rows, WhatASheetDoesNotTellStays) {
  Record r = known();
  TeacherRow row = teacher();
  row.full_time = false;
  apply_row(r, row, kAsOf);
  row.full_time.reset();
  row.title_rank.clear();
  apply_row(r, row, kAsOf + 30);
  EXPECT_EQ(r.periods.at("full_time").at(kAsOf + 60)->value, "0");
  EXPECT_EQ(r.periods.at("title_rank").at(kAsOf + 60)->value, "second");
}

TEST(Rows, AChangedSchoolIsATransferOnTheDayOfArrival) {
  Record r = known();
  TeacherRow row = teacher();
  row.org_key = kNewSchool;
  row.arrived = d(2023, 9, 1);
  EXPECT_TRUE(apply_row(r, row, kAsOf).empty());
  ASSERT_EQ(r.jobs.spans().size(), 2U);
  EXPECT_EQ(r.jobs.spans()[0].period, (Period{d(2015, 9, 1), d(2023, 9, 1)}));
  EXPECT_EQ(r.jobs.spans()[0].value.end_reason, "transfer");
  EXPECT_EQ(r.jobs.spans()[1].value.org_key, kNewSchool);
  r.jobs_changed = false;
  EXPECT_TRUE(apply_row(r, row, kAsOf).empty());
  EXPECT_FALSE(r.changed());
}

TEST(Rows, ATransferNeedsANewDayOfArrival) {
  Record r = known();
  TeacherRow row = teacher();
  row.org_key = kNewSchool;
  const auto errors = apply_row(r, row, kAsOf);
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors[0].reason, "people.transfer_before_arrival");
  EXPECT_EQ(errors[0].name, "到校日期");
}

TEST(Rows, LeavingEndsTheEmploymentOnceAndForAll) {
  Record r = known();
  TeacherRow row = teacher();
  row.state = State::retired;
  EXPECT_TRUE(apply_row(r, row, kAsOf).empty());
  EXPECT_EQ(r.jobs.spans().back().period.to, kAsOf);  // the last day is the day before --as-of
  EXPECT_EQ(r.jobs.spans().back().value.end_reason, "retired");
  r.jobs_changed = r.periods_changed = false;
  EXPECT_TRUE(apply_row(r, row, kAsOf + 100).empty());
  EXPECT_FALSE(r.changed());
  row.left_on = d(2024, 7, 31);
  EXPECT_TRUE(apply_row(r, row, kAsOf + 100).empty());
  EXPECT_EQ(r.jobs.spans().back().period.to, d(2024, 8, 1));
}

TEST(Rows, LeavingBeforeArrivingIsRefused) {
  Record r;
  TeacherRow row = teacher();
  row.state = State::left;
  const auto errors = apply_row(r, row, d(2015, 9, 1));
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors[0].reason, "people.left_before_arrival");
}

TEST(Rows, SomebodyWhoComesBackGetsANewEmployment) {
  Record r = known();
  TeacherRow row = teacher();
  row.state = State::left;
  row.left_on = d(2022, 8, 31);
  apply_row(r, row, kAsOf);
  row.state = State::active;
  row.left_on.reset();
  ASSERT_EQ(apply_row(r, row, kAsOf).size(), 1U) << "the old day of arrival cannot be the new one";
  row.arrived = d(2023, 9, 1);
  EXPECT_TRUE(apply_row(r, row, kAsOf).empty());
  ASSERT_EQ(r.jobs.spans().size(), 2U);
  EXPECT_EQ(r.jobs.at(d(2023, 1, 1)), nullptr);
  EXPECT_EQ(r.jobs.at(d(2023, 9, 1))->value.org_key, kOldSchool);
}

TEST(Rows, AnOldSheetAfterANewerOneChangesNoEmployment) {
  Record r = known();
  TeacherRow row = teacher();
  row.state = State::retired;
  apply_row(r, row, kAsOf);
  const Jobs after = r.jobs;
  EXPECT_TRUE(apply_row(r, teacher(), d(2021, 1, 1)).empty());
  EXPECT_EQ(r.jobs, after);
}

TEST(Rows, SickLeaveIsAnAbsenceNotAnEnd) {
  Record r = known();
  TeacherRow row = teacher();
  row.state = State::sick;
  apply_row(r, row, kAsOf);
  EXPECT_EQ(r.jobs.last()->period.to, kOpenEnd);
  EXPECT_EQ(r.periods.at("absence").at(kAsOf)->value, "sick");
  row.state = State::active;
  apply_row(r, row, kAsOf + 30);
  EXPECT_EQ(r.periods.at("absence").spans().back().period, (Period{kAsOf, kAsOf + 30}));
}

TEST(Rows, HonoursAreKeptOncePerPeriod) {
  Record r = known();
  TeacherRow row = teacher();
  row.designations = *parse_designations("县:骨干教师@2022-01-01;市:学科带头人@2024-03-01~2027-02-28");
  EXPECT_TRUE(apply_row(r, row, kAsOf).empty());
  EXPECT_EQ(r.honours.size(), 2U);
  r.honours_changed = false;
  apply_row(r, row, kAsOf);
  EXPECT_FALSE(r.changed());
  row.designations = *parse_designations("县:骨干教师@2022-01-01~2023-12-31");
  EXPECT_TRUE(apply_row(r, row, kAsOf).empty());
  EXPECT_EQ((r.honours.at({"backbone", "county"}).spans().front().period),
            (Period{d(2022, 1, 1), d(2024, 1, 1)}));
  row.designations = *parse_designations("县:骨干教师@2023-01-01~2025-12-31");
  const auto errors = apply_row(r, row, kAsOf);
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors[0].reason, "people.designation_overlap");
}

TEST(Rows, HonoursThatFollowEachOtherStayAsTheyAre) {
  Record r = known();
  TeacherRow row = teacher();
  row.designations =
      *parse_designations("县:骨干教师@2020-01-01~2021-12-31;县:骨干教师@2022-01-01~2023-12-31");
  EXPECT_TRUE(apply_row(r, row, kAsOf).empty());
  r.honours_changed = false;
  EXPECT_TRUE(apply_row(r, row, kAsOf).empty());
  EXPECT_FALSE(r.changed());
}

TEST(Designations, AreReadAndWritten) {
  const auto parsed = parse_designations(
      "县：骨干教师＠2022-01-01；自治区:特级教师@2024/3/1～2027年2月28日;;县:骨干教师@2022-01-01");
  ASSERT_TRUE(parsed.ok()) << parsed.error().reason;
  ASSERT_EQ(parsed->size(), 2U);
  EXPECT_EQ((*parsed)[0], (Designation{"backbone", "county", {d(2022, 1, 1), kOpenEnd}}));
  EXPECT_EQ((*parsed)[1], (Designation{"special_grade", "province", {d(2024, 3, 1), d(2027, 3, 1)}}));
  EXPECT_EQ(format_designations(*parsed), "县:骨干教师@2022-01-01;省:特级教师@2024-03-01~2027-02-28");
  EXPECT_TRUE(parse_designations("")->empty());
  EXPECT_EQ((*parse_designations("市:八桂名师@2022-01-01"))[0].designation, "八桂名师");
}

TEST(Designations, AreRefusedInWords) {
  const struct {
    const char* text;
    const char* reason;
  } cases[] = {{"骨干教师@2022-01-01", "people.designation_form"},
               {"县:骨干教师", "people.designation_form"},
               {"乡:骨干教师@2022-01-01", "people.designation_level"},
               {"县:骨干教师@2022-02-30", "people.designation_date"},
               {"县:骨干教师@2022-01-01~x", "people.designation_date"},
               {"县:骨干教师@2022-01-02~2022-01-01", "people.designation_order"},
               {"县:骨干教师@2022-01-01;县:骨干教师@2023-01-01", "people.designation_overlap"}};
  for (const auto& c : cases) {
    const auto parsed = parse_designations(c.text);
    ASSERT_FALSE(parsed.ok()) << c.text;
    EXPECT_EQ(parsed.error().reason, c.reason) << c.text;
    EXPECT_EQ(parsed.error().fields.at(0).name, "荣誉称号");
  }
}

TEST(CheckRow, FindsWhatContradictsItself) {
  TeacherRow row = teacher();
  EXPECT_TRUE(check(row, kAsOf).empty());
  row.name.clear();
  row.sex = "male";
  row.born = d(1950, 1, 1);
  row.service_day = d(1955, 1, 1);
  row.left_on = d(2014, 1, 1);
  row.org_key = 0;
  std::vector<std::string> reasons;
  for (const auto& e : check(row, kAsOf)) reasons.push_back(e.reason);
  EXPECT_EQ(reasons, (std::vector<std::string>{"people.name_empty", "people.service_too_young",
                                               "people.left_before_arrival", "people.left_but_active",
                                               "people.org_empty"}));
  EXPECT_EQ(parse_state("支教"), State::support);
  EXPECT_EQ(parse_state("去世"), State::died);
  EXPECT_EQ(parse_state("不详"), std::nullopt);
}

}  // namespace
}  // namespace xt::people
