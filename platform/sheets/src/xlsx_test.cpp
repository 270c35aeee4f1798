#include "xlsx.h"

#include <string>

#include <gtest/gtest.h>
#include <zip.h>

#include "test_zip.h"

namespace xt::sheets {
namespace {

std::string read(const Hand& hand, const Options& options = {}) {
  return dump(open_sheet_bytes(xlsx_of(hand), options));
}
std::string read_rows(const std::string& rows) {
  return read({.rows = rows});
}

constexpr const char* kStyles =
    R"(<numFmts><numFmt numFmtId="165" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>)"
    R"(<numFmt numFmtId="166" formatCode="[Red]0.00;&quot;day&quot;"/></numFmts>)"
    R"(<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>)"
    R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="22"/></cellXfs>)";

TEST(Xlsx, sharedStringsWithRunsAndPhonetics) {
  EXPECT_EQ(read({.rows = R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>)",
                  .strings =
                      "<si><t>姓名</t></si><si><r><t>学</t></r><r><rPr/><t xml:space=\"preserve\">时 </t></r>"
                      "<rPh sb=\"0\" eb=\"1\"><t>がく</t></rPh></si>"}),
            "1: 姓名|学时 \n");
  EXPECT_EQ(read({.rows = R"(<row><c t="s"><v>7</v></c></row>)"}), "error sheets.damaged");
  EXPECT_EQ(read_rows(R"(<row><c t="inlineStr"><is><t>a_x000D_b_x005F_x000D_</t></is></c></row>)"),
            "1: a\rb_x000D_\n");
}

TEST(Xlsx, sparseCellsAndRowsWithoutNumbers) {
  EXPECT_EQ(
      read_rows(R"(<row r="2"><c r="C2"><v>1</v></c><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>)"),
      "2: ||1|2\n4: 3\n");
  EXPECT_EQ(read_rows(R"(<row r="3"><c><v>1</v></c></row><row r="3"><c><v>2</v></c></row>)"),
            "3: 1\nerror sheets.damaged");
}

TEST(Xlsx, numbersWithoutNoise) {
  EXPECT_EQ(number_text("12.300000000000001"), "12.3");
  EXPECT_EQ(number_text("0.1"), "0.1");
  EXPECT_EQ(number_text("1E-3"), "0.001");
  EXPECT_EQ(number_text("450102199001011"), "450102199001011");
  EXPECT_EQ(number_text("4.5010219900101101E+17"), "4.5010219900101101E+17")
      << "digits are lost: must be seen";
  EXPECT_EQ(number_text("450102199001011200"), "450102199001011200");
  EXPECT_EQ(number_text("-0"), "-0");
  EXPECT_EQ(number_text("abc"), "abc");
}

TEST(Xlsx, datesOfBothSystems) {
  const std::string rows =
      R"(<row><c s="1"><v>44260</v></c><c s="2"><v>44260.5</v></c><c s="3"><v>44260</v></c>)"
      R"(<c s="4"><v>0.25</v></c><c s="1"><v>60</v></c><c s="1"><v>-1</v></c><c s="1"><v>59</v></c></row>)";
  EXPECT_EQ(read({.rows = rows, .styles = kStyles}),
            "1: 2021-03-05|2021-03-05 12:00:00|44260|06:00:00|1900-02-29|-1|1900-02-28\n");
  EXPECT_EQ(read({.rows = R"(<row><c s="1"><v>42798</v></c><c s="1"><v>0</v></c></row>)",
                  .styles = kStyles,
                  .book = "date1904=\"1\""}),
            "1: 2021-03-05|1904-01-01\n");
  EXPECT_EQ(date_text("44259.9999999", false), "2021-03-05") << "dust before midnight";
  EXPECT_EQ(
      read_rows(
          R"(<row><c t="d"><v>2021-03-05T00:00:00</v></c><c t="d"><v>2021-03-05T08:30:00</v></c></row>)"),
      "1: 2021-03-05|2021-03-05 08:30:00\n");
}

TEST(Xlsx, whichFormatsAreDates) {
  for (int id : {14, 22, 27, 36, 45, 50, 58}) EXPECT_TRUE(is_date_format(id)) << id;
  for (int id : {0, 1, 2, 9, 11, 13, 23, 26, 37, 49, 59}) EXPECT_FALSE(is_date_format(id)) << id;
  for (const char* code : {"yyyy-mm-dd", "m/d", "[$-804]yyyy\"年\"m\"月\"", "[h]:mm", "YYYY/M/D;@"}) {
    EXPECT_TRUE(is_date_code(code)) << code;
  }
  for (const char* code : {"General", "0.00E+00", "0\"days\"", "[Red]0;yyyy", "@", "\\d0", "#,##0_m"}) {
    EXPECT_FALSE(is_date_code(code)) << code;
  }
}

TEST(Xlsx, formulasTruthAndErrors) {
  EXPECT_EQ(
      read_rows(
          R"(<row><c><f>1+1</f><v>2</v></c><c t="str"><f>"x"</f><v>x</v></c><c><f>A1</f><v/></c>)"
          R"(<c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c><c t="str"><f>""</f><v></v></c>)"
          R"(<c><f>B1</f></c></row>)"),
      "1: 2|x|#公式未计算!|TRUE|FALSE|#N/A||#公式未计算!\n");
}

TEST(Xlsx, mergedCellsAreReported) {
  EXPECT_EQ(read({.rows = R"(<row><c r="A1"><v>1</v></c></row><row><c r="A2"><v>2</v></c></row>)",
                  .after = R"(<mergeCells count="1"><mergeCell ref="A2:A4"/></mergeCells>)"}),
            "1: 1\n2: 2\nsheets.merged_cells@2\n");
}

TEST(Xlsx, theFirstVisibleSheetOrTheNamedOne) {
  Hand hand{.rows = R"(<row><c><v>1</v></c></row>)"};
  hand.sheets =
      R"(<sheet name="说明" sheetId="1" state="hidden" r:id="r1"/><sheet name="数据" sheetId="2" r:id="r2"/>)";
  EXPECT_EQ(read(hand), "1: 第二张\n");
  Options named;
  named.sheet = "说明";
  EXPECT_EQ(read(hand, named), "1: 1\n");
  named.sheet = "没有";
  const auto missing = open_sheet_bytes(xlsx_of(hand), named);
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().reason, "sheets.no_sheet");
  EXPECT_NE(missing.error().fields[0].detail.find("说明、数据"), std::string::npos);
  hand.sheets = R"(<sheet name="说明" sheetId="1" state="veryHidden" r:id="r1"/>)";
  EXPECT_EQ(read(hand), "error sheets.no_sheet");
}

TEST(Xlsx, prefixesOnElements) {
  Parts parts = parts_of({});
  parts[5].second =
      R"(<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>)"
      R"(<x:row><x:c t="inlineStr"><x:is><x:t>好</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>)";
  EXPECT_EQ(dump(open_sheet_bytes(zip_of(parts))), "1: 好\n");
}

TEST(Xlsx, otherArchivesAreRefused) {
  EXPECT_EQ(dump(open_sheet_bytes(zip_of({{"word/document.xml", "<w/>"}}))), "error sheets.not_xlsx");
  EXPECT_EQ(dump(open_sheet_bytes("PK\x03\x04 and nothing")), "error sheets.damaged");
  std::string cut = xlsx_of({.rows = R"(<row><c><v>1</v></c></row>)"});
  cut.resize(cut.size() / 2);
  EXPECT_EQ(dump(open_sheet_bytes(cut)), "error sheets.damaged");
}

TEST(Xlsx, damagedXml) {
  EXPECT_EQ(read_rows("<row><c><v>1</v></row>"), "error sheets.damaged");
  EXPECT_EQ(read_rows("<row><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet><more/>"),
            "1: 1\nerror sheets.damaged");
}

TEST(XlsxLimits, dtdAndEntities) {
  Parts parts = parts_of({});
  parts[5].second =
      R"(<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>)";
  EXPECT_EQ(dump(open_sheet_bytes(zip_of(parts))), "error sheets.dtd");
  parts = parts_of({});
  parts[4].second = R"(<!DOCTYPE x SYSTEM "file:///etc/passwd"><sst/>)";
  EXPECT_EQ(dump(open_sheet_bytes(zip_of(parts))), "error sheets.dtd");
}

TEST(XlsxLimits, depthAndTags) {
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "<row>";
  EXPECT_EQ(read_rows(deep), "error sheets.damaged");
  EXPECT_EQ(read_rows("<row><c r=\"" + std::string(3 << 20, 'A') + "\"/></row>"), "error sheets.damaged");
}

TEST(XlsxLimits, columnsCellsAndRows) {
  EXPECT_EQ(read_rows(R"(<row><c r="XFD1"><v>1</v></c></row>)"), "error sheets.too_many_columns");
  EXPECT_EQ(read_rows(R"(<row><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row>)"), "1: 1\n")
      << "formatted only";
  EXPECT_EQ(read_rows(R"(<row r="1048577"><c><v>1</v></c></row>)"), "error sheets.too_many_rows");
  EXPECT_EQ(read_rows("<row><c t=\"inlineStr\"><is><t>" + std::string(32'768, 'x') + "</t></is></c></row>"),
            "error sheets.cell_too_long");
  EXPECT_EQ(read_rows("<row><c t=\"str\"><v>" + std::string(400'000, 'x') + "</v></c></row>"),
            "error sheets.cell_too_long");
}

TEST(XlsxLimits, zipBombs) {
  const std::string rows = "<row><c><v>1</v></c></row>" + std::string(64 << 20, ' ');
  EXPECT_EQ(read_rows(rows), "1: 1\nerror sheets.zip_bomb") << "ratio";
  Options small;
  small.max_unzipped_bytes = 1'000;
  EXPECT_EQ(read({.rows = std::string(5'000, ' ')}, small), "error sheets.zip_bomb");
  small = {};
  small.max_zip_entries = 3;
  EXPECT_EQ(read({}, small), "error sheets.zip_bomb");
  small = {};
  small.max_shared_string_bytes = 50;
  EXPECT_EQ(read({.strings = "<si><t>" + std::string(60, 'x') + "</t></si>"}, small),
            "error sheets.too_many_strings");
}

TEST(Xlsx, manyRowsAcrossChunks) {
  std::string rows;
  std::string want;
  for (int i = 1; i <= 20'000; ++i) {
    const std::string n = std::to_string(i);
    rows += "<row r=\"" + n + "\"><c r=\"A" + n + "\"><v>" + n + "</v></c><c r=\"B" + n +
            "\" t=\"inlineStr\"><is><t>教师" + n + "</t></is></c></row>";
    want += n + ": " + n + "|教师" + n + "\n";
  }
  EXPECT_EQ(read_rows(rows), want);
}

TEST(Xlsx, cellReferences) {
  EXPECT_EQ(parse_cell_ref("C5")->column, 3);
  EXPECT_EQ(parse_cell_ref("AA10")->column, 27);
  EXPECT_EQ(parse_cell_ref("AA10")->row, 10);
  for (const char* bad : {"", "5", "A", "a1", "ABCDE1", "A1234567890", "A1B"})
    EXPECT_FALSE(parse_cell_ref(bad)) << bad;
}

}  // namespace
}  // namespace xt::sheets
