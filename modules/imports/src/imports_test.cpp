// Every kind of sheet against a small region, on both engines: what goes in, what comes back and why.
#include "imports/imports.h"

#include <gtest/gtest.h>

#include "test_imports.h"

namespace xt::imports {
namespace {

using testing::kWei;
using testing::Table;

class Imports : public testing::ImportsTest {};
XT_BOTH_ENGINES(Imports);

const std::vector<std::string> kEntryHeader = {"教师姓名",     "身份证号",     "培训年度",     "培训类别",
                                               "培训项目名称", "培训方式",     "培训开始日期", "培训结束日期",
                                               "培训获得学时", "培训获得学分", "内容类别"};

std::vector<std::string> entry(const std::string& programme, const std::string& from, const std::string& to,
                               const std::string& hours) {
  return {"韦一", "11010519491231002X", "2023", "县级", programme, "集中培训", from, to, hours, "", "师德"};
}

TEST_P(Imports, TheSameSheetAgainChangesNothing) {
  const Table table = {kEntryHeader, entry("师德专题", "2023-03-01", "2023-03-03", "24"),
                       entry("新课标", "2023-04-01", "2023-04-02", "12.5")};
  EXPECT_EQ(good(Kind::entries, table).created, 2);
  const Report again = good(Kind::entries, table);
  EXPECT_EQ(again.created, 0);
  EXPECT_EQ(again.unchanged, 2);
  EXPECT_EQ(count("credits_pub_entry"), 2);
  EXPECT_EQ(count("credits_pub_entry WHERE hours_x100 = 1250 AND category = 'ethics' AND level = 'county'"),
            1);
}

TEST_P(Imports, HeldRowsAreCountedNowhere) {
  good(Kind::entries, {kEntryHeader, entry("师德专题", "2023-03-01", "2023-03-03", "24")});
  const Report report =
      good(Kind::entries, {kEntryHeader, entry("师德专题", "2023-03-02", "2023-03-04", "24"),  // overlaps
                           entry("超时", "2023-05-01", "2023-05-01", "9")});  // 9 hours in a day
  EXPECT_EQ(report.held, 2);
  EXPECT_EQ(count("credits_pub_entry"), 1);
  EXPECT_EQ(report.notices.size(), 2U);
}

TEST_P(Imports, AnEntryWithoutAnEndIsEarnedOnTheLastDayOfItsYear) {
  good(Kind::entries, {kEntryHeader, entry("远程", "", "", "30")});
  EXPECT_EQ(count("credits_pub_entry WHERE earned_on = " + std::to_string(Date::of(2023, 12, 31).days())), 1);
}

TEST_P(Imports, WhereDaysOfPostingAreTrustedTheLastDayIsOne) {
  options.trust_posted_days = true;
  good(Kind::entries, {kEntryHeader, entry("远程", "", "2023-03-03", "30")});
  const std::int64_t known = end_of_day_ms(Date::of(2023, 3, 3)) - 1;
  EXPECT_EQ(count("credits_pub_entry WHERE posted_ms = " + std::to_string(known)), 1);
}

TEST_P(Imports, EntriesComeBackWithTheReason) {
  const auto row = entry("x", "2023-03-01", "2023-03-02", "8");
  const auto with = [&](std::size_t column, const std::string& cell) {
    auto changed = row;
    changed[column] = cell;
    return Table{kEntryHeader, changed};
  };
  using Reasons = std::vector<std::string>;
  EXPECT_EQ(refused(Kind::entries, with(0, "")), Reasons{"教师姓名:imports.missing"});
  EXPECT_EQ(refused(Kind::entries, with(0, "黄二")), Reasons{"教师姓名:imports.name_disagrees"});
  EXPECT_EQ(refused(Kind::entries, with(1, "")), Reasons{"身份证号:imports.missing"});
  EXPECT_EQ(refused(Kind::entries, with(1, "110105194912310021")), Reasons{"身份证号:people.id_check_digit"});
  EXPECT_EQ(refused(Kind::entries, with(1, "450102199003074518")).size(), 1U);
  EXPECT_EQ(refused(Kind::entries, with(2, "二三年")), Reasons{"培训年度:imports.bad_number"});
  EXPECT_EQ(refused(Kind::entries, with(2, "2022")), Reasons{"培训年度:imports.year_disagrees"});
  EXPECT_EQ(refused(Kind::entries, with(3, "乡级")), Reasons{"培训类别:imports.bad_choice"});
  EXPECT_EQ(refused(Kind::entries, with(4, " ")), Reasons{"培训项目名称:imports.missing"});
  EXPECT_EQ(refused(Kind::entries, with(5, "心灵感应")), Reasons{"培训方式:imports.bad_choice"});
  EXPECT_EQ(refused(Kind::entries, with(6, "2023-02-30")), Reasons{"培训开始日期:imports.bad_date"});
  EXPECT_EQ(refused(Kind::entries, with(7, "2023-02-01")), Reasons{"培训结束日期:imports.days_reversed"});
  EXPECT_EQ(refused(Kind::entries, with(8, "八")), Reasons{"培训获得学时:imports.bad_number"});
  EXPECT_EQ(refused(Kind::entries, with(8, "-1")), Reasons{"培训获得学时:imports.out_of_range"});
  EXPECT_EQ(refused(Kind::entries, with(8, "#N/A")).front(), "培训获得学时:imports.error_cell");
  EXPECT_EQ(last_detail.substr(0, 11), "第2行I列");
  EXPECT_EQ(count("credits_pub_entry"), 0);
}

TEST_P(Imports, AMissingColumnReadsNothing) {
  const auto report = take(Kind::entries, {{"教师姓名", "身份证号"}, {"韦一", kWei}});
  ASSERT_FALSE(report.ok());
  EXPECT_EQ(report.error().reason, "sheets.missing_columns");
}

TEST_P(Imports, ADryRunCountsAndKeepsNothing) {
  options.dry_run = true;
  EXPECT_EQ(good(Kind::entries, {kEntryHeader, entry("试", "2023-03-01", "2023-03-02", "8")}).created, 1);
  EXPECT_EQ(count("credits_pub_entry"), 0);
}

TEST_P(Imports, ItemsCoverTheSmallestOrganisationAroundThem) {
  const Table table = {{"类别", "名称", "所属代码", "伙伴代码", "起始日期", "终止日期"},
                       {"名师工作室", "甲工作室", "450102", "", "2023-01-01", ""},
                       {"结对帮扶", "甲乙结对", "2145000001", "2145000002", "2023-09-01", "2024-08-31"}};
  EXPECT_EQ(good(Kind::items, table).created, 2);
  EXPECT_EQ(good(Kind::items, table).unchanged, 2);
  EXPECT_EQ(count("registry_pub_item WHERE partner_key IS NOT NULL"), 1);
  // Both lie in county 450102; studios and pairings are now known there for 2023 and every year since.
  const auto lo = std::to_string(*orgs::region_key("450102"));
  EXPECT_EQ(
      count("registry_pub_coverage WHERE source = 'items' AND kind = 'studio' AND year = 2023 AND key_lo = " +
            lo),
      1);
  EXPECT_EQ(count("registry_pub_coverage WHERE year = 2022"), 0);
}

TEST_P(Imports, ASheetMaySpeakForMoreThanItsRows) {
  options.for_code = "450000";
  options.item_kinds = {"教师教育基地", "studio"};
  options.years = {2021, 2022};
  good(Kind::items, {{"类别", "名称", "所属代码", "起始日期"}, {"名师工作室", "甲", "450102", "2021-05-01"}});
  EXPECT_EQ(count("registry_pub_coverage WHERE source = 'items'"), 4);
  options.for_code = "459999";
  EXPECT_EQ(take(Kind::items,
                 {{"类别", "名称", "所属代码", "起始日期"}, {"名师工作室", "乙", "450102", "2021-05-01"}})
                .error()
                .reason,
            "imports.unknown_org");
}

TEST_P(Imports, NoRowIsAnAnswerOnlyWhereSomebodyGivesIt) {
  const Table none = {{"类别", "名称", "所属代码", "起始日期"}};
  EXPECT_EQ(good(Kind::items, none).notices.back().reason, "imports.empty");
  EXPECT_EQ(count("registry_pub_coverage"), 0);
  EXPECT_EQ(good(Kind::items, {none.front(), {" ", "", "　"}}).rows, 0);
  options.for_code = "450102";
  options.item_kinds = {"studio"};
  options.years = {2023, 2023};
  EXPECT_EQ(good(Kind::items, none).rows, 0);
  EXPECT_EQ(count("registry_pub_coverage WHERE source = 'items' AND kind = 'studio' AND year = 2023"), 1);
}

TEST_P(Imports, ItemsComeBackWithTheReason) {
  const std::vector<std::string> header = {"类别",     "名称",     "所属代码",
                                           "起始日期", "终止日期", "负责人证件号码"};
  using Reasons = std::vector<std::string>;
  EXPECT_EQ(refused(Kind::items, {header, {"飞船", "x", "450102", "2023-01-01", "", ""}}),
            Reasons{"类别:imports.bad_choice"});
  EXPECT_EQ(refused(Kind::items, {header, {"studio", "x", "999999", "2023-01-01", "", ""}}),
            Reasons{"所属代码:imports.unknown_org"});
  EXPECT_EQ(refused(Kind::items, {header, {"studio", "x", "450102", "2023-01-02", "2023-01-01", ""}}),
            Reasons{"终止日期:imports.days_reversed"});
  EXPECT_EQ(refused(Kind::items, {header, {"studio", "x", "450102", "2023-01-02", "", "450102199003074518"}})
                .size(),
            1U);
}

TEST_P(Imports, FundsSpeakForExactlyTheirRows) {
  const Table table = {{"机构代码", "年度", "科目", "口径", "金额(元)"},
                       {"450102", "2023", "教师培训经费", "决算", "1,234.50"},
                       {"450102", "2023", "教职工工资总额", "", "100000"}};
  EXPECT_EQ(good(Kind::funds, table).created, 2);
  EXPECT_EQ(good(Kind::funds, table).unchanged, 2);
  EXPECT_EQ(count("funds_pub_row WHERE account = 'training' AND money_fen = 123450"), 1);
  EXPECT_EQ(count("registry_pub_coverage WHERE source = 'money' AND key_hi = key_lo + 1"), 2);
  using Reasons = std::vector<std::string>;
  EXPECT_EQ(refused(Kind::funds, {table[0], {"450102", "2023", "彩票", "", "1"}}),
            Reasons{"科目:imports.bad_choice"});
  EXPECT_EQ(refused(Kind::funds, {table[0], {"450102", "2023", "payroll", "", "1.234"}}),
            Reasons{"金额:imports.bad_number"});
}

TEST_P(Imports, SessionsCoverTheirSchool) {
  const std::vector<std::string> header = {"学校标识码", "日期",       "形式",
                                           "主题",       "时长(分钟)", "主持人证件号码"};
  EXPECT_EQ(
      good(Kind::sessions, {header, {"2145000001", "2023年9月6日", "集体备课", "分数", "90", kWei}}).created,
      1);
  EXPECT_EQ(count("registry_pub_coverage WHERE source = 'sessions' AND year = 2023"), 1);
  using Reasons = std::vector<std::string>;
  EXPECT_EQ(refused(Kind::sessions, {header, {"2145000001", "2023-09-07", "集体备课", "", "0", ""}}),
            Reasons{"时长:imports.out_of_range"});
}

TEST_P(Imports, FlagsAndCalendars) {
  const std::vector<std::string> flags = {"地区代码", "标记", "起始日期", "终止日期"};
  EXPECT_EQ(good(Kind::flags, {flags, {"450681", "边境县", "2021-01-01", ""}}).created, 1);
  EXPECT_EQ(count("orgs_pub_flag WHERE flag = 'border_county'"), 1);
  const std::vector<std::string> terms = {"地区代码", "学年", "学期", "开始日期", "结束日期"};
  EXPECT_EQ(
      good(Kind::calendar, {terms, {"450000", "2023-2024", "秋季", "2023-09-01", "2024-01-20"}}).created, 1);
  using Reasons = std::vector<std::string>;
  EXPECT_EQ(refused(Kind::calendar, {terms, {"450000", "23", "1", "2023-09-01", "2024-01-20"}}),
            Reasons{"学年:imports.bad_school_year"});
  EXPECT_EQ(refused(Kind::calendar, {terms, {"450000", "2023", "3", "2023-09-01", "2024-01-20"}}),
            Reasons{"学期:imports.bad_choice"});
}

TEST_P(Imports, SchoolsAndTeachersComeBackWithTheReason) {
  const std::vector<std::string> schools = {"学校标识码", "学校名称", "所属地区代码", "学段", "城乡类型"};
  using Reasons = std::vector<std::string>;
  EXPECT_EQ(refused(Kind::schools, {schools, {"2145000009", "x", "450102", "大学", "城区"}}),
            Reasons{"学段:imports.bad_choice"});
  EXPECT_EQ(refused(Kind::schools, {schools, {"2145000009", "x", "450102", "小学", ""}}),
            Reasons{"城乡类型:imports.missing"});
  const std::vector<std::string> teachers = {"姓名",     "证件号码", "学校标识码", "学段",
                                             "从教日期", "状态",     "荣誉称号"};
  EXPECT_EQ(refused(Kind::teachers, {teachers, {"甲", kWei, "2145999999", "小学", "2020-09-01", "", ""}}),
            Reasons{"学校标识码:imports.unknown_org"});
  EXPECT_EQ(refused(Kind::teachers, {teachers, {"甲", kWei, "2145000001", "小学", "2020-09-01", "升天", ""}}),
            Reasons{"状态:imports.bad_choice"});
  EXPECT_EQ(refused(Kind::teachers,
                    {teachers, {"甲", kWei, "2145000001", "小学", "2020-09-01", "", "宇宙:骨干教师@2022"}})
                .size(),
            1U);
}

TEST_P(Imports, ASexThatDiffersFromTheNumberIsARemark) {
  const std::vector<std::string> header = {"姓名", "证件号码", "性别", "学校标识码", "学段", "从教日期"};
  // …002X: an even order, female.
  const Report report =
      good(Kind::teachers, {header, {"韦一", kWei, "男", "2145000001", "小学", "2010-09-01"}});
  EXPECT_EQ(report.rejected, 0);
  ASSERT_EQ(report.notices.size(), 1U);
  EXPECT_EQ(report.notices[0].reason, "imports.sex_differs");
}

TEST_P(Imports, EverySheetHasATemplate) {
  for (const Kind kind : all_kinds()) {
    EXPECT_GE(columns_of(kind).size(), 4U) << kind_name(kind);
    EXPECT_EQ(parse_kind(kind_name(kind)), kind);
  }
}

}  // namespace
}  // namespace xt::imports
