// Documents as people send them, and as nobody should.
#include "documents/documents.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <zip.h>

#include "numbering.h"

namespace xt::documents {
namespace {

using Parts = std::vector<std::pair<std::string, std::string>>;

std::string zip_of(const Parts& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_t* archive = zip_open_from_source(source, ZIP_TRUNCATE, &error);
  for (const auto& [name, content] : parts) {
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, content.data(), content.size(), 0),
                 ZIP_FL_ENC_UTF_8);
  }
  zip_source_keep(source);
  zip_close(archive);
  zip_stat_t info;
  zip_source_stat(source, &info);
  std::string out(info.size, '\0');
  zip_source_open(source);
  zip_source_read(source, out.data(), out.size());
  zip_source_close(source);
  zip_source_free(source);
  return out;
}

std::string docx(const std::string& body, const std::string& numbering = "") {
  const std::string space = " xmlns:w=\"w\"";
  Parts parts{{"word/document.xml", "<w:document" + space + "><w:body>" + body + "</w:body></w:document>"}};
  if (!numbering.empty()) {
    parts.emplace_back("word/numbering.xml", "<w:numbering" + space + ">" + numbering + "</w:numbering>");
  }
  return zip_of(parts);
}
std::string p(const std::string& text, const std::string& properties = "") {
  return "<w:p>" + properties + "<w:r><w:t>" + text + "</w:t></w:r></w:p>";
}
std::string reason(std::string_view bytes, const Limits& limits = {}) {
  const auto out = read(bytes, limits);
  return out.ok() ? "ok" : out.error().reason;
}
std::string text(std::string_view bytes) {
  const auto out = read(bytes);
  return out.ok() ? out->text : out.error().reason;
}

// One page with one line of Helvetica; poppler mends the missing table of places.
std::string pdf(const std::string& line) {
  const std::string content = "BT /F1 12 Tf 72 720 Td (" + line + ") Tj ET";
  return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
         "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
         "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
         "/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
         "4 0 obj<</Length " +
         std::to_string(content.size()) + ">>stream\n" + content +
         "\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
         "trailer<</Root 1 0 R>>\n%%EOF\n";
}

TEST(Text, ComesInTheEncodingsOfTheOffice) {
  EXPECT_EQ(text("\xef\xbb\xbf第一条\r\n\r\n\r\n第二条  \r\n"), "第一条\n\n第二条\n");
  EXPECT_EQ(text("\xb5\xda\xd2\xbb\xcc\xf5\xa1\xa3"), "第一条。\n") << "GB18030";
  EXPECT_EQ(text(std::string("\xff\xfe\x2c\x7b\x00\x4e", 6)), "第一\n") << "UTF-16, little end first";
  EXPECT_EQ(text(std::string("\xfe\xff\x7b\x2c\x4e\x00", 6)), "第一\n");
}

TEST(Text, WhatIsNoTextIsRefused) {
  EXPECT_EQ(reason(std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0", 24)),
            "documents.unknown_kind");
  EXPECT_EQ(reason("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 a .doc"), "documents.old_word");
  EXPECT_EQ(reason(""), "documents.no_text");
  EXPECT_EQ(reason(" \n\t\n"), "documents.no_text");
  EXPECT_EQ(reason(std::string((20 << 20) + 1, 'x')), "documents.too_large");
}

TEST(Text, ALongTextIsCutAtALine) {
  Limits limits;
  limits.max_text_bytes = 10;
  const auto out = read("12345\n67890\n", limits);
  ASSERT_TRUE(out.ok());
  EXPECT_EQ(out->text, "12345\n");
  EXPECT_EQ(out->notices, std::vector<std::string>{"cut"});
}

TEST(Docx, ParagraphsTablesAndChanges) {
  const std::string table =
      "<w:tbl><w:tr><w:tc>" + p("学段") + "</w:tc><w:tc>" + p("学时") + p("每年") + "</w:tc></w:tr></w:tbl>";
  EXPECT_EQ(text(docx(p("规划") + table + p("完。"))), "规划\n学段\t学时 每年\n完。\n");
  const auto changed =
      read(docx("<w:p><w:r><w:t>不少于</w:t></w:r><w:del><w:r><w:t>72</w:t></w:r></w:del>"
                "<w:ins><w:r><w:t>90</w:t></w:r></w:ins><w:r><w:t>学时</w:t></w:r></w:p>"));
  ASSERT_TRUE(changed.ok());
  EXPECT_EQ(changed->text, "不少于90学时\n");
  EXPECT_EQ(changed->notices, std::vector<std::string>{"changes"});
}

TEST(Docx, NumbersOfListsStandInFront) {
  const std::string numbering =
      "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
      "<w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl>"
      "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.%2 "
      "\"/></w:lvl>"
      "</w:abstractNum><w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/></w:num>";
  const auto at = [](const char* level) {
    return std::string("<w:pPr><w:numPr><w:ilvl w:val=\"") + level +
           "\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr>";
  };
  const std::string body = p("目标", at("0")) + p("数量", at("1")) + p("任务", at("0")) + p("质量", at("1"));
  EXPECT_EQ(text(docx(body, numbering)), "一、目标\n一.1 数量\n二、任务\n二.1 质量\n");
  EXPECT_EQ(chinese_number(10), "十");
  EXPECT_EQ(chinese_number(21), "二十一");
  EXPECT_EQ(chinese_number(105), "一百零五");
}

TEST(Docx, HostileFilesAreRefused) {
  Limits limits;
  limits.max_unzipped_bytes = 1 << 20;
  EXPECT_EQ(reason(docx(p(std::string(4 << 20, 'x'))), limits), "documents.zip_bomb");
  limits.max_zip_entries = 2;
  EXPECT_EQ(reason(zip_of({{"a", "1"}, {"b", "2"}, {"c", "3"}}), limits), "documents.zip_bomb");
  EXPECT_EQ(reason(zip_of({{"xl/workbook.xml", "<x/>"}})), "documents.unknown_kind");
  const std::string good = docx(p("好"));
  EXPECT_EQ(reason(good.substr(0, good.size() / 2)), "documents.damaged");
  EXPECT_EQ(reason(zip_of({{"word/document.xml", "<w:document xmlns:w='w'><w:body>"}})), "documents.damaged");
  EXPECT_EQ(reason(zip_of({{"word/document.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>"}})),
            "documents.damaged");
  std::string deep;
  for (int i = 0; i < 1000; ++i) deep += "<w:p>";
  EXPECT_EQ(reason(docx(deep)), "documents.damaged");
  EXPECT_EQ(reason(docx("")), "documents.no_text");
}

TEST(Pdf, GivesItsText) {
  const auto out = read(pdf("360 hours in five years"));
  ASSERT_TRUE(out.ok()) << out.error().reason;
  EXPECT_EQ(out->kind, Kind::pdf);
  EXPECT_NE(out->text.find("360 hours in five years"), std::string::npos) << out->text;
}

TEST(Pdf, DamagedOnesAreAnswered) {
  const std::string good = pdf("text");
  EXPECT_NE(reason(good.substr(0, 40)), "ok");
  EXPECT_EQ(reason("%PDF-1.7\nnonsense"), "documents.damaged");
  for (std::size_t cut = 0; cut < good.size(); cut += 37) (void)read(good.substr(0, cut));
}

}  // namespace
}  // namespace xt::documents
