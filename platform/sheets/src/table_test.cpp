#include "sheets/table.h"

#include <gtest/gtest.h>

#include "sheets/sheets.h"

#include "bytes.h"
#include "package.h"
#include "test_zip.h"

namespace xt::sheets {
namespace {

TableHead head() {
  return {"各县",
          {{"单位", ColumnType::text},
           {"人数", ColumnType::integer},
           {"完成率", ColumnType::share},
           {"截至", ColumnType::date},
           {"数值", ColumnType::decimal}},
          {{"规划", "广西“十四五”"}}};
}

std::vector<std::vector<Cell>> rows() {
  return {{std::string("兴宁区"), std::int64_t{1'234}, *Rational::of(1, 8), Date::of(2025, 6, 30),
           *Rational::of(25, 2)},
          {std::string("=HYPERLINK(\"http://x\")"), std::int64_t{450102199001011234}, std::monostate{},
           Date::of(1899, 1, 1)}};
}

TEST(Table, IsReadBackAsWhatItWas) {
  const auto bytes = write_table(head(), rows());
  ASSERT_TRUE(bytes.ok()) << bytes.error().note;
  EXPECT_EQ(dump(open_sheet_bytes(*bytes)),
            "1: 单位|人数|完成率|截至|数值\n"
            "2: 兴宁区|1234|0.125|2025-06-30|12.5\n"
            "3: =HYPERLINK(\"http://x\")|450102199001011234||1899-01-01\n");
  Options notes;
  notes.sheet = "说明";
  EXPECT_EQ(dump(open_sheet_bytes(*bytes, notes)), "1: 规划|广西“十四五”\n");
}

std::string part(const std::string& bytes, const std::string& name) {
  const Options options;
  auto package = Package::open(memory_bytes(bytes), options);
  if (!package.ok()) return package.error().reason;
  auto file = (*package)->part(name);
  if (!file.ok()) return file.error().reason;
  std::string text;
  char buffer[4096];
  for (;;) {
    const auto read = (*file)->read(buffer, sizeof buffer);
    if (!read.ok() || *read == 0) return text;
    text.append(buffer, *read);
  }
}

// What the XML itself says: no formula anywhere, numbers as numbers, a header that stays and filters.
TEST(Table, CellsAreValuesAndNeverFormulas) {
  const auto bytes = write_table(head(), rows());
  ASSERT_TRUE(bytes.ok());
  const std::string xml = part(*bytes, "xl/worksheets/sheet1.xml");
  EXPECT_EQ(xml.find("<f>"), std::string::npos);
  EXPECT_NE(xml.find("<v>1234</v>"), std::string::npos);
  EXPECT_NE(xml.find("<v>45838</v>"), std::string::npos) << "2025-06-30";
  EXPECT_NE(xml.find("<autoFilter ref=\"A1:E3\"/>"), std::string::npos);
  EXPECT_NE(xml.find("state=\"frozen\""), std::string::npos);
}

TEST(Table, ANameIsCutToWhatExcelTakes) {
  auto long_name = head();
  long_name.title = "一/二：三[四]五六七八九十一二三四五六七八九十一二三四五六七八九十";
  const auto bytes = write_table(long_name, rows());
  ASSERT_TRUE(bytes.ok());
  EXPECT_TRUE(open_sheet_bytes(*bytes).ok());
}

TEST(Table, MoreRowsThanALimitAreRefused) {
  const auto writer = TableWriter::open(head());
  ASSERT_TRUE(writer.ok());
  const auto row = rows().front();
  for (std::int64_t i = 0; i < kMostTableRows; ++i) ASSERT_TRUE((*writer)->add_row(row).ok());
  EXPECT_EQ((*writer)->add_row(row).error().reason, "sheets.too_many_rows");
  const auto bytes = (*writer)->finish();
  ASSERT_TRUE(bytes.ok());
  EXPECT_GT(bytes->size(), 100'000U);
  EXPECT_FALSE((*writer)->finish().ok()) << "once";
}

}  // namespace
}  // namespace xt::sheets
