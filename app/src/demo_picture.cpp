#include "demo_picture.h"

#include <array>
#include <cstdint>

namespace xt::app {
namespace {

constexpr int kWide = 480, kHigh = 360;

void put32(std::string& out, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xff);
}

// PNG (ISO/IEC 15948), annex D.
std::uint32_t crc(const std::string& bytes) {
  std::uint32_t out = 0xffffffff;
  for (const char byte : bytes) {
    out ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) out = (out & 1) != 0 ? 0xedb88320 ^ out >> 1 : out >> 1;
  }
  return ~out;
}

void chunk(std::string& out, const std::string& name, const std::string& body) {
  put32(out, static_cast<std::uint32_t>(body.size()));
  out += name + body;
  put32(out, crc(name + body));
}

// zlib without compression (RFC 1950, RFC 1951 3.2.4).
std::string stored(const std::string& bytes) {
  constexpr std::size_t kBlock = 65'535;
  std::string out = "\x78\x01";
  for (std::size_t at = 0; at < bytes.size(); at += kBlock) {
    const std::size_t size = std::min(kBlock, bytes.size() - at);
    out += at + size == bytes.size() ? '\x01' : '\x00';
    for (const std::size_t value : {size, ~size}) {
      out += static_cast<char>(value & 0xff);
      out += static_cast<char>(value >> 8 & 0xff);
    }
    out.append(bytes, at, size);
  }
  std::uint32_t a = 1, b = 0;
  for (const char byte : bytes) {
    a = (a + static_cast<unsigned char>(byte)) % 65'521;
    b = (b + a) % 65'521;
  }
  put32(out, b << 16 | a);
  return out;
}

// Of one point: the table, the paper, lines of writing, a red seal.
std::array<int, 3> colour(int x, int y, int n) {
  const bool paper = x > 70 && x < 410 && y > 40 && y < 320;
  if (!paper) return {132 + (y + n * 7) % 17, 96 + (y + n * 7) % 11, 62};
  const int dx = x - 330, dy = y - 250, ring = dx * dx + dy * dy;
  if (ring < 1'500 && (ring > 1'150 || ring < 90)) return {186, 42, 36};
  const bool title = y > 72 && y < 92 && x > 160 && x < 320;
  const bool writing = y > 115 && y < 235 && y % 24 < 9 && x > 100 && x < 380 - (y * 7 + n * 31) % 90;
  if (title) return {52, 46, 42};
  if (writing) return {120, 116, 110};
  return {247, 244, 236};
}

}  // namespace

std::string demo_picture(int n) {
  std::string rows;
  for (int y = 0; y < kHigh; ++y) {
    rows += '\0';
    for (int x = 0; x < kWide; ++x) {
      for (const int part : colour(x, y, n)) rows += static_cast<char>(part);
    }
  }
  std::string head;
  put32(head, kWide);
  put32(head, kHigh);
  head += std::string("\x08\x02\x00\x00\x00", 5);
  std::string out = "\x89PNG\r\n\x1a\n";
  chunk(out, "IHDR", head);
  chunk(out, "IDAT", stored(rows));
  chunk(out, "IEND", {});
  return out;
}

}  // namespace xt::app
