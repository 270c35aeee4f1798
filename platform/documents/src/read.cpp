#include <algorithm>

#include "base/text.h"

#include "readers.h"

namespace xt::documents {
namespace {

constexpr std::string_view kOldWord = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

// Text has hardly any control characters; pictures and programs are full of them.
bool looks_like_text(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 64 << 10);
  const auto odd = std::count_if(head.begin(), head.end(), [](char c) {
    const auto u = static_cast<unsigned char>(c);
    return u < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f';
  });
  return static_cast<std::size_t>(odd) * 200 <= head.size();
}

std::string utf16(std::string_view bytes, bool big) {
  std::string out;
  const auto unit = [&](std::size_t i) {
    const auto a = static_cast<unsigned char>(bytes[i]);
    const auto b = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(big ? a << 8 | b : b << 8 | a);
  };
  for (std::size_t i = 2; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit(i);
    if (c >= 0xd800 && c < 0xdc00 && i + 3 < bytes.size()) {
      const char32_t low = unit(i + 2);
      if (low >= 0xdc00 && low < 0xe000) {
        c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
        i += 2;
      }
    }
    if (c >= 0xd800 && c < 0xe000) c = 0xfffd;
    if (c < 0x80) {
      out += static_cast<char>(c);
    } else if (c < 0x800) {
      out += static_cast<char>(0xc0 | c >> 6);
      out += static_cast<char>(0x80 | (c & 0x3f));
    } else {
      if (c < 0x10000) {
        out += static_cast<char>(0xe0 | c >> 12);
      } else {
        out += static_cast<char>(0xf0 | c >> 18);
        out += static_cast<char>(0x80 | (c >> 12 & 0x3f));
      }
      out += static_cast<char>(0x80 | (c >> 6 & 0x3f));
      out += static_cast<char>(0x80 | (c & 0x3f));
    }
  }
  return out;
}

}  // namespace

std::string_view code(Kind kind) {
  return kind == Kind::text ? "text" : kind == Kind::docx ? "docx" : "pdf";
}

Error damaged(std::string note) {
  return make_error(Code::malformed, "documents.damaged", std::move(note));
}

void finish(Document& document, const Limits& limits) {
  std::string out;
  int empty = 0;
  std::erase(document.text, '\0');
  for (std::string_view line : split(document.text, '\n')) {
    while (!line.empty() &&
           (line.back() == ' ' || line.back() == '\t' || line.back() == '\r' || line.back() == '\f')) {
      line.remove_suffix(1);
    }
    while (line.starts_with("\f")) line.remove_prefix(1);
    empty = line.empty() ? empty + 1 : 0;
    if (empty > 1 || (out.empty() && line.empty())) continue;
    if (out.size() + line.size() + 1 > limits.max_text_bytes) {
      document.notices.emplace_back("cut");
      break;
    }
    out.append(line) += '\n';
  }
  while (out.ends_with("\n\n")) out.pop_back();
  if (out == "\n") out.clear();
  document.text = std::move(out);
}

Result<Document> read_text(std::string_view bytes, const Limits& limits) {
  Document out;
  if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff")) {
    out.text = utf16(bytes, bytes.starts_with("\xfe\xff"));
  } else {
    if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
    if (!looks_like_text(bytes)) return make_error(Code::invalid, "documents.unknown_kind");
    out.text = is_utf8(bytes) ? std::string(bytes) : from_gb18030(bytes);
  }
  if (out.text.find("\xef\xbf\xbd") != std::string::npos) out.notices.emplace_back("undecodable");
  finish(out, limits);
  return out;
}

Result<Document> read(std::string_view bytes, const Limits& limits) {
  if (bytes.size() > limits.max_file_bytes) return make_error(Code::too_large, "documents.too_large");
  Result<Document> out =
      bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06") ? read_docx(bytes, limits)
      : bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos    ? read_pdf(bytes, limits)
      : bytes.starts_with(kOldWord) ? Result<Document>(make_error(Code::invalid, "documents.old_word"))
                                    : read_text(bytes, limits);
  if (out.ok() && trim_ascii(out->text).empty()) return make_error(Code::invalid, "documents.no_text");
  return out;
}

}  // namespace xt::documents
