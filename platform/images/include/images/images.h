// Photographs: what they say of themselves, and smaller upright copies without metadata. Pure; thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/result.h"

namespace xt::images {

enum class Format : std::uint8_t { jpeg, png };

struct Facts {
  Format format = Format::jpeg;
  int width = 0, height = 0;  // as stored, before EXIF orientation
  std::optional<Date> taken;  // EXIF DateTimeOriginal, by the camera's clock
  bool has_place = false;     // EXIF carries a GPS block
};

inline constexpr int kMostPixelsAside = 20'000;
inline constexpr std::int64_t kMostPixels = 80'000'000;

// From the headers alone; nothing is decoded. images.unknown_format, images.damaged (malformed),
// images.too_many_pixels (too_large).
Result<Facts> inspect(std::string_view bytes);

// A JPEG (quality 82) of at most `edge` pixels on the longer side, turned upright by the EXIF orientation,
// on white where the original is transparent, and without metadata. Never larger than the original. The
// errors of inspect(), and images.damaged where the picture cannot be decoded.
Result<std::string> render(std::string_view bytes, int edge);

}  // namespace xt::images
