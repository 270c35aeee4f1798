// Any bytes as a document: an answer, in bounded time and memory. The first byte chooses what stands around
// the rest: nothing (the kind is guessed), the head of a zip, or a good zip in which the rest is the text or
// the numbering of a .docx.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "documents/documents.h"

#include "zip_of.h"

namespace {

constexpr const char* kText =
    R"(<w:document xmlns:w="w"><w:body><w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>)"
    R"(<w:r><w:t>a</w:t></w:r></w:p><w:p><w:pPr><w:numPr><w:ilvl w:val="3"/><w:numId w:val="1"/></w:numPr></w:pPr>)"
    R"(<w:r><w:t>b</w:t></w:r></w:p></w:body></w:document>)";
constexpr const char* kNumbering =
    R"(<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>)"
    R"(<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>)"
    R"(<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>)";

std::string document_of(std::uint8_t around, const std::string& rest) {
  switch (around % 4) {
    case 1:
      return "PK\x03\x04" + rest;
    case 2:
      return xt::fuzz::zip_of({{"word/document.xml", rest}, {"word/numbering.xml", kNumbering}});
    case 3:
      return xt::fuzz::zip_of({{"word/document.xml", kText}, {"word/numbering.xml", rest}});
    default:
      return rest;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  xt::documents::Limits limits;
  limits.max_unzipped_bytes = 1 << 20;
  limits.max_text_bytes = 1 << 16;
  const auto out = xt::documents::read(document_of(data[0], rest), limits);
  if (out.ok() && out->text.size() > limits.max_text_bytes) std::abort();
  if (out.ok() && out->text.empty()) std::abort();
  return 0;
}
