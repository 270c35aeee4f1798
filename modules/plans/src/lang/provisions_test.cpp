// What filters, measures and provisions compile to.
#include <gtest/gtest.h>

#include "lang/dump.h"
#include "plans/compile.h"

namespace xt::plans {
namespace {

const char* const kSource = "教师不少于360学时。";

Compiled provision(const std::string& lines) {
  return compile("plan.toml",
                 "[plan]\nid = 'p'\ntitle = 't'\nregion = '450000'\nfrom = 2021-01-01\nto = 2025-12-31\n"
                 "[[provision]]\nid = 'a'\ntitle = 't'\nquote = '不少于360学时'\n" +
                     lines,
                 kSource);
}

Provision good(const std::string& lines) {
  Compiled compiled = provision(lines);
  EXPECT_TRUE(compiled.ok()) << lines << "\n"
                             << (compiled.ok() ? "" : to_text(compiled.diagnostics.front(), false));
  return compiled.ok() ? compiled.plan->provisions[0] : Provision{};
}

struct Row {
  const char* text;
  const char* compiled;
};
void PrintTo(const Row& row, std::ostream* out) {
  *out << row.text;
}

class Filters : public ::testing::TestWithParam<Row> {};

TEST_P(Filters, Compile) {
  const Provision p = good(std::string("entity = 'teacher'\nmeasure = 'hours()'\nat_least = 1\nwhere = \"") +
                           GetParam().text + "\"\n");
  ASSERT_FALSE(p.populations.empty());
  EXPECT_EQ(dump(p.populations[0].where), GetParam().compiled);
}

INSTANTIATE_TEST_SUITE_P(
    Teacher, Filters,
    ::testing::Values(
        Row{"full_time", "teacher.full_time"}, Row{"full_time = false", "teacher.full_time=0"},
        Row{"专任 = '是'", "teacher.full_time=1"}, Row{"stage = 'primary'", "teacher.stage=primary"},
        Row{"学段 = '小学'", "teacher.stage=primary"}, Row{"school.stage = '小学'", "school.stage=primary"},
        Row{"学校.学段 != '初中'", "school.stage!=junior"},
        Row{"subject in ('体育', '音乐', 'art')", "teacher.subject in pe,music,art"},
        Row{"age >= 50 and not sex = '女'", "(all teacher.age>=50 (not teacher.sex=female))"},
        // and binds tighter than or; parentheses turn it.
        Row{"full_time or age < 30 and age > 20",
            "(any teacher.full_time (all teacher.age<30 teacher.age>20))"},
        Row{"(full_time or age < 30) and age > 20",
            "(all (any teacher.full_time teacher.age<30) teacher.age>20)"},
        Row{"not not full_time", "(not (not teacher.full_time))"},
        // One designation period for all tests of one `and` group, wherever they stand in it.
        Row{"designation = 'backbone'", "(same-designation teacher.designation=backbone)"},
        Row{"designation = 'backbone' and designation_level = 'city'",
            "(same-designation teacher.designation=backbone teacher.designation_level=city)"},
        Row{"designation = 'backbone' and full_time and designation_level = '市'",
            "(all (same-designation teacher.designation=backbone teacher.designation_level=city) "
            "teacher.full_time)"},
        // Parentheses bound the group, or separates groups, not negates existence.
        Row{"designation = 'backbone' and (designation_level = 'city')",
            "(all (same-designation teacher.designation=backbone) (same-designation "
            "teacher.designation_level=city))"},
        Row{"designation = 'master' or designation_level = 'city'",
            "(any (same-designation teacher.designation=master) (same-designation "
            "teacher.designation_level=city))"},
        Row{"not (designation = 'master' and designation_level = 'city')",
            "(not (same-designation teacher.designation=master teacher.designation_level=city))"},
        Row{"designation = 'master' and not designation_level = 'city'",
            "(all (same-designation teacher.designation=master) (not (same-designation "
            "teacher.designation_level=city)))"},
        // Order of words becomes a list.
        Row{"title_rank >= 'senior'", "teacher.title_rank in senior,professor"},
        Row{"title_rank < '二级'", "teacher.title_rank in none,third"},
        Row{"designation_level <= 'city'",
            "(same-designation teacher.designation_level in nation,province,city)"}));

class Measures : public ::testing::TestWithParam<Row> {};

TEST_P(Measures, Compile) {
  const Provision p = good(std::string("entity = 'county'\nwindow = 'year'\nat_least = 1\nmeasure = \"") +
                           GetParam().text + "\"\n");
  ASSERT_TRUE(p.measure);
  EXPECT_EQ(dump(*p.measure), GetParam().compiled);
}

INSTANTIATE_TEST_SUITE_P(
    County, Measures,
    ::testing::Values(
        Row{"hours()", "(hours)"}, Row{"学时(培训方式 = '远程培训')", "(hours entry.mode=online)"},
        Row{"hours(mode = 3 and stage = 'junior')", "(hours (all entry.mode=online teacher.stage=junior))"},
        Row{"records(level in ('国家级', 20))", "(records entry.level in nation,province)"},
        Row{"records(level <= 30)", "(records entry.level in nation,province,city)"},
        Row{"items(studio)", "(items studio)"}, Row{"items('名师工作室')", "(items studio)"},
        Row{"items(名师工作室, 级别 = '省级')", "(items studio item.level=province)"},
        Row{"items(pairing, owner = 'person' and partner)",
            "(items pairing (all item.owner_kind=person item.partner))"},
        Row{"items(pairing, owner in ('个人', 'programme'))",
            "(items pairing item.owner_kind in person,programme)"},
        Row{"items(pairing, owner = '4501000001')", "(items pairing item.owner=4501000001)"},
        Row{"money(training) / money(payroll)", "(/ (money training) (money payroll))"},
        Row{"money(programme, payer = 'city' and year >= 2021)",
            "(money programme (all money.payer=city money.year>=2021))"},
        Row{"weeks(sessions() >= 1) / weeks()", "(/ (weeks (>= (sessions) 1)) (weeks))"},
        Row{"sessions(形式 = '集体备课' and school.area = '乡村')",
            "(sessions (all session.form=lesson_planning school.area=rural))"},
        Row{"hours() - prev(hours())", "(- (hours) (prev (hours)))"},
        Row{"capped(hours(mode = 'online'), 24 per year)", "(capped 24 (hours entry.mode=online))"},
        Row{"min(hours(), 100, 2 * 3)", "(min (hours) 100 6)"},
        // Numbers are exact and folded; * before +; - is left to right.
        Row{"hours() * 20%", "(* (hours) 1/5)"}, Row{"hours() * 1/3", "(/ (* (hours) 1) 3)"},
        Row{"hours() * (1/3)", "(* (hours) 1/3)"}, Row{"hours() + hours() * 2", "(+ (hours) (* (hours) 2))"},
        Row{"hours() - 1 - 2", "(- (- (hours) 1) 2)"}, Row{"-hours() + 2.5", "(+ (- 0 (hours)) 5/2)"},
        Row{"(hours() >= 1) + (credits() >= 1)", "(+ (>= (hours) 1) (>= (credits) 1))"}));

TEST(Provisions, OneFilterForSeveralEntitiesIsResolvedForEach) {
  const Provision p =
      good("entity = ['school', 'county']\nwhere = 'border_county'\nmeasure = 'hours()'\nat_least = 1\n");
  ASSERT_EQ(p.populations.size(), 2u);
  EXPECT_EQ(dump(p.populations[0].where), "school.border_county");
  EXPECT_EQ(dump(p.populations[1].where), "region.border_county");
}

// Flows go linearly; stocks, ratios and comparisons do not.
TEST(Provisions, PaceFollowsTheMeasure) {
  const auto pace = [](const std::string& measure) {
    return good("entity = 'county'\nwindow = 'year'\nat_least = 1\nmeasure = \"" + measure + "\"\n").pace;
  };
  for (const char* flow : {"hours()", "credits()", "records()", "trained()", "new_items(studio)",
                           "sessions()", "weeks(teachers() >= 1)", "weeks(hours() / teachers() >= 1)",
                           "capped(hours(), 24 per year)", "hours() * 2 + hours()", "min(hours(), 10)"}) {
    EXPECT_EQ(pace(flow), Pace::linear) << flow;
  }
  for (const char* stock :
       {"teachers()", "items(studio)", "partners(pairing)", "money(training)", "prev(hours())", "hours() / 2",
        "trained() / teachers()", "hours() + prev(hours())", "hours() >= 2", "submitted(filing)"}) {
    EXPECT_EQ(pace(stock), Pace::none) << stock;
  }
  EXPECT_EQ(good("entity = 'county'\nmeasure = 'hours()'\nat_least = 1\npace = 'none'\n").pace, Pace::none);
}

TEST(Provisions, Defaults) {
  const Provision p = good("entity = 'teacher'\nmeasure = 'hours()'\nat_least = 360\n");
  EXPECT_EQ(p.strength, Strength::must);
  EXPECT_EQ(p.window.kind, WindowKind::plan);
  EXPECT_EQ(p.required_share, Rational(1));
  EXPECT_EQ(p.first, Date::of(2021, 1, 1));
  EXPECT_EQ(p.last, Date::of(2025, 12, 31));
  EXPECT_EQ(p.nth, 1);
  EXPECT_FALSE(p.prorate);
  EXPECT_TRUE(p.judged());
  EXPECT_EQ(std::string(kSource).substr(p.range.begin, p.range.end - p.range.begin), "不少于360学时");
}

TEST(Provisions, TargetsAreExact) {
  const Provision share =
      good("entity = 'county'\nmeasure = 'money(training) / money(payroll)'\nat_least = '2.5%'\n");
  EXPECT_EQ(share.low, *Rational::of(1, 40));
  EXPECT_EQ(share.target_text, "≥ 2.5%");
  const Provision third =
      good("entity = 'county'\nmeasure = 'money(training) / money(payroll)'\nat_most = '1/3'\n");
  EXPECT_EQ(third.high, *Rational::of(1, 3));
  const Provision both =
      good("entity = 'county'\nmeasure = 'teachers()'\nbetween = [1, 2]\nrequired_share = 0.9\n");
  EXPECT_EQ(both.low, Rational(1));
  EXPECT_EQ(both.high, Rational(2));
  EXPECT_EQ(both.target_text, "1–2");
  EXPECT_EQ(both.required_share, *Rational::of(9, 10));
}

TEST(Provisions, DueDays) {
  const Provision p = good(
      "entity = 'province'\nwindow = 'year'\nmeasure = 'submitted(performance_report)'\nat_least = 1\n"
      "due = '02-last'\ndue_in = {2021 = '05-31', 2022 = '2022-06-30'}\n");
  ASSERT_TRUE(p.due);
  EXPECT_EQ(p.due->every->month, 2);
  EXPECT_EQ(p.due->every->day, 0);
  EXPECT_EQ(p.due->in_year.at(2021).day, 31);
  EXPECT_EQ(p.due->in_year.at(2022).date, Date::of(2022, 6, 30));
  const Provision month = good(
      "entity = 'province'\nwindow = 'month'\nmeasure = 'submitted(filing)'\nat_least = 1\ndue = '15'\n");
  EXPECT_EQ(month.due->every->month, 0);
  EXPECT_EQ(month.due->every->day, 15);
}

TEST(Provisions, WindowsAndNeeds) {
  const Provision novice = good(
      "entity = 'teacher'\nmeasure = 'hours()'\nat_least = 120\nwindow = {from = 'service_start', months = "
      "12}\n");
  EXPECT_EQ(novice.window.kind, WindowKind::service_start);
  EXPECT_EQ(novice.window.months, 12);
  const Provision wish = good("entity = 'province'\nstrength = 'may'\n");
  EXPECT_FALSE(wish.judged());
  const Provision lacking = good("entity = 'province'\nneeds = '干部考核记录'\n");
  EXPECT_FALSE(lacking.judged());
  EXPECT_EQ(lacking.needs, std::vector<std::string>{"干部考核记录"});
  const Provision year =
      good("entity = 'teacher'\nmeasure = 'hours()'\nat_least = 1\nfrom = 2022-01-01\nto = 2022-12-31\n");
  EXPECT_EQ(year.first, Date::of(2022, 1, 1));
  EXPECT_EQ(year.last, Date::of(2022, 12, 31));
}

TEST(Provisions, PlacesSurviveEscapesAndLines) {
  const Compiled compiled = provision(
      "entity = 'teacher'\nmeasure = \"\"\"\nhours(stage = 'primary'\n  and \\u0061eg > 3)\"\"\"\nat_least = "
      "1\n");
  ASSERT_EQ(compiled.diagnostics.size(), 1u);
  EXPECT_EQ(compiled.diagnostics[0].line, 14);
  EXPECT_EQ(compiled.diagnostics[0].column, 7);
}

TEST(Provisions, BodiesBoundWhereQuotesAreFound) {
  const std::string source = "目录 不少于9学时\n正文。不少于9学时,不少于9学时。\n附件 不少于9学时\n结束";
  const std::string head =
      "[plan]\nid = 'p'\ntitle = 't'\nregion = '450000'\nfrom = 2021-01-01\nto = 2025-12-31\n"
      "[[body]]\nbegin = '正文'\nend = '学时。'\n[[body]]\nbegin = '附件'\nend = '学时'\n"
      "[[provision]]\nid = 'a'\ntitle = 't'\nentity = 'teacher'\nstrength = 'may'\nquote = '不少于9学时'\n";
  const auto begin = [&](const std::string& nth) {
    const Compiled compiled = compile("plan.toml", head + nth, source);
    return compiled.ok() ? compiled.plan->provisions[0].range.begin : std::string::npos;
  };
  const std::size_t body = source.find("正文");
  const std::size_t first = source.find("不少于", body);
  EXPECT_EQ(begin("nth = 1"), first);
  EXPECT_EQ(begin("nth = 2"), source.find("不少于", first + 1));
  EXPECT_EQ(begin("nth = 3"), source.find("不少于", source.find("附件")));
  EXPECT_EQ(begin("nth = 4"), std::string::npos);
}

}  // namespace
}  // namespace xt::plans
