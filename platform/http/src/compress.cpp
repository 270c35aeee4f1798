#include "compress.h"

#include <cstdlib>

#include <brotli/encode.h>
#include <zlib.h>

#include "base/text.h"

#include "url.h"

namespace xt::http {
namespace {

// "0", "0.5", "1.000" -> thousandths; anything else counts as 0.
int quality(std::string_view text) {
  if (text.empty() || (text[0] != '0' && text[0] != '1')) return 0;
  int value = (text[0] - '0') * 1000;
  int place = 100;
  for (std::size_t i = 2; i < text.size() && place > 0 && text[1] == '.'; ++i, place /= 10) {
    if (text[i] < '0' || text[i] > '9') return 0;
    value += (text[i] - '0') * place;
  }
  return value > 1000 ? 1000 : value;
}

std::optional<std::string> gzip(std::string_view content, int level) {
  z_stream stream{};
  constexpr int gzip_window = 15 + 16;
  if (deflateInit2(&stream, level, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    return std::nullopt;
  std::string out(deflateBound(&stream, content.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
  stream.avail_in = static_cast<uInt>(content.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int status = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (status != Z_STREAM_END) return std::nullopt;
  return out;
}

std::optional<std::string> brotli(std::string_view content, int level) {
  std::size_t size = BrotliEncoderMaxCompressedSize(content.size());
  if (size == 0) return std::nullopt;
  std::string out(size, '\0');
  if (BrotliEncoderCompress(level, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, content.size(),
                            reinterpret_cast<const std::uint8_t*>(content.data()), &size,
                            reinterpret_cast<std::uint8_t*>(out.data())) != BROTLI_TRUE) {
    return std::nullopt;
  }
  out.resize(size);
  return out;
}

}  // namespace

std::string_view coding_name(Coding coding) {
  return coding == Coding::brotli ? "br" : coding == Coding::gzip ? "gzip" : "";
}

Coding negotiate(std::string_view accept_encoding) {
  int any = -1;
  int with_gzip = -1;
  int with_brotli = -1;
  for (const std::string_view part : split(accept_encoding, ',')) {
    const auto semicolon = part.find(';');
    const std::string_view name = trim_ascii(part.substr(0, semicolon));
    int weight = 1000;
    if (semicolon != std::string_view::npos) {
      const std::string_view parameter = trim_ascii(part.substr(semicolon + 1));
      weight = parameter.starts_with("q=") || parameter.starts_with("Q=") ? quality(parameter.substr(2)) : 0;
    }
    if (equal_ignoring_case(name, "br")) with_brotli = weight;
    if (equal_ignoring_case(name, "gzip") || equal_ignoring_case(name, "x-gzip")) with_gzip = weight;
    if (name == "*") any = weight;
  }
  if (with_brotli < 0) with_brotli = any;
  if (with_gzip < 0) with_gzip = any;
  if (with_brotli > 0 && with_brotli >= with_gzip) return Coding::brotli;
  return with_gzip > 0 ? Coding::gzip : Coding::identity;
}

bool is_compressible(std::string_view content_type) {
  const std::string_view type = trim_ascii(content_type.substr(0, content_type.find(';')));
  return type.starts_with("text/") || type.ends_with("json") || type.ends_with("+xml") ||
         type == "image/svg+xml" || type == "application/javascript" || type == "application/xml" ||
         type == "application/wasm";
}

std::optional<std::string> compress(Coding coding, std::string_view content, bool careful) {
  std::optional<std::string> out;
  if (coding == Coding::gzip) out = gzip(content, careful ? 9 : 4);
  if (coding == Coding::brotli) out = brotli(content, careful ? 9 : 3);
  if (out && out->size() >= content.size()) return std::nullopt;
  return out;
}

}  // namespace xt::http
