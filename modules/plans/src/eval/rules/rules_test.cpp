// The pure rules of "Meaning", by table.
#include <gtest/gtest.h>

#include "eval/rules/age.h"
#include "eval/rules/arith.h"
#include "eval/rules/state.h"
#include "eval/rules/windows.h"

namespace xt::plans::rules {
namespace {

Date d(const char* text) {
  return Date::parse_iso(text).value();
}

// Last days inclusive, as people write them.
Period p(const char* first, const char* last) {
  return {d(first), d(last) + 1};
}

const Timeline kPlan{Date::of(2021, 3, 1), Date::of(2025, 12, 31), 1, 1};

std::string shown(const std::vector<Span>& spans) {
  std::string out;
  for (const Span& span : spans) out += span.first().iso() + ".." + span.last().iso() + " ";
  return out;
}

TEST(Windows, BeginAndEndWithTheCalendarAndThePlan) {
  EXPECT_EQ(shown(windows_begun(kPlan, {WindowKind::year, 0}, d("2022-01-01"), {})),
            "2021-03-01..2021-12-31 2022-01-01..2022-12-31 ");
  EXPECT_EQ(shown(windows_begun(kPlan, {WindowKind::school_year, 0}, d("2021-09-01"), {})),
            "2021-03-01..2021-08-31 2021-09-01..2022-08-31 ");
  EXPECT_EQ(shown(windows_begun(kPlan, {WindowKind::month, 0}, d("2021-04-30"), {})),
            "2021-03-01..2021-03-31 2021-04-01..2021-04-30 ");
  EXPECT_EQ(shown(windows_begun(kPlan, {WindowKind::plan, 0}, d("2021-02-28"), {})), "");
  EXPECT_EQ(shown(windows_begun(kPlan, {WindowKind::term, 0}, d("2021-09-01"),
                                {p("2021-02-20", "2021-07-10"), p("2021-09-01", "2022-01-15")})),
            "2021-03-01..2021-07-10 2021-09-01..2022-01-15 ");
}

TEST(Windows, TheOneBefore) {
  const Span year{p("2021-01-01", "2021-12-31"), p("2021-03-01", "2021-12-31")};
  EXPECT_EQ(window_before(kPlan, WindowKind::year, year, {})->first(), d("2020-01-01"));
  const Span plan{kPlan.period(), kPlan.period()};
  EXPECT_EQ(window_before(kPlan, WindowKind::plan, plan, {})->first(), d("2016-05-01")) << "58 months";
  EXPECT_EQ(window_before(kPlan, WindowKind::plan, plan, {})->last(), d("2021-02-28"));
  EXPECT_FALSE(window_before(kPlan, WindowKind::service_start, year, {}));
}

TEST(Windows, FromEnteringService) {
  EXPECT_EQ(service_window(kPlan, 12, d("2022-09-01")).last(), d("2023-08-31"));
  EXPECT_EQ(service_window(kPlan, 12, d("2024-02-29")).last(), d("2025-02-28"));
  EXPECT_EQ(service_window(kPlan, 6, d("2022-08-31")).last(), d("2023-02-28"));
  EXPECT_EQ(service_window(kPlan, 12, d("2025-09-01")).last(), d("2025-12-31")) << "cut by the plan";
}

TEST(Windows, DueDays) {
  Due february;
  february.every = DueDay{std::nullopt, 2, 0};
  february.in_year[2021] = DueDay{std::nullopt, 5, 31};
  const auto year = [](int y) {
    const Period all{Date::of(y, 1, 1), Date::of(y + 1, 1, 1)};
    return Span{all, all};
  };
  EXPECT_EQ(due_day(february, year(2021)), d("2021-05-31"));
  EXPECT_EQ(due_day(february, year(2023)), d("2023-02-28"));
  EXPECT_EQ(due_day(february, year(2024)), d("2024-02-29"));
  const Span school_year{p("2022-09-01", "2023-08-31"), p("2022-09-01", "2023-08-31")};
  EXPECT_EQ(due_day(february, school_year), d("2023-02-28")) << "the February that lies in it";
  EXPECT_EQ(due_day(std::nullopt, year(2023)), d("2023-12-31"));
}

TEST(Windows, DaysCoveredCountOnce) {
  const Period range = p("2023-01-01", "2023-12-31");
  EXPECT_EQ(days_covered({p("2023-06-01", "2023-06-30"), {d("2020-01-01"), d("2023-02-01")}}, range),
            31 + 30);
  EXPECT_EQ(days_covered({p("2023-01-01", "2023-03-31"), p("2023-03-01", "2023-03-31")}, range), 90);
  EXPECT_EQ(days_covered({{d("2024-01-01"), kOpenEnd}}, range), 0);
  EXPECT_EQ(days_covered({{d("2015-01-01"), kOpenEnd}}, range), 365);
}

TEST(Windows, ATeachingWeekHasItsWednesdayInATerm) {
  const Terms terms{p("2023-09-01", "2024-01-17")};  // Friday to Wednesday
  const Period year = p("2023-09-01", "2024-08-31");
  const auto weeks = teaching_weeks(terms, year, d("2024-08-31"));
  EXPECT_EQ(weeks.front(), d("2023-09-04")) << "the week of the first Friday has one day of school";
  EXPECT_EQ(weeks.back(), d("2024-01-15")) << "three days of school are enough";
  EXPECT_EQ(weeks.size(), 20U);
  EXPECT_TRUE(teaching_weeks(terms, year, d("2023-09-09")).empty()) << "Saturday: the week still runs";
  EXPECT_EQ(teaching_weeks(terms, year, d("2023-09-10")).size(), 1U);
  EXPECT_EQ(teaching_weeks(terms, year, d("2024-01-17")).size(), 20U) << "the term is over, so its week is";
}

TEST(Age, TheBoundIsTheCompletedYear) {
  const Period days = p("2023-01-01", "2025-12-31");
  for (const int years : {0, 1, 4, 22, 60}) {
    const auto steps = days_back(days, years);
    EXPECT_LT(steps.size(), 12U);
    for (Date day = days.from; day < days.to; day = day + 1) {
      std::int64_t back = 0;
      for (const DaysBack& step : steps) {
        if (step.from <= day) back = step.days;
      }
      const Date latest = day - static_cast<int>(back);
      ASSERT_GE(completed_years(latest, day), years) << day.iso() << " " << years;
      ASSERT_LT(completed_years(latest + 1, day), years) << day.iso() << " " << years;
    }
  }
}

TEST(States, OfAnEntity) {
  const Rational ten(10);
  const Clock running{false, 100, 50}, over{true, 100, 100};
  const Target floor{Comparison::at_least, ten, {}}, ceiling{Comparison::at_most, {}, ten};
  const Target both{Comparison::between, Rational(5), ten};
  const struct {
    Target target;
    Pace pace;
    Clock clock;
    std::optional<int> value;
    State expected;
  } kRows[] = {
      {floor, Pace::linear, running, 10, State::met},
      {floor, Pace::linear, running, 5, State::on_track},
      {floor, Pace::linear, running, 4, State::behind},
      {floor, Pace::none, running, 9, State::behind},
      {floor, Pace::linear, over, 9, State::missed},
      {floor, Pace::linear, over, 10, State::met},
      {ceiling, Pace::none, running, 10, State::on_track},
      {ceiling, Pace::none, running, 11, State::missed},
      {ceiling, Pace::none, over, 10, State::met},
      {both, Pace::none, running, 4, State::behind},
      {both, Pace::none, running, 7, State::on_track},
      {both, Pace::none, over, 7, State::met},
      {both, Pace::none, over, 4, State::missed},
      {both, Pace::none, running, 11, State::missed},
      {floor, Pace::linear, over, std::nullopt, State::no_data},
  };
  for (const auto& row : kRows) {
    std::optional<Rational> value;
    if (row.value) value = Rational(*row.value);
    EXPECT_EQ(code(entity_status(value, row.target, row.pace, row.clock)), code(row.expected))
        << row.value.value_or(-1) << " " << static_cast<int>(row.target.comparison) << row.clock.over;
  }
}

TEST(States, OfAProvision) {
  const auto state = [](Counts counts, int percent, bool over) {
    counts.entities = counts.met + counts.on_track + counts.behind + counts.missed + counts.no_data;
    return code(provision_status(counts, *Rational::of(percent, 100), over));
  };
  EXPECT_EQ(state({0, 0, 0, 0, 0, 0}, 100, false), "no_data");
  EXPECT_EQ(state({0, 0, 0, 0, 0, 3}, 100, true), "no_data");
  EXPECT_EQ(state({0, 2, 0, 1, 0, 0}, 66, false), "met");
  EXPECT_EQ(state({0, 2, 0, 1, 0, 0}, 67, false), "behind");
  EXPECT_EQ(state({0, 2, 1, 0, 0, 0}, 100, false), "on_track");
  EXPECT_EQ(state({0, 2, 1, 0, 0, 0}, 100, true), "missed");
  EXPECT_EQ(state({0, 1, 0, 0, 0, 1}, 50, false), "met") << "without data, but there";
}

TEST(States, TargetsAreSharedToTheHundredth) {
  EXPECT_EQ(prorated(Rational(360), 913, 1826)->decimal(2), "180");
  EXPECT_EQ(prorated(Rational(1), 1, 200)->decimal(3), "0.01") << "half up";
  EXPECT_EQ(prorated(Rational(1), 1, 201)->decimal(3), "0");
  EXPECT_FALSE(prorated(Rational(1), 1, 0));
}

TEST(Arithmetic, UndefinedSpreads) {
  const std::vector<Cell> cells{{Rational(4), 0}, {Rational(0), 0}};
  EXPECT_EQ(apply(ExprKind::divide, cells, 8).missing, 8U);
  EXPECT_FALSE(apply(ExprKind::divide, cells, 8).value);
  EXPECT_EQ(apply(ExprKind::maximum, cells, 8).value, Rational(4));
  EXPECT_EQ(apply(ExprKind::ge, cells, 8).value, Rational(1));
  const std::vector<Cell> unknown{{Rational(4), 0}, {std::nullopt, 2}};
  EXPECT_FALSE(apply(ExprKind::minimum, unknown, 8).value);
  EXPECT_EQ(apply(ExprKind::minimum, unknown, 8).missing, 2U);
}

}  // namespace
}  // namespace xt::plans::rules
