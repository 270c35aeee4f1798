#include <gtest/gtest.h>

#include "rules/convert.h"

namespace xt::rules {
namespace {

Achievement training() {
  Achievement a;
  a.region = "450102";
  a.mode = "in_person";
  a.level = "county";
  a.from = Date::of(2024, 3, 4);
  a.to = Date::of(2024, 3, 6);
  a.claimed_hours_x100 = 1850;
  return a;
}

TEST(PlainRule, CountsHoursAsClaimed) {
  const auto c = convert(Book(), training());
  ASSERT_TRUE(c.ok()) << c.error().reason;
  EXPECT_EQ(c->hours_x100, 1850);
  EXPECT_EQ(c->credits_x100, 0);
  EXPECT_EQ(c->rule, "plain@0#as-claimed");
  EXPECT_EQ(c->rule_id, "plain");
  EXPECT_EQ(c->needs, (std::vector<std::string>{"school", "county"}));
  EXPECT_FALSE(c->capped);
  ASSERT_GE(c->lines.size(), 2u);
  EXPECT_NE(c->lines[1].zh.find("申报学时 18.5 = 18.5学时"), std::string::npos) << c->lines[1].zh;
  EXPECT_EQ(c->lines.back().hours_x100, 1850);
}

TEST(PlainRule, RefusesWhatCannotBe) {
  Achievement a = training();
  a.region = "guangxi";
  a.kind = "nothing";
  a.to = a.from - 1;
  a.claimed_hours_x100 = -1;
  a.units_x100["absent"] = 5;
  const auto c = convert(Book(), a);
  ASSERT_FALSE(c.ok());
  EXPECT_EQ(c.error().reason, "rules.bad_achievement");
  std::vector<std::string> names;
  for (const FieldError& field : c.error().fields) names.push_back(field.name);
  EXPECT_EQ(names, (std::vector<std::string>{"region", "kind", "to", "claimed_hours", "absent"}));
}

RulePtr rule_of(const std::string& id, const std::string& region, Date first, Date last) {
  Rule rule = *plain_rule();
  rule.id = id;
  rule.version = 1;
  rule.region = region;
  rule.first = first;
  rule.last = last;
  return std::make_shared<const Rule>(std::move(rule));
}

std::vector<std::string> ids(const std::vector<RulePtr>& rules) {
  std::vector<std::string> out;
  for (const RulePtr& rule : rules) out.push_back(rule->id);
  return out;
}

TEST(Book, GoesFromTheCountyToTheNation) {
  const Date y15 = Date::of(2015, 1, 1);
  const Date y20 = Date::of(2020, 12, 31);
  const Book book({rule_of("county", "450102", y15, y20), rule_of("province", "450000", y15, kOpenEnd),
                   rule_of("elsewhere", "370000", y15, kOpenEnd)});
  using Ids = std::vector<std::string>;
  EXPECT_EQ(ids(book.chain("450102", Date::of(2018, 1, 1))), (Ids{"county", "province", "plain"}));
  EXPECT_EQ(ids(book.chain("450102", y20)), (Ids{"county", "province", "plain"}));
  EXPECT_EQ(ids(book.chain("450102", y20 + 1)), (Ids{"province", "plain"}));
  EXPECT_EQ(ids(book.chain("450203", Date::of(2018, 1, 1))), (Ids{"province", "plain"}));
  EXPECT_EQ(ids(book.chain("110101", Date::of(2018, 1, 1))), (Ids{"plain"}));
}

TEST(Book, TheRuleThatBeganLaterCounts) {
  const Book book({rule_of("old", "450000", Date::of(2010, 1, 1), kOpenEnd),
                   rule_of("new", "450000", Date::of(2016, 1, 1), kOpenEnd)});
  EXPECT_EQ(book.chain("450000", Date::of(2015, 12, 31)).front()->id, "old");
  EXPECT_EQ(book.chain("450000", Date::of(2016, 1, 1)).front()->id, "new");
}

TEST(Period, YearsAndCyclesFollowTheRule) {
  Rule rule = *plain_rule();
  rule.year_month = 9;
  rule.cycle_first = Date::of(2016, 9, 1);
  const Date day = Date::of(2023, 8, 31);
  EXPECT_EQ(period_of(rule, Per::year, day), (Period{Date::of(2022, 9, 1), Date::of(2023, 9, 1)}));
  EXPECT_EQ(period_of(rule, Per::cycle, day), (Period{Date::of(2021, 9, 1), Date::of(2026, 9, 1)}));
  EXPECT_EQ(period_of(rule, Per::cycle, Date::of(2016, 8, 31)),
            (Period{Date::of(2011, 9, 1), Date::of(2016, 9, 1)}));
  EXPECT_EQ(period_of(rule, Per::once, day).days(), 1);
}

}  // namespace
}  // namespace xt::rules
