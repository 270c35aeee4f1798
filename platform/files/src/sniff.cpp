#include <algorithm>

#include "files/files.h"

namespace xt::files {
namespace {

using namespace std::string_view_literals;

bool begins(std::string_view bytes, std::string_view signature) {
  return bytes.starts_with(signature);
}

// Every part of an archive is named in its directory, at the end of the file (APPNOTE 4.3.12).
Type archive(std::string_view bytes) {
  constexpr std::size_t kDirectory = 1U << 20;
  const std::string_view tail = bytes.size() > kDirectory ? bytes.substr(bytes.size() - kDirectory) : bytes;
  if (tail.find("xl/workbook.") != std::string_view::npos) return Type::xlsx;
  if (tail.find("word/document.") != std::string_view::npos) return Type::docx;
  return Type::zip;
}

bool is_html(std::string_view bytes) {
  std::string head(bytes.substr(0, 1024));
  std::transform(head.begin(), head.end(), head.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const std::size_t first = head.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  if (first == std::string::npos || head[first] != '<') return false;
  return head.find("<html") != std::string::npos || head.find("<!doctype html") != std::string::npos ||
         head.find("<table") != std::string::npos;
}

}  // namespace

Type sniff(std::string_view bytes) {
  if (bytes.empty()) return Type::empty;
  if (begins(bytes, "PK\x03\x04"sv) || begins(bytes, "PK\x05\x06"sv)) return archive(bytes);
  if (begins(bytes, "%PDF-"sv)) return Type::pdf;
  if (begins(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv)) return Type::xls;
  if (begins(bytes, "\x89PNG\r\n"sv) || begins(bytes, "\xFF\xD8\xFF"sv) || begins(bytes, "GIF8"sv)) {
    return Type::image;
  }
  if (begins(bytes, "\xFF\xFE"sv) || begins(bytes, "\xFE\xFF"sv)) return Type::text;  // UTF-16
  if (is_html(bytes)) return Type::html;
  constexpr std::size_t kHead = 64U << 10;
  return bytes.substr(0, kHead).find('\0') == std::string_view::npos ? Type::text : Type::binary;
}

std::string_view type_name(Type type) {
  switch (type) {
    case Type::xlsx:
      return "xlsx";
    case Type::docx:
      return "docx";
    case Type::zip:
      return "zip";
    case Type::xls:
      return "xls";
    case Type::pdf:
      return "pdf";
    case Type::image:
      return "image";
    case Type::html:
      return "html";
    case Type::text:
      return "text";
    case Type::binary:
      return "binary";
    case Type::empty:
      return "empty";
  }
  return "binary";
}

}  // namespace xt::files
