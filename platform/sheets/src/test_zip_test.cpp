#include "test_zip.h"

#include <cstdlib>
#include <memory>

#include <gtest/gtest.h>
#include <zip.h>

namespace xt::sheets {

std::string zip_of(const Parts& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(source);
  zip_t* archive = zip_open_from_source(source, ZIP_TRUNCATE, &error);
  for (const auto& [name, content] : parts) {
    zip_source_t* part = zip_source_buffer(archive, content.data(), content.size(), 0);
    EXPECT_GE(zip_file_add(archive, name.c_str(), part, ZIP_FL_ENC_UTF_8), 0);
  }
  EXPECT_EQ(zip_close(archive), 0);
  EXPECT_EQ(zip_source_open(source), 0);
  zip_stat_t info;
  zip_source_stat(source, &info);
  std::string bytes(info.size, '\0');
  EXPECT_EQ(zip_source_read(source, bytes.data(), bytes.size()), static_cast<zip_int64_t>(bytes.size()));
  zip_source_close(source);
  zip_source_free(source);
  return bytes;
}

Parts parts_of(const Hand& hand) {
  const std::string head = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
  const std::string main = R"(xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")";
  const std::string rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const std::string pkg = "http://schemas.openxmlformats.org/package/2006/relationships";
  auto relation = [&](const std::string& id, const std::string& type, const std::string& target) {
    return "<Relationship Id=\"" + id + "\" Type=\"" + rel + "/" + type + "\" Target=\"" + target + "\"/>";
  };
  return {
      {"_rels/.rels", head + "<Relationships xmlns=\"" + pkg + "\">" +
                          relation("a", "officeDocument", "xl/workbook.xml") + "</Relationships>"},
      {"xl/workbook.xml", head + "<workbook " + main + " xmlns:r=\"" + rel + "\"><workbookPr " + hand.book +
                              "/><sheets>" + hand.sheets + "</sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels",
       head + "<Relationships xmlns=\"" + pkg + "\">" + relation("r1", "worksheet", "worksheets/sheet1.xml") +
           relation("r2", "worksheet", "/xl/worksheets/sheet2.xml") + relation("r3", "styles", "styles.xml") +
           relation("r4", "sharedStrings", "sharedStrings.xml") + "</Relationships>"},
      {"xl/styles.xml", head + "<styleSheet " + main + ">" + hand.styles + "</styleSheet>"},
      {"xl/sharedStrings.xml", head + "<sst " + main + ">" + hand.strings + "</sst>"},
      {"xl/worksheets/sheet1.xml", head + "<worksheet " + main + "><sheetData>" + hand.rows + "</sheetData>" +
                                       hand.after + "</worksheet>"},
      {"xl/worksheets/sheet2.xml",
       head + "<worksheet " + main +
           R"(><sheetData><row><c t="inlineStr"><is><t>第二张</t></is></c></row></sheetData>)" +
           "</worksheet>"},
  };
}

std::string xlsx_of(const Hand& hand) {
  return zip_of(parts_of(hand));
}

std::string dump(Result<std::unique_ptr<RowSource>> source) {
  if (!source.ok()) return "error " + source.error().reason;
  std::string text;
  Row row;
  for (;;) {
    const auto more = (*source)->next(row);
    if (!more.ok()) return text + "error " + more.error().reason;
    if (!*more) break;
    text += std::to_string(row.number) + ": ";
    for (std::size_t i = 0; i < row.cells.size(); ++i) text += (i > 0 ? "|" : "") + row.cells[i];
    text += "\n";
  }
  for (const auto& notice : (*source)->notices())
    text += notice.reason + "@" + std::to_string(notice.row) + "\n";
  return text;
}

}  // namespace xt::sheets
