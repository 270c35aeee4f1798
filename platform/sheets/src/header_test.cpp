#include "sheets/header.h"

#include <gtest/gtest.h>

namespace xt::sheets {
namespace {

const std::vector<Column> kWanted{{"姓名", true, {"教师姓名"}},
                                  {"证件号码", true, {"身份证号"}},
                                  {"性别"},
                                  {"学校标识码", true, {}, 1},
                                  {"机构代码", true, {}, 1}};

TEST(Header, keysIgnoreMarksBlanksAndNotes) {
  EXPECT_EQ(header_key("★ 姓 名（必填）"), "姓名");
  EXPECT_EQ(header_key("*学校标识码*"), "学校标识码");
  EXPECT_EQ(header_key("金额★(元)"), "金额");
  EXPECT_EQ(header_key("开始日期【格式】(例)："), "开始日期【格式】(例)");
  EXPECT_EQ(header_key("(a)"), "(a)");
}

TEST(Header, isFoundBelowJunkInAnyOrder) {
  auto source = from_rows({{1, {"教师信息表"}},
                           {3, {"填表说明：姓名", ""}},
                           {4, {"备注", "学校标识码", "身份证号 *", "★姓名"}},
                           {5, {"x", "4501", "123", "李秀英"}}});
  const auto header = find_header(*source, kWanted);
  ASSERT_TRUE(header.ok());
  EXPECT_EQ(header->row, 4);
  EXPECT_EQ(header->index, (std::vector<int>{3, 2, -1, 1, -1}));
  EXPECT_EQ(header->extra, std::vector<std::string>{"备注"});
  ASSERT_EQ(header->notices.size(), 1U);
  EXPECT_EQ(header->notices[0].reason, "sheets.extra_columns");
  Row row;
  ASSERT_TRUE(*source->next(row));
  EXPECT_EQ(header->cell(row, 0), "李秀英");
  EXPECT_EQ(header->cell(row, 2), "");
  row.cells.resize(2);
  EXPECT_EQ(header->cell(row, 0), "") << "a short row";
}

TEST(Header, missingColumnsStandBesideThosePresent) {
  auto source = from_rows({{1, {"表"}}, {2, {"姓名", "性别", "备注"}}, {3, {"李", "女", ""}}});
  const auto header = find_header(*source, kWanted);
  ASSERT_FALSE(header.ok());
  EXPECT_EQ(header.error().reason, "sheets.missing_columns");
  ASSERT_EQ(header.error().fields.size(), 3U);
  EXPECT_EQ(header.error().fields[0].name, "证件号码");
  EXPECT_NE(header.error().fields[0].detail.find("姓名、性别、备注"), std::string::npos);
}

TEST(Header, oneOfTwoIsEnough) {
  auto source = from_rows({{1, {"姓名", "证件号码", "机构代码"}}});
  EXPECT_TRUE(find_header(*source, kWanted).ok());
}

TEST(Header, refusals) {
  auto none = from_rows({{1, {"a", "b"}}, {2, {"c"}}});
  EXPECT_EQ(find_header(*none, kWanted).error().reason, "sheets.no_header");
  auto twice = from_rows({{1, {"姓名", "证件号码", "身份证号", "机构代码"}}});
  EXPECT_EQ(find_header(*twice, kWanted).error().reason, "sheets.duplicate_column");
  auto late = from_rows({{31, {"姓名", "证件号码", "机构代码"}}});
  EXPECT_EQ(find_header(*late, kWanted).error().reason, "sheets.no_header");
}

}  // namespace
}  // namespace xt::sheets
