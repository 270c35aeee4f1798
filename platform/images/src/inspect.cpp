#include <cctype>

#include "images/images.h"

namespace xt::images {
namespace {

using namespace std::string_view_literals;

// Reads of untrusted bytes: nullopt past the end.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}
  std::optional<std::uint32_t> number(std::size_t at, int octets, bool big = true) const {
    if (at > bytes_.size() || bytes_.size() - at < static_cast<std::size_t>(octets)) return std::nullopt;
    std::uint32_t out = 0;
    for (int i = 0; i < octets; ++i) {
      const auto octet =
          static_cast<std::uint8_t>(bytes_[at + static_cast<std::size_t>(big ? i : octets - 1 - i)]);
      out = (out << 8U) | octet;
    }
    return out;
  }
  std::string_view part(std::size_t at, std::size_t octets) const {
    return at <= bytes_.size() ? bytes_.substr(at, octets) : std::string_view();
  }

 private:
  std::string_view bytes_;
};

// The tags of one directory of a TIFF block (TIFF 6.0, section 2).
class Tiff {
 public:
  explicit Tiff(std::string_view block) : bytes_(block), big_(block.starts_with("MM")) {}
  std::optional<std::uint32_t> first() const { return bytes_.number(4, 4, big_); }

  // The value's place: of a pointer or a long text the offset itself.
  std::optional<std::uint32_t> value(std::uint32_t directory, std::uint32_t tag) const {
    const auto count = bytes_.number(directory, 2, big_);
    for (std::uint32_t i = 0; count && i < *count && i < kMostTags; ++i) {
      const std::size_t at = std::size_t{directory} + 2 + std::size_t{i} * 12;
      if (bytes_.number(at, 2, big_) == tag) return bytes_.number(at + 8, 4, big_);
    }
    return std::nullopt;
  }
  std::string_view text(std::uint32_t at, std::size_t octets) const { return bytes_.part(at, octets); }

 private:
  static constexpr std::uint32_t kMostTags = 200;
  Bytes bytes_;
  bool big_;
};

constexpr std::uint32_t kExifDirectory = 0x8769, kGpsDirectory = 0x8825, kTaken = 0x9003;

// "2025:05:28 14:03:11"
std::optional<Date> day_of(std::string_view text) {
  if (text.size() < 10 || text[4] != ':' || text[7] != ':') return std::nullopt;
  std::string iso(text.substr(0, 10));
  iso[4] = iso[7] = '-';
  return Date::parse_iso(iso);
}

void read_exif(std::string_view block, Facts& out) {
  const Tiff tiff(block);
  const auto first = tiff.first();
  if (!first) return;
  out.has_place = tiff.value(*first, kGpsDirectory).has_value();
  const auto exif = tiff.value(*first, kExifDirectory);
  if (!exif) return;
  const auto at = tiff.value(*exif, kTaken);
  if (at) out.taken = day_of(tiff.text(*at, 19));
}

// ITU-T T.81 table B.1: frame headers (SOF0 … SOF15 without DHT, JPG, DAC), and markers that stand alone
// (TEM, RST0 … RST7, SOI), after which there is no length to go by.
bool is_frame(std::uint32_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}
bool stands_alone(std::uint32_t marker) {
  return marker <= 0x01 || (marker >= 0xD0 && marker <= 0xD8);
}
// Baseline, extended and progressive, with Huffman codes: what cameras write. Of the others the arithmetic
// codes can keep a decoder busy for hours with a few bytes.
constexpr std::uint32_t kLastFrameRead = 0xC2;

// Every scan of a progressive picture goes over all of it; encoders write about ten. Within the codes of a
// scan 0xFF is always followed by something else, so only thumbnails may add to the count.
bool too_many_scans(std::string_view bytes) {
  constexpr int kMostScans = 64;
  int scans = 0;
  for (auto at = bytes.find("\xFF\xDA"sv); at != std::string_view::npos;
       at = bytes.find("\xFF\xDA"sv, at + 2))
    if (++scans > kMostScans) return true;
  return false;
}

Error damaged() {
  return make_error(Code::malformed, "images.damaged");
}

Result<Facts> inspect_jpeg(std::string_view all) {
  const Bytes bytes(all);
  Facts out;
  for (std::size_t at = 2;;) {
    const auto lead = bytes.number(at, 1);
    const auto marker = bytes.number(at + 1, 1);
    if (!lead || !marker || *lead != 0xFF) return damaged();
    if (*marker == 0xFF) {  // fill
      ++at;
      continue;
    }
    const auto length = bytes.number(at + 2, 2);
    if (!length || *length < 2 || *marker == 0xDA || *marker == 0xD9 || stands_alone(*marker))
      return damaged();
    if (is_frame(*marker)) {
      if (*marker > kLastFrameRead) return make_error(Code::invalid, "images.unknown_format");
      if (too_many_scans(all)) return damaged();
      const auto height = bytes.number(at + 5, 2);
      const auto width = bytes.number(at + 7, 2);
      if (!height || !width) return damaged();
      out.height = static_cast<int>(*height);
      out.width = static_cast<int>(*width);
      return out;
    }
    const std::string_view body = bytes.part(at + 4, *length - 2);
    if (*marker == 0xE1 && body.starts_with("Exif\0\0"sv)) read_exif(body.substr(6), out);
    at += 2 + *length;
  }
}

Result<Facts> inspect_png(std::string_view all) {
  const Bytes bytes(all);
  const auto width = bytes.number(16, 4);
  const auto height = bytes.number(20, 4);
  if (!width || !height || bytes.part(12, 4) != "IHDR" || *width > 0x7FFFFFFF || *height > 0x7FFFFFFF)
    return damaged();
  Facts out;
  out.format = Format::png;
  out.width = static_cast<int>(*width);
  out.height = static_cast<int>(*height);
  return out;
}

}  // namespace

Result<Facts> inspect(std::string_view bytes) {
  const bool jpeg = bytes.starts_with("\xFF\xD8\xFF"sv);
  if (!jpeg && !bytes.starts_with("\x89PNG\r\n\x1A\n"sv))
    return make_error(Code::invalid, "images.unknown_format");
  XT_TRY(const Facts out, jpeg ? inspect_jpeg(bytes) : inspect_png(bytes));
  if (out.width < 1 || out.height < 1) return damaged();
  if (out.width > kMostPixelsAside || out.height > kMostPixelsAside ||
      std::int64_t{out.width} * out.height > kMostPixels)
    return make_error(Code::too_large, "images.too_many_pixels");
  return out;
}

}  // namespace xt::images
