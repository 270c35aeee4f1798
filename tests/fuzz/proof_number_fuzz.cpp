// What the public types as a certificate's number, and the content that a certificate keeps.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "proof/draft.h"
#include "proof/number.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto number = xt::proof::parse_number(text)) {
    // What was read is a number, and reads as itself.
    if (number->size() != xt::proof::kNumberLength) std::abort();
    if (xt::proof::parse_number(xt::proof::printed_number(*number)) != number) std::abort();
  }
  const auto content = xt::proof::content_of(std::string(text));
  const std::string kept = xt::proof::to_json(content);
  if (xt::proof::to_json(xt::proof::content_of(kept)) != kept) std::abort();
  return 0;
}
