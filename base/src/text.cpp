#include "base/text.h"

// ICU's macros narrow int to uint8_t; that is its business.
#pragma GCC diagnostic ignored "-Wconversion"

#include <algorithm>
#include <memory>
#include <unordered_map>

#include <unicode/translit.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace xt {
namespace {

bool is_blank(UChar32 c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0d) || c == 0xa0 || c == 0x3000 || c == 0xfeff ||
         (c >= 0x2000 && c <= 0x200f) || c == 0x2028 || c == 0x2029 || c == 0x2060;
}

void append(std::string& out, UChar32 c) {
  char buffer[U8_MAX_LENGTH];
  std::int32_t n = 0;
  U8_APPEND_UNSAFE(buffer, n, c);
  out.append(buffer, static_cast<std::size_t>(n));
}

}  // namespace

bool is_utf8(std::string_view text) {
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(text.data(), i, size, c);
    if (c < 0) return false;
  }
  return true;
}

std::string from_gb18030(std::string_view bytes) {
  const icu::UnicodeString wide(bytes.data(), static_cast<std::int32_t>(bytes.size()), "gb18030");
  std::string out;
  wide.toUTF8String(out);
  return out;
}

std::string tidy(std::string_view text) {
  // Most cells of a sheet: digits and letters need no decoding.
  if (std::all_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x80; })) {
    return std::string(trim_ascii(text));
  }
  std::string out;
  out.reserve(text.size());
  std::size_t keep = 0;  // out.size() after the last visible character
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(text.data(), i, size, c);
    if (c >= 0xff01 && c <= 0xff5e) c -= 0xfee0;
    if (c == 0x200b || c == 0x200c || c == 0x200d || c == 0x2060 || c == 0xfeff) continue;
    if (is_blank(c)) {
      if (!out.empty()) append(out, c == 0x3000 || c == 0xa0 ? ' ' : c);
      continue;
    }
    append(out, c);
    keep = out.size();
  }
  out.resize(keep);
  return out;
}

std::string_view trim_ascii(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n\f\v";
  const auto first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::size_t length_utf8(std::string_view text) {
  std::size_t n = 0;
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < size; ++n) U8_FWD_1(text.data(), i, size);
  return n;
}

std::size_t offset_utf8(std::string_view text, std::size_t index) {
  const auto size = static_cast<std::int32_t>(text.size());
  std::int32_t i = 0;
  for (std::size_t n = 0; n < index && i < size; ++n) U8_FWD_1(text.data(), i, size);
  return static_cast<std::size_t>(i);
}

std::string hex(std::string_view bytes) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (unsigned char c : bytes) {
    out += kDigits[c >> 4];
    out += kDigits[c & 15];
  }
  return out;
}

std::string fold_traditional(std::string_view text) {
  // Building a transliterator is expensive; one per thread, because transliterate() is not promised
  // thread-safe.
  thread_local const std::unique_ptr<icu::Transliterator> folder = [] {
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> t(
        icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, error));
    return U_SUCCESS(error) ? std::move(t) : nullptr;
  }();
  auto wide =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  // Almost every text is simplified already, and asking ICU about a whole one costs ten times as much.
  thread_local std::unordered_map<UChar32, bool> simple;
  bool folds = false;
  for (std::int32_t i = 0; i < wide.length() && !folds; i = wide.moveIndex32(i, 1)) {
    const UChar32 c = wide.char32At(i);
    const auto [known, fresh] = simple.try_emplace(c, true);
    if (fresh && folder) {
      icu::UnicodeString one(c);
      folder->transliterate(one);
      known->second = one.char32At(0) == c && one.countChar32() == 1;
    }
    folds = !known->second;
  }
  if (folder && folds) folder->transliterate(wide);
  // What ICU leaves unfolded in the documents we have met.
  for (std::int32_t i = 0; i < wide.length(); ++i) {
    if (wide.charAt(i) == u'陜') wide.setCharAt(i, u'陕');
  }
  std::string out;
  wide.toUTF8String(out);
  return out;
}

}  // namespace xt
