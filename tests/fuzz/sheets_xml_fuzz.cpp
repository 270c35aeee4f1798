// Any bytes as one of the XML parts of an .xlsx file: the first byte says which. The zip around it is good,
// so that the fuzzer spends its time on what is inside.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "sheets/sheets.h"

#include "zip_of.h"

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
  std::vector<std::pair<std::string, std::string>> parts;
  for (std::size_t i = 0; i < kPieces.size(); ++i) {
    parts.emplace_back(kPieces[i].name, i == victim ? content : kPieces[i].content);
  }
  return xt::fuzz::zip_of(parts);
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
