#include "pdf/document.h"

#include <cstdio>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace xt::pdf {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Options options() {
  return {"规划进展", "广西“十四五”培训规划", "南宁市 截至2025-06-30", "摘要 0123abcd",
          Date::of(2025, 6, 30)};
}

std::vector<Row> rows(int count) {
  std::vector<Row> out;
  for (int i = 1; i <= count; ++i) {
    if (i % 20 == 1) out.push_back({{{"第" + std::to_string(i / 20 + 1) + "章"}}, true});
    out.push_back({{{"✓ 达标", 0x1c673f, true},
                    {"条款" + std::to_string(i) + "：五年一周期全员培训不少于360学时"},
                    {"67.6%"}}});
  }
  return out;
}

std::string made(int count) {
  auto document = Document::create(options());
  EXPECT_TRUE(document.ok()) << document.error().note;
  (*document)->title("规划进展报告");
  (*document)->paragraph("范围：南宁市");
  (*document)->tiles({{"达标", "12", 0x1c673f}, {"落后", "3", 0x8a4f00}});
  (*document)->heading("一、各项要求");
  (*document)->table({{"状态", 1}, {"要求", 4}, {"达标率", 1, Align::right}}, rows(count));
  auto bytes = (*document)->finish();
  EXPECT_TRUE(bytes.ok()) << bytes.error().reason;
  return bytes.ok() ? *bytes : "";
}

// What poppler reads out of it: the text is text, not outlines.
std::string text_of(const std::string& bytes) {
  const std::string path =
      (std::filesystem::temp_directory_path() / ("xt_pdf_" + std::to_string(::getpid()) + ".pdf")).string();
  std::ofstream(path, std::ios::binary) << bytes;
  std::string text;
  std::FILE* pipe = ::popen(("pdftotext -layout " + path + " - 2>&1").c_str(), "r");
  char buffer[4096];
  for (std::size_t n = 0; (n = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) text.append(buffer, n);
  ::pclose(pipe);
  std::filesystem::remove(path);
  return text;
}

TEST(Document, ItsTextCanBeReadBack) {
  const std::string text = text_of(made(5));
  EXPECT_THAT(text, HasSubstr("规划进展报告"));
  EXPECT_THAT(text, HasSubstr("条款3：五年一周期全员培训不少于360学时"));
  EXPECT_THAT(text, HasSubstr("第1页 共1页"));
  EXPECT_THAT(text, HasSubstr("摘要 0123abcd"));
  EXPECT_THAT(text, HasSubstr("南宁市 截至2025-06-30"));
}

TEST(Document, LongTablesRunOverPagesAndRepeatTheirHead) {
  const std::string text = text_of(made(120));
  EXPECT_THAT(text, HasSubstr("条款120"));
  EXPECT_THAT(text, HasSubstr("第2页 共"));
  EXPECT_THAT(text, Not(HasSubstr("{page")));
  std::size_t heads = 0;
  for (std::size_t at = 0; (at = text.find("达标率", at)) != std::string::npos; ++at) ++heads;
  EXPECT_GE(heads, 3U);
}

TEST(Document, TheSameContentGivesTheSameBytes) {
  EXPECT_EQ(made(50), made(50));
  EXPECT_NE(made(50), made(49));
}

TEST(Document, ACertificateSaysItsSentenceAndCarriesItsCode) {
  auto document = Document::create(options());
  ASSERT_TRUE(document.ok());
  (*document)->statement("兹证明张三参加教师培训，共计240学时。");
  (*document)->sign_off({"南宁市青秀区", "2025年6月30日"});
  const std::string plain = *(*document)->finish();
  (*document)->code({3, {true, false, true, false, true, false, true, true, true}}, {"编号 ABC"});
  (*document)->code({2, {true}}, {"不成方形"});
  const auto bytes = (*document)->finish();
  ASSERT_TRUE(bytes.ok());
  const std::string text = text_of(*bytes);
  EXPECT_THAT(text, HasSubstr("共计240学时"));
  EXPECT_THAT(text, HasSubstr("编号 ABC"));
  EXPECT_THAT(text, Not(HasSubstr("不成方形")));
  EXPECT_GT(bytes->size(), plain.size());
}

TEST(Document, ItHasItsLimits) {
  auto document = Document::create(options());
  ASSERT_TRUE(document.ok());
  (*document)->table({{"要求", 1}}, std::vector<Row>(10'000, Row{{{"很多行"}}}));
  EXPECT_EQ((*document)->finish().error().reason, "pdf.too_long");

  auto cut = Document::create(options());
  ASSERT_TRUE(cut.ok());
  std::string text;
  for (int i = 0; i < 5'000; ++i) text += "长";
  (*cut)->table({{"要求", 1}}, {Row{{{text}}}});
  const auto bytes = (*cut)->finish();
  ASSERT_TRUE(bytes.ok());
  EXPECT_THAT(text_of(*bytes), HasSubstr("…"));

  auto broken = Document::create(options());
  ASSERT_TRUE(broken.ok());
  (*broken)->paragraph("\xff\xfe");
  EXPECT_EQ((*broken)->finish().error().reason, "pdf.not_utf8");
}

}  // namespace
}  // namespace xt::pdf
