#include "sheets/dates.h"

#include <string>

#include <gtest/gtest.h>

namespace xt::sheets {
namespace {

std::string say(std::string_view text) {
  const auto date = parse_sheet_date(text);
  if (!date) return "-";
  return date->date.iso() + (date->precision == Precision::month ? " month" : "");
}

TEST(SheetDate, whatPeopleWrite) {
  for (const char* text :
       {"2021-03-05", "2021-3-5", "2021/3/5", "2021.3.5", "2021年3月5日", "2021年03月05", "20210305",
        "２０２１－３－５", " 2021-03-05 ", "2021-03-05 00:00:00", "2021/3/5 8:30", "2021-03-05T08:30:00",
        "44260", "44260.5", "2021 年 3 月 5 日", "2021年3月5号"}) {
    EXPECT_EQ(say(text), "2021-03-05") << text;
  }
  for (const char* text : {"202103", "2021-03", "2021-3", "2021.3", "2021/03", "2021年3月"}) {
    EXPECT_EQ(say(text), "2021-03-01 month") << text;
  }
}

TEST(SheetDate, whatIsNoDate) {
  for (const char* text : {"", "2021", "2021-13-01", "2021-02-29", "20210229", "2021-3-5x", "3/5/2021",
                           "21-3-5", "abc", "202113", "1899-01-01", "2021-03-05 morning", "2021--3",
                           "123456789", "1e5", "2021-3-", "2021年", "-44260", "2021/3.5"}) {
    EXPECT_EQ(say(text), "-") << text;
  }
  EXPECT_EQ(say(std::string(1'000, '1')), "-");
  EXPECT_EQ(say("2020-02-29"), "2020-02-29");
}

TEST(SheetDate, serials) {
  EXPECT_EQ(from_excel_serial(1)->iso(), "1900-01-01");
  EXPECT_EQ(from_excel_serial(59)->iso(), "1900-02-28");
  EXPECT_FALSE(from_excel_serial(60)) << "a day that never was";
  EXPECT_EQ(from_excel_serial(61)->iso(), "1900-03-01");
  EXPECT_EQ(from_excel_serial(0, true)->iso(), "1904-01-01");
  EXPECT_EQ(from_excel_serial(2'958'465)->iso(), "9999-12-31");
  EXPECT_FALSE(from_excel_serial(2'958'466));
  EXPECT_FALSE(from_excel_serial(0));
}

}  // namespace
}  // namespace xt::sheets
