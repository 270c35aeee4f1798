#include "http/download.h"

#include <memory>

#include "base/text.h"

namespace xt::http {
namespace {

constexpr std::size_t kMostNameChars = 120;

std::string safe_name(std::string_view wanted) {
  std::string out;
  for (const char c : wanted) {
    const auto byte = static_cast<unsigned char>(c);
    const bool refused =
        byte < 0x20 || byte == 0x7F || std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos;
    out += refused ? '_' : c;
  }
  // The ending is what tells the program that opens it.
  const auto dot = out.rfind('.');
  const std::string ending = dot == std::string::npos || out.size() - dot > 8 ? "" : out.substr(dot);
  std::string stem = out.substr(0, out.size() - ending.size());
  stem.resize(offset_utf8(stem, kMostNameChars));
  return (stem.empty() ? "download" : stem) + ending;
}

std::string ascii_name(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (static_cast<unsigned char>(c) < 0x80) {
      out += c == '%' ? '_' : c;  // some programs decode %41 in it
    } else if (out.empty() || out.back() != '_') {
      out += '_';
    }
  }
  return out;
}

// attr-char of RFC 8187, 3.2.1.
bool is_plain(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         std::string_view("!#$&+-.^_`|~").find(c) != std::string_view::npos;
}

std::string percent_encoded(std::string_view name) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : name) {
    if (is_plain(c)) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kHex[byte >> 4];
    out += kHex[byte & 15];
  }
  return out;
}

}  // namespace

Response download(std::string bytes, std::string_view filename, std::string_view content_type) {
  const std::string name = safe_name(filename);
  Response response;
  response.content_type = content_type;
  response.shared_body = std::make_shared<const std::string>(std::move(bytes));  // packed already: not again
  response.headers.add("Content-Disposition", "attachment; filename=\"" + ascii_name(name) +
                                                  "\"; filename*=UTF-8''" + percent_encoded(name));
  return response;
}

}  // namespace xt::http
