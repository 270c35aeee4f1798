#include "csv.h"

#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "encoding.h"
#include "test_zip.h"

namespace xt::sheets {
namespace {

std::string read(std::string bytes, const Options& options = {}) {
  return dump(open_sheet_bytes(std::move(bytes), options));
}

TEST(Csv, readsQuotesCommasAndLineEnds) {
  EXPECT_EQ(read("a,b\r\n\"x,1\",\"say \"\"hi\"\"\"\n\"two\nlines\",\n"),
            "1: a|b\n2: x,1|say \"hi\"\n3: two\nlines|\n");
  EXPECT_EQ(read("a,b\rc,d"), "1: a|b\n2: c|d\n") << "old Mac line ends, none at the end";
  EXPECT_EQ(read("a,b\n\n , \n,,\nc,d\n,\n"), "1: a|b\n5: c|d\n") << "numbers as the person sees them";
  EXPECT_EQ(read("a\"b,c\n\"d\"e,f\n"), "1: a\"b|c\n2: de|f\n") << "as Excel reads them";
  EXPECT_EQ(read("a,\"\"\n"), "1: a|\n");
}

TEST(Csv, findsTheSeparator) {
  EXPECT_EQ(read("a;b;c\n1,5;2;3\n"), "1: a|b|c\n2: 1,5|2|3\n");
  EXPECT_EQ(read("a\tb\n1,2\t3\n"), "1: a|b\n2: 1,2|3\n");
  EXPECT_EQ(read("sep=;\na,x;b\n"), "1: a,x|b\n");
  EXPECT_EQ(read("x\ny\n"), "1: x\n2: y\n");
  // Semicolons join honours inside a cell; the commas are as many on every line.
  EXPECT_EQ(guess_separator("姓名,荣誉称号,x\n李,a;b;c,1\n王,a;b;c,2\n赵,a;b;c,3\n"), ',');
}

TEST(Csv, unbalancedQuoteNamesTheRow) {
  auto source = open_sheet_bytes("a,b\nc,d\ne,\"f\ng,h\n");
  ASSERT_TRUE(source.ok());
  Row row;
  ASSERT_TRUE((*source)->next(row).ok());
  ASSERT_TRUE((*source)->next(row).ok());
  const auto third = (*source)->next(row);
  ASSERT_FALSE(third.ok());
  EXPECT_EQ(third.error().reason, "sheets.unbalanced_quote");
  EXPECT_NE(third.error().fields[0].detail.find("第 3 行"), std::string::npos);
  EXPECT_FALSE((*source)->next(row).ok()) << "an error stays an error";
}

TEST(Csv, cellsOfTheGuardComeBack) {
  EXPECT_EQ(read("'=1+1,'x,'-a\n"), "1: =1+1|'x|-a\n");
}

TEST(Csv, limits) {
  Options small;
  small.max_columns = 3;
  EXPECT_EQ(read("a,b,c\na,b,c,d\n", small), "1: a|b|c\nerror sheets.too_many_columns");
  small.max_cell_chars = 4;
  EXPECT_EQ(read("学时学时,b\n", small), "1: 学时学时|b\n");
  EXPECT_EQ(read("abcde,b\n", small), "error sheets.cell_too_long");
  small.max_csv_rows = 2;
  EXPECT_EQ(read("a\nb\nc\n", small), "1: a\n2: b\nerror sheets.too_many_rows");
  small.max_file_bytes = 3;
  EXPECT_EQ(read("abcd", small), "error sheets.file_too_large");
  EXPECT_EQ(read("\"" + std::string(3'000'000, 'x')), "error sheets.unbalanced_quote");
}

TEST(Csv, rowsAcrossChunks) {
  std::string text;
  std::string want;
  for (int i = 1; i <= 60'000; ++i) {
    const std::string n = std::to_string(i);
    text += n + ",\"学\n\"\"" + n + "\"\r\n";
    want += n + ": " + n + "|学\n\"" + n + "\n";
  }
  EXPECT_EQ(read(text), want);
  // One record longer than many chunks.
  std::string wide;
  for (int i = 0; i < 200; ++i) wide += (i > 0 ? ",\"" : "\"") + std::string(30'000, 'a') + "\"";
  auto source = open_sheet_bytes(wide + "\nb\n");
  Row row;
  ASSERT_TRUE(*(*source)->next(row));
  EXPECT_EQ(row.cells.size(), 200U);
  ASSERT_TRUE(*(*source)->next(row));
  EXPECT_EQ(row.cells, std::vector<std::string>{"b"});
}

TEST(Encoding, isKnownFromTheMarkOrTheText) {
  EXPECT_EQ(read("\xef\xbb\xbf姓名,学时\n"), "1: 姓名|学时\n");
  EXPECT_EQ(read(std::string("\xff\xfe\xd3\x59\x0d\x54,\0001\0\n\0", 12)), "1: 姓名|1\n");
  EXPECT_EQ(read(std::string("\xfe\xff\x59\xd3\x54\x0d\0,\0001\0\n", 12)), "1: 姓名|1\n");
  EXPECT_EQ(read("\xd0\xd5\xc3\xfb,\xd1\xa7\xca\xb1\n"), "1: 姓名|学时\n") << "GBK";
  EXPECT_EQ(read("\x84\x31\x95\x33\xd0\xd5\xc3\xfb,1\n"), "1: 姓名|1\n") << "GB18030 with a mark";
  EXPECT_EQ(read("\xd1\xa7\xca\xb1,1\n"), "1: 学时|1\n") << "GBK that is also valid UTF-8";
  EXPECT_EQ(guess_encoding("a,b\n"), Encoding::undecided);
  // Four-byte GB18030: 㐀 in front of known words.
  EXPECT_EQ(read("\x81\x39\xee\x39,\xd0\xd5\xc3\xfb\n"), "1: 㐀|姓名\n");
  EXPECT_EQ(guess_encoding("李秀英,王芳\n\xe5\xbc"), Encoding::utf8) << "cut inside a character";
}

TEST(Encoding, theFirstChineseMayComeLate) {
  std::string ascii(600'000, 'x');
  for (std::size_t i = 99; i < ascii.size(); i += 100) ascii[i] = '\n';
  auto source = open_sheet_bytes(ascii + "\xd0\xd5\xc3\xfb\n");
  Row row;
  std::string last;
  while (*(*source)->next(row)) last = row.cells[0];
  EXPECT_EQ(last, "姓名");
}

TEST(Encoding, brokenTextNamesTheRow) {
  auto source = open_sheet_bytes("姓名,学校\n张三,一中\n李\xff四,二中\n");
  Row row;
  ASSERT_TRUE(*(*source)->next(row));
  ASSERT_TRUE(*(*source)->next(row));
  const auto third = (*source)->next(row);
  ASSERT_FALSE(third.ok());
  EXPECT_EQ(third.error().reason, "sheets.bad_encoding");
  EXPECT_NE(third.error().fields[0].detail.find("第 3 行"), std::string::npos);
}

TEST(Kind, isDecidedByContent) {
  EXPECT_EQ(read("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old"), "error sheets.old_excel");
  EXPECT_EQ(read(std::string("\xd0\xcf\x11\xe0") +
                 std::string("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32)),
            "error sheets.password");
  EXPECT_EQ(read("%PDF-1.7\n"), "error sheets.pdf");
  EXPECT_EQ(read("  <HTML><table></table>"), "error sheets.html");
  EXPECT_EQ(read("\xef\xbb\xbf<?xml version=\"1.0\"?><Workbook/>"), "error sheets.html");
  EXPECT_EQ(read(std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16)), "error sheets.not_a_table");
  EXPECT_EQ(read(""), "error sheets.empty");
  EXPECT_EQ(read(" \r\n\n"), "error sheets.empty");
  EXPECT_EQ(dump(open_sheet("/nonexistent/file.csv")), "error sheets.cannot_open");
  EXPECT_EQ(dump(open_sheet("/")), "error sheets.cannot_open");
}

TEST(Kind, everyRefusalSpeaksChinese) {
  for (const char* bytes : {"\xd0\xcf\x11\xe0", "%PDF", "<html>", "\x01", "PK\x03\x04", ""}) {
    const auto source = open_sheet_bytes(bytes);
    ASSERT_FALSE(source.ok());
    EXPECT_TRUE(source.error().reason.starts_with("sheets."));
    ASSERT_EQ(source.error().fields.size(), 1U);
    EXPECT_NE(source.error().fields[0].detail.find("。"), std::string::npos);
  }
}

TEST(Rows, columnLetters) {
  EXPECT_EQ(column_letter(1), "A");
  EXPECT_EQ(column_letter(26), "Z");
  EXPECT_EQ(column_letter(27), "AA");
  EXPECT_EQ(column_letter(702), "ZZ");
  EXPECT_EQ(column_letter(703), "AAA");
  EXPECT_EQ(column_letter(0), "");
}

TEST(Rows, errorCells) {
  EXPECT_TRUE(is_error_cell("#N/A"));
  EXPECT_TRUE(is_error_cell(kNotCalculated));
  EXPECT_FALSE(is_error_cell("#1 school"));
}

TEST(Rows, progressReachesTheTotal) {
  auto source = open_sheet_bytes("a\nb\n");
  Row row;
  while (*(*source)->next(row)) {
  }
  EXPECT_EQ((*source)->progress().bytes_read, 4);
  EXPECT_EQ((*source)->progress().bytes_total, 4);
}

}  // namespace
}  // namespace xt::sheets
