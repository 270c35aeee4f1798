#include "archive/archive.h"

#include <zlib.h>

namespace xt::archive {
namespace {

void put(std::string& out, std::uint64_t value, int octets) {
  for (int i = 0; i < octets; ++i) out.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
}

std::string safe(std::string_view name) {
  std::string out(name);
  for (char& c : out) {
    const bool bad = static_cast<unsigned char>(c) < 0x20 ||
                     std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos;
    if (bad) c = '_';
  }
  return out;
}

}  // namespace

void Archive::add(std::string_view raw, std::string_view bytes) {
  const std::string name = safe(raw);
  const std::uint64_t at = out_.size();
  const auto sum = crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
  const Ymd d = made_.ymd();
  // What both headers share: flags (bit 11: UTF-8), method, time, day, sum, sizes, lengths.
  std::string common;
  put(common, 0x0800, 2);
  put(common, 0, 2);
  put(common, 0, 2);
  put(common,
      static_cast<unsigned>(d.year - 1980) << 9U | static_cast<unsigned>(d.month) << 5U |
          static_cast<unsigned>(d.day),
      2);
  put(common, sum, 4);
  put(common, bytes.size(), 4);
  put(common, bytes.size(), 4);
  put(common, name.size(), 2);
  put(common, 0, 2);
  put(out_, 0x04034b50, 4);
  put(out_, 20, 2);
  out_ += common;
  out_ += name;
  out_ += bytes;
  put(directory_, 0x02014b50, 4);
  put(directory_, 20, 2);
  put(directory_, 20, 2);
  directory_ += common;
  put(directory_, 0, 2);  // comment
  put(directory_, 0, 2);  // disk
  put(directory_, 0, 2);  // internal attributes
  put(directory_, 0, 4);  // external attributes
  put(directory_, at, 4);
  directory_ += name;
  ++files_;
}

std::string Archive::finish() {
  const std::uint64_t at = out_.size();
  out_ += directory_;
  put(out_, 0x06054b50, 4);
  put(out_, 0, 4);
  put(out_, files_, 2);
  put(out_, files_, 2);
  put(out_, directory_.size(), 4);
  put(out_, at, 4);
  put(out_, 0, 2);
  return std::move(out_);
}

}  // namespace xt::archive
