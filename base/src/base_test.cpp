#include <set>

#include <gtest/gtest.h>

#include "base/date.h"
#include "base/digest.h"
#include "base/id.h"
#include "base/rational.h"
#include "base/text.h"

namespace xt {
namespace {

TEST(Date, RoundTripsEveryDayOfFourCenturies) {
  Date day = Date::of(1899, 12, 30);
  for (; day < Date::of(2300, 1, 1); day = day + 1) {
    const Ymd p = day.ymd();
    ASSERT_EQ(Date::checked(p.year, p.month, p.day), day);
    ASSERT_EQ(Date::parse_iso(day.iso()), day);
  }
  EXPECT_EQ(Date::of(1970, 1, 1).days(), 0);
  EXPECT_EQ(Date::of(9999, 12, 31), kOpenEnd);
}

TEST(Date, RefusesWhatDoesNotExist) {
  for (const char* text :
       {"2021-02-29", "2021-13-01", "2021-00-10", "2021-1-01", "20210101", "2021-01-32", "x021-01-01"}) {
    EXPECT_FALSE(Date::parse_iso(text)) << text;
  }
}

TEST(Date, WeekdaysAndMonths) {
  EXPECT_EQ(Date::of(2026, 11, 22).weekday(), 7);
  EXPECT_EQ(Date::of(2026, 11, 22).monday(), Date::of(2026, 11, 16));
  EXPECT_EQ(Date::of(1969, 12, 31).weekday(), 3);
  EXPECT_EQ(Date::of(2024, 1, 31).plus_months(1), Date::of(2024, 2, 29));
  EXPECT_EQ(Date::of(2024, 1, 31).plus_months(-2), Date::of(2023, 11, 30));
  EXPECT_EQ(completed_years(Date::of(2000, 2, 29), Date::of(2001, 2, 28)), 0);
  EXPECT_EQ(completed_years(Date::of(2000, 2, 29), Date::of(2001, 3, 1)), 1);
}

TEST(Date, ShanghaiDayTurnsAtSixteenUtc) {
  const std::int64_t sixteen = 16LL * 3600 * 1000;
  EXPECT_EQ(shanghai_date(sixteen - 1), Date(0));
  EXPECT_EQ(shanghai_date(sixteen), Date(1));
  EXPECT_EQ(end_of_day_ms(Date(0)), sixteen);
}

TEST(Rational, ParsesAndPrints) {
  EXPECT_EQ(Rational::parse("20%"), Rational::of(1, 5));
  EXPECT_EQ(Rational::parse("2.5%"), Rational::of(1, 40));
  EXPECT_EQ(Rational::parse("2/6"), Rational::of(1, 3));
  EXPECT_EQ(Rational::of(1, 3)->decimal(), "0.333333");
  EXPECT_EQ(Rational::of(2, 3)->decimal(), "0.666667");
  EXPECT_EQ(Rational::of(-1, 200)->decimal(2), "-0.01");
  EXPECT_EQ(Rational(360).decimal(), "360");
  for (const char* text : {"", "%", "1/0", "1.2/3", "1e3", ".5", "5.", "--1", "9999999999999999999999999"}) {
    EXPECT_FALSE(Rational::parse(text)) << text;
  }
}

TEST(Rational, OverflowIsUndefinedNotWrong) {
  const Rational big(INT64_MAX);
  EXPECT_FALSE(add(big, Rational(1)));
  EXPECT_FALSE(mul(big, Rational(2)));
  EXPECT_FALSE(div(Rational(1), Rational(0)));
  EXPECT_EQ(*mul(*Rational::of(1, 3), Rational(3)), Rational(1));
  EXPECT_EQ(mul_div_half_up(5, 1, 2), 3);
  EXPECT_EQ(mul_div_half_up(-5, 1, 2), -3);
}

TEST(Rational, Hundredths) {
  EXPECT_EQ(parse_hundredths("12.5"), 1250);
  EXPECT_EQ(parse_hundredths("12.345"), std::nullopt);
  EXPECT_EQ(format_hundredths(1250), "12.5");
  EXPECT_EQ(format_hundredths(-5), "-0.05");
}

TEST(Id, GrowsAndNeverRepeats) {
  std::set<Id> seen;
  Id last = 0;
  for (int i = 0; i < 100000; ++i) {
    const Id id = next_id();
    ASSERT_GT(id, last);
    last = id;
    seen.insert(id);
  }
  EXPECT_EQ(seen.size(), 100000U);
  EXPECT_FALSE(parse_id("0"));
  EXPECT_FALSE(parse_id("-3"));
  EXPECT_FALSE(parse_id("9223372036854775808"));
  EXPECT_EQ(parse_id("9223372036854775807"), INT64_MAX);
}

TEST(Digest, KnownVectorsAndUnambiguousFields) {
  // FIPS 180-4 examples.
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_NE(digest_fields({"ab", "c"}), digest_fields({"a", "bc"}));
  EXPECT_NE(digest_fields({"a", ""}), digest_fields({"a"}));
}

TEST(Text, Tidy) {
  EXPECT_EQ(tidy("\xEF\xBB\xBF \u3000４５０１０２\u00a0"), "450102");
  EXPECT_EQ(tidy("张\u200b三 "), "张三");
  EXPECT_EQ(tidy("a\u3000b"), "a b");
  EXPECT_EQ(tidy(" \u3000 "), "");
}

TEST(Text, Encodings) {
  EXPECT_TRUE(is_utf8("学时"));
  EXPECT_FALSE(is_utf8("\xbd\xcc\xca\xa6"));
  EXPECT_EQ(from_gb18030("\xd1\xa7\xca\xb1"), "学时");
  EXPECT_EQ(length_utf8("学时a"), 3U);
  EXPECT_EQ(offset_utf8("学时a", 1), 3U);
  EXPECT_EQ(fold_traditional("陜西省教育廳關於"), fold_traditional("陕西省教育厅关于"));
}

}  // namespace
}  // namespace xt
