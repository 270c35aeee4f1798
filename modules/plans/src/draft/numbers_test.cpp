// Numbers in all their forms, days, and what is none: one row a form.
#include "draft/numbers.h"

#include <string>

#include "draft/fold.h"
#include "draft/moments.h"
#include "gtest/gtest.h"

namespace xt::plans::drafting {
namespace {

struct NumberRow {
  const char* text;
  const char* value;  // empty: no number
  bool share = false;
};

void PrintTo(const NumberRow& row, std::ostream* out) {
  *out << row.text;
}

class Numbers : public ::testing::TestWithParam<NumberRow> {};

TEST_P(Numbers, read) {
  const Folded text = fold(GetParam().text);
  const auto n = number_at(text.letters, 0, text.size());
  if (*GetParam().value == '\0') {
    EXPECT_FALSE(n.has_value());
    return;
  }
  ASSERT_TRUE(n.has_value());
  EXPECT_EQ(n->value, *Rational::parse(GetParam().value)) << n->value.decimal();
  EXPECT_EQ(n->share, GetParam().share);
}

INSTANTIATE_TEST_SUITE_P(forms, Numbers,
                         ::testing::Values(NumberRow{"360学时", "360"}, NumberRow{"360学时", "360"},
                                           NumberRow{"3 6 0学时", "360"}, NumberRow{"36O学时", "360"},
                                           NumberRow{"l20学时", "120"}, NumberRow{"10,000名", "10000"},
                                           NumberRow{"1,234,567元", "1234567"}, NumberRow{"1.5天", "1.5"},
                                           NumberRow{"3.6万人次", "36000"}, NumberRow{"10万人次", "100000"},
                                           NumberRow{"1.2亿元", "120000000"}, NumberRow{"5千人", "5000"},
                                           NumberRow{"三百六十学时", "360"}, NumberRow{"一百二十", "120"},
                                           NumberRow{"十二名", "12"}, NumberRow{"二十", "20"},
                                           NumberRow{"五十个", "50"}, NumberRow{"两次", "2"},
                                           NumberRow{"一千零五", "1005"}, NumberRow{"三万六千", "36000"},
                                           NumberRow{"百名", "100"}, NumberRow{"千名", "1000"},
                                           NumberRow{"二〇二五年", "2025"}));

INSTANTIATE_TEST_SUITE_P(
    shares, Numbers,
    ::testing::Values(NumberRow{"5%", "5%", true}, NumberRow{"5%", "5%", true},
                      NumberRow{"2.5%", "2.5%", true}, NumberRow{"100%", "1", true},
                      NumberRow{"百分之二十", "20%", true}, NumberRow{"百分之2.5", "2.5%", true},
                      NumberRow{"百分之二点五", "2.5%", true}, NumberRow{"百分之百", "1", true},
                      NumberRow{"千分之五", "0.5%", true}, NumberRow{"万分之三", "0.03%", true},
                      NumberRow{"5‰", "0.5%", true}, NumberRow{"三分之一", "1/3", true},
                      NumberRow{"1/3", "1/3", true}, NumberRow{"二分之一", "1/2", true},
                      NumberRow{"一半", "1/2", true}, NumberRow{"三成以上", "30%", true}));

INSTANTIATE_TEST_SUITE_P(none, Numbers,
                         ::testing::Values(NumberRow{"教师", ""}, NumberRow{"", ""}, NumberRow{"百分之", ""},
                                           NumberRow{"%", ""}, NumberRow{"1.2.3节", ""},
                                           NumberRow{"99999999999999999999", ""}));

struct DayRow {
  const char* text;
  const char* due;  // as plan.toml writes it; empty: no such day
  bool deadline = true;
};

void PrintTo(const DayRow& row, std::ostream* out) {
  *out << row.text;
}

class Days : public ::testing::TestWithParam<DayRow> {};

TEST_P(Days, read) {
  const Folded text = fold(GetParam().text);
  std::size_t at = 0;
  if (text.letters.substr(0, 2) == U"每月") at = 2;
  const auto m = moment_at(text.letters, at, text.size());
  ASSERT_TRUE(m.has_value());
  EXPECT_EQ(m->due(), GetParam().due);
  EXPECT_EQ(m->before, GetParam().deadline);
}

INSTANTIATE_TEST_SUITE_P(
    forms, Days,
    ::testing::Values(DayRow{"2月底前", "02-last"}, DayRow{"9月30日前", "09-30"},
                      DayRow{"12月10日之前", "12-10"}, DayRow{"2024年5月底前", "2024-05-31"},
                      DayRow{"2024年2月底以前", "2024-02-29"}, DayRow{"十月三十一日前", "10-31"},
                      DayRow{"每月25日前", "25"}, DayRow{"2025年", "", false},
                      DayRow{"2025年12月31日", "2025-12-31", false}, DayRow{"8月前", "08-last"}));

TEST(Years, range) {
  for (const char* text : {"2021—2025年", "2020---2023年", "2021年至2025年", "2021-2025", "2021~2025年"}) {
    const Folded folded = fold(text);
    const auto years = years_at(folded.letters, 0, folded.size());
    ASSERT_TRUE(years.has_value()) << text;
    EXPECT_GE(years->first, 2020);
    EXPECT_GE(years->last, 2023);
  }
  const Folded none = fold("2021年培训2025人");
  EXPECT_FALSE(years_at(none.letters, 0, none.size()).has_value());
}

}  // namespace
}  // namespace xt::plans::drafting
