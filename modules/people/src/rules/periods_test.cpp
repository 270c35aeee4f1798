#include "rules/periods.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

namespace xt::people {
namespace {

using Text = Timeline<std::string>;
using Span = Dated<std::string>;

Date d(int year, int month, int day) {
  return Date::of(year, month, day);
}

TEST(Periods, TheFirstValueHoldsWithoutEnd) {
  Text t;
  EXPECT_TRUE(t.set_from(d(2020, 9, 1), "first"));
  EXPECT_EQ(t.spans(), (Text::Spans{{{d(2020, 9, 1), kOpenEnd}, "first"}}));
}

TEST(Periods, ALaterValueEndsTheOneBefore) {
  Text t;
  t.set_from(d(2020, 9, 1), "second");
  EXPECT_TRUE(t.set_from(d(2023, 1, 1), "first"));
  EXPECT_EQ(t.spans(),
            (Text::Spans{{{d(2020, 9, 1), d(2023, 1, 1)}, "second"}, {{d(2023, 1, 1), kOpenEnd}, "first"}}));
  EXPECT_EQ(t.at(d(2022, 12, 31))->value, "second");
  EXPECT_EQ(t.at(d(2023, 1, 1))->value, "first");
  EXPECT_EQ(t.at(d(2020, 8, 31)), nullptr);
}

TEST(Periods, TheSameValueAgainChangesNothing) {
  Text t;
  t.set_from(d(2020, 9, 1), "second");
  EXPECT_FALSE(t.set_from(d(2021, 1, 1), "second"));
  EXPECT_EQ(t.spans().size(), 1U);
}

TEST(Periods, AValueOnTheFirstDayReplaces) {
  Text t;
  t.set_from(d(2020, 9, 1), "second");
  t.set_from(d(2020, 9, 1), "third");
  EXPECT_EQ(t.spans(), (Text::Spans{{{d(2020, 9, 1), kOpenEnd}, "third"}}));
}

TEST(Periods, AnEarlierValueStopsWhereTheKnownBegins) {
  Text t;
  t.set_from(d(2022, 1, 1), "b");
  EXPECT_TRUE(t.set_from(d(2020, 1, 1), "a"));
  EXPECT_EQ(t.spans().front(), (Span{{d(2020, 1, 1), d(2022, 1, 1)}, "a"}));
}

TEST(Periods, ComingBackToTheValueJoins) {
  Text t;
  t.set_from(d(2020, 1, 1), "a");
  t.set_from(d(2021, 1, 1), "b");
  t.set_from(d(2021, 1, 1), "a");
  EXPECT_EQ(t.spans(), (Text::Spans{{{d(2020, 1, 1), kOpenEnd}, "a"}}));
}

TEST(Periods, FillTakesOnlyFreeDays) {
  Text t;
  t.set_from(d(2020, 1, 1), "a");
  t.close(d(2020, 2, 1));
  t.set_from(d(2020, 6, 1), "a");
  t.close(d(2020, 7, 1));
  EXPECT_TRUE(t.fill({d(2019, 12, 1), d(2020, 12, 1)}, "b"));
  EXPECT_TRUE(t.valid());
  EXPECT_EQ(t.spans().size(), 5U);
  EXPECT_FALSE(t.fill({d(2019, 12, 1), d(2020, 12, 1)}, "c"));
}

// Random operations against a plain day-by-day picture: never an overlap, and every day holds what the
// operations say.
TEST(Periods, RandomOperationsAgreeWithADayByDayPicture) {
  constexpr int kDays = 60;
  std::mt19937 random(20211);
  const auto roll = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  for (int round = 0; round < 2000; ++round) {
    Text timeline;
    std::vector<std::string> picture(kDays + 1);  // the last cell stands for all later days
    for (int step = 0; step < 12; ++step) {
      const int day = roll(kDays);
      const std::string value(1, static_cast<char>('a' + roll(3)));
      switch (roll(3)) {
        case 0: {
          if (timeline.set_from(Date(day), value)) {
            const auto& span = *timeline.at(Date(day));
            // Runs to where the picture's next period began: cells that held something else keep it.
            const std::string before = picture[day];
            int end = day;
            while (end <= kDays && picture[end] == before) ++end;
            for (int i = day; i < end; ++i) picture[i] = value;
            ASSERT_GE(span.period.to.days(), end > kDays ? kDays : end);
          }
          break;
        }
        case 1:
          timeline.close(Date(day));
          for (int i = day; i <= kDays; ++i) picture[i].clear();
          break;
        default: {
          const int to = day + 1 + roll(kDays - day);
          timeline.fill({Date(day), Date(to)}, value);
          for (int i = day; i < to; ++i) {
            if (picture[i].empty()) picture[i] = value;
          }
        }
      }
      ASSERT_TRUE(timeline.valid());
      for (int i = 0; i <= kDays; ++i) {
        const auto* span = timeline.at(Date(i));
        ASSERT_EQ(span == nullptr ? "" : span->value, picture[i]) << "round " << round << " day " << i;
      }
    }
  }
}

}  // namespace
}  // namespace xt::people
