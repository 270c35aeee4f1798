// cases.toml: what is read, and what is refused.
#include "plans/cases.h"

#include <gtest/gtest.h>

namespace xt::plans {
namespace {

Plan plan() {
  Plan plan;
  plan.provisions.resize(2);
  plan.provisions[0].id = "hours-cycle";
  plan.provisions[1].id = "weekly";
  return plan;
}

TEST(Cases, ReadsBothWaysOfExpecting) {
  const Cases cases = read_cases("cases.toml", R"(
[world]
schools = "a,b\n"
funds = "shared"
[[case]]
name = "one"
at = 2025-12-31
known = 2026-01-15
under = "450100"
funds = "own"
[case.world]
teachers = "姓名\n"
[case.expect]
hours-cycle = {status = "missed", share = "2/3", value = 2.5, target = "20%", entities = 3, met = 2, missing = ["funds"], entity_status = {"4501" = "met"}}
weekly = "无数据"
[[case]]
name = "two"
at = 2022-01-01
[[case.expect]]
provision = "weekly"
status = "met"
)",
                                 plan());
  ASSERT_TRUE(cases.ok()) << to_text(cases.diagnostics.front(), false);
  ASSERT_EQ(cases.cases.size(), 2u);
  const Case& one = cases.cases[0];
  EXPECT_EQ(one.at, Date::of(2025, 12, 31));
  EXPECT_EQ(one.known, Date::of(2026, 1, 15));
  EXPECT_EQ(one.under, "450100");
  EXPECT_EQ(one.world, (std::map<std::string, std::string>{
                           {"schools", "a,b\n"}, {"funds", "own"}, {"teachers", "姓名\n"}}));
  ASSERT_EQ(one.expect.size(), 2u);
  const Expectation& cycle = one.expect[0];
  EXPECT_EQ(cycle.provision, "hours-cycle");
  EXPECT_EQ(cycle.status, "missed");
  EXPECT_EQ(cycle.share, Rational::of(2, 3));
  EXPECT_EQ(cycle.value, Rational::of(5, 2));
  EXPECT_EQ(cycle.target, Rational::of(1, 5));
  EXPECT_EQ(cycle.entities, 3);
  EXPECT_EQ(cycle.met, 2);
  EXPECT_EQ(cycle.missing, (std::vector<std::string>{"funds"}));
  EXPECT_EQ(cycle.entity_status.at("4501"), "met");
  EXPECT_EQ(one.expect[1].status, "no_data");
  EXPECT_FALSE(one.expect[1].share);
  EXPECT_EQ(cases.cases[1].expect[0].status, "met");
  EXPECT_EQ(cases.cases[1].world.count("teachers"), 0u);
}

struct Row {
  const char* text;
  const char* reason;
  int line;
  const char* fix;
};
void PrintTo(const Row& row, std::ostream* out) {
  *out << row.text;
}

class CaseErrors : public ::testing::TestWithParam<Row> {};

TEST_P(CaseErrors, AreSaid) {
  const Cases cases = read_cases("cases.toml", GetParam().text, plan());
  ASSERT_FALSE(cases.ok());
  EXPECT_TRUE(cases.cases.empty());
  EXPECT_EQ(cases.diagnostics[0].reason, GetParam().reason);
  EXPECT_EQ(cases.diagnostics[0].line, GetParam().line);
  EXPECT_EQ(cases.diagnostics[0].fix, GetParam().fix);
}

#define XT_CASE "[[case]]\nname = 'a'\nat = 2021-01-01\n"
INSTANTIATE_TEST_SUITE_P(
    Table, CaseErrors,
    ::testing::Values(
        Row{"", "missing_key", 1, ""}, Row{"wrld = 1\n" XT_CASE "[case.expect]\n", "unknown_key", 1, "world"},
        Row{"[[case]]\nat = 2021-01-01\n[case.expect]\n", "missing_key", 1, "name"},
        Row{"[[case]]\nname = 'a'\nat = '2021-02-30'\n[case.expect]\n", "impossible_date", 3, ""},
        Row{XT_CASE, "missing_key", 1, "expect"},
        Row{XT_CASE "[case.expect]\nhour-cycle = 'met'\n", "unknown_provision", 5, "hours-cycle"},
        Row{XT_CASE "[case.expect]\nweekly = 'meet'\n", "impossible_value", 5, "met"},
        Row{XT_CASE "[case.expect]\nweekly = {statuss = 'met'}\n", "unknown_key", 5, "status"},
        Row{XT_CASE "[case.expect]\nweekly = {share = 'x'}\n", "bad_number", 5, ""},
        Row{XT_CASE "[case.expect]\nweekly = {missing = 'x'}\n", "wrong_type", 5, ""},
        Row{XT_CASE "[case.world]\nteacher = ''\n[case.expect]\n", "unknown_key", 5, "teachers"},
        Row{XT_CASE "teachers = 3\n[case.expect]\n", "wrong_type", 4, ""},
        Row{XT_CASE "[case.expect]\n" XT_CASE "[case.expect]\n", "duplicate_id", 6, ""}));
#undef XT_CASE

}  // namespace
}  // namespace xt::plans
