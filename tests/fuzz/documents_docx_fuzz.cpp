// Any bytes as a document: an answer, in bounded time and memory. The first byte chooses what stands in front
// of the rest: nothing (the kind is guessed), the head of a zip, or the parts of a .docx as they stand behind
// the zip.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "documents/documents.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  xt::documents::Limits limits;
  limits.max_unzipped_bytes = 1 << 20;
  limits.max_text_bytes = 1 << 16;
  const bool zip = data[0] % 2 == 1;
  const auto out = xt::documents::read(zip ? "PK\x03\x04" + std::string(rest) : std::string(rest), limits);
  if (out.ok() && out->text.size() > limits.max_text_bytes) std::abort();
  if (out.ok() && out->text.empty()) std::abort();
  return 0;
}
