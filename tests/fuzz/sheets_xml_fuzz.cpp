// Any bytes as one of the XML parts of an .xlsx file: the first byte says which. The zip around it is good,
// so that the fuzzer spends its time on what is inside.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include <zip.h>

#include "sheets/sheets.h"

namespace {

struct Piece {
  const char* name;
  const char* content;
};

constexpr std::array<Piece, 6> kPieces{{
    {"xl/worksheets/sheet1.xml",
     R"(<worksheet><sheetData><row r="1"><c r="A1" t="s" s="1"><v>0</v></c></row></sheetData></worksheet>)"},
    {"xl/sharedStrings.xml", "<sst><si><t>a</t></si></sst>"},
    {"xl/styles.xml", R"(<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>)"},
    {"xl/workbook.xml", R"(<workbook><sheets><sheet name="a" id="r1"/></sheets></workbook>)"},
    {"xl/_rels/workbook.xml.rels",
     R"(<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>)"
     R"(<Relationship Id="r2" Type="x/styles" Target="styles.xml"/>)"
     R"(<Relationship Id="r3" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>)"},
    {"_rels/.rels",
     R"(<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>)"},
}};

std::string zip_with(std::size_t victim, const std::string& content) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(source);
  zip_t* archive = zip_open_from_source(source, ZIP_TRUNCATE, &error);
  std::array<std::string, kPieces.size()> parts;
  for (std::size_t i = 0; i < kPieces.size(); ++i) {
    parts[i] = i == victim ? content : kPieces[i].content;
    zip_source_t* part = zip_source_buffer(archive, parts[i].data(), parts[i].size(), 0);
    const auto index = zip_file_add(archive, kPieces[i].name, part, 0);
    zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
  }
  zip_close(archive);
  zip_source_open(source);
  zip_stat_t info;
  zip_source_stat(source, &info);
  std::string bytes(info.size, '\0');
  zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  zip_source_free(source);
  return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string content(reinterpret_cast<const char*>(data) + 1, size - 1);
  auto source = xt::sheets::open_sheet_bytes(zip_with(data[0] % kPieces.size(), content));
  if (!source.ok()) return 0;
  xt::sheets::Row row;
  for (;;) {
    const auto more = (*source)->next(row);
    if (!more.ok() || !*more) return 0;
  }
}
