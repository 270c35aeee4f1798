// A photograph that somebody sends: what it says of itself and, if it is small, its upright copy.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "images/images.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr int kEdge = 32;
  constexpr std::int64_t kSmall = 256 * 256;  // decoding larger ones would only make this slow
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto facts = xt::images::inspect(bytes);
  if (!facts.ok()) return 0;
  const std::int64_t pixels = std::int64_t{facts->width} * facts->height;
  if (facts->width < 1 || facts->height < 1 || pixels > xt::images::kMostPixels) std::abort();
  if (pixels > kSmall) return 0;
  const auto copy = xt::images::render(bytes, kEdge);
  if (!copy.ok()) return 0;
  const auto made = xt::images::inspect(*copy);
  if (!made.ok() || made->width > kEdge || made->height > kEdge) std::abort();
  if (made->has_place || made->taken) std::abort();  // a copy tells nothing of its maker
  return 0;
}
