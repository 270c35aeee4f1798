#include "encoding.h"

#include <array>
#include <cstring>
#include <memory>

#include <unicode/ucnv.h>
#include <unicode/utf8.h>

#include "base/text.h"

// ICU's macros narrow int to uint8_t; that is its business.
#pragma GCC diagnostic ignored "-Wconversion"

namespace xt::sheets {
namespace {

constexpr std::string_view kReplacement = "\xef\xbf\xbd";
constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

// Words that stand in the headers of this field's sheets.
constexpr std::array<std::string_view, 16> kWords{"姓名", "学校",   "证件", "身份证", "培训", "学时",
                                                  "教师", "标识码", "机构", "名称",   "地区", "日期",
                                                  "年度", "类别",   "序号", "性别"};

bool has_word(std::string_view text) {
  for (std::string_view word : kWords) {
    if (text.find(word) != std::string_view::npos) return true;
  }
  return false;
}

// What Chinese office text is made of.
bool plausible(UChar32 c) {
  return (c >= 0x4e00 && c <= 0x9fa5) || (c >= 0x3000 && c <= 0x303f) || (c >= 0xff01 && c <= 0xff5e) ||
         c == 0xb7 || (c >= 0x2010 && c <= 0x203b) || (c >= 0x2460 && c <= 0x249b) || c == 0x2605 ||
         c == 0x2606;
}

struct Weight {
  std::int64_t good = 0;
  std::int64_t odd = 0;
  std::int64_t bad = 0;
  double share() const {
    return good + odd + bad == 0 ? 0 : static_cast<double>(good) / static_cast<double>(good + odd + bad);
  }
};

Weight weigh(std::string_view text) {
  Weight w;
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(text.data(), i, size, c);
    if (c >= 0 && c < 0x80) continue;
    if (c < 0 || c == 0xfffd) {
      ++w.bad;
    } else {
      ++(plausible(c) ? w.good : w.odd);
    }
  }
  return w;
}

// Cuts an incomplete UTF-8 character off the end.
std::string_view whole_utf8(std::string_view text) {
  std::size_t back = 0;
  while (back < 4 && back < text.size()) {
    const auto c = static_cast<unsigned char>(text[text.size() - 1 - back]);
    ++back;
    if (c < 0x80) return text;
    if (c >= 0xc0) {
      const std::size_t need = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2;
      return need > back ? text.substr(0, text.size() - back) : text;
    }
  }
  return text;
}

bool is_ascii(std::string_view text) {
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + i, 8);
    if ((word & 0x8080808080808080ULL) != 0) return false;
  }
  for (; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0x80) != 0) return false;
  }
  return true;
}

}  // namespace

Encoding guess_encoding(std::string_view prefix) {
  if (prefix.starts_with(kByteOrderMark)) return Encoding::utf8;
  if (prefix.starts_with("\xff\xfe")) return Encoding::utf16le;
  if (prefix.starts_with("\xfe\xff")) return Encoding::utf16be;
  if (prefix.starts_with("\x84\x31\x95\x33")) return Encoding::gb18030;
  if (is_ascii(prefix)) return Encoding::undecided;
  const Weight as_utf8 = weigh(whole_utf8(prefix));
  if (as_utf8.bad == 0 && has_word(prefix)) return Encoding::utf8;
  std::string converted = from_gb18030(prefix);
  // A character cut at the end of the prefix is no fault.
  if (converted.ends_with(kReplacement)) converted.resize(converted.size() - kReplacement.size());
  const Weight as_gb = weigh(converted);
  if (as_gb.bad == 0 && has_word(converted)) return Encoding::gb18030;
  if (as_utf8.bad == 0 && as_gb.bad > 0) return Encoding::utf8;
  if (as_gb.bad == 0 && as_utf8.bad > 0) return Encoding::gb18030;
  // Both or neither can be read: the likelier text. Three-byte Han read as GBK is Han too, but there is more
  // of it, so UTF-8 needs only to be mostly plausible.
  if (as_utf8.share() >= 0.5) return Encoding::utf8;
  return as_gb.share() > as_utf8.share() ? Encoding::gb18030 : Encoding::utf8;
}

struct Decoder::Converter {
  explicit Converter(const char* name) {
    UErrorCode error = U_ZERO_ERROR;
    from = ucnv_open(name, &error);
    to = ucnv_open("UTF-8", &error);
    // Undecodable bytes become U+FFFD, which is ICU's default.
  }
  ~Converter() {
    ucnv_close(from);
    ucnv_close(to);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  UConverter* from = nullptr;
  UConverter* to = nullptr;
  std::array<UChar, 16 * 1024> pivot{};
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  bool reset = true;
};

Decoder::Decoder() = default;
Decoder::~Decoder() = default;

void Decoder::bad_at(std::int64_t offset) {
  if (first_bad_ < 0) first_bad_ = offset;
}

void Decoder::decode(std::string_view in, bool last, std::string& out) {
  if (encoding_ == Encoding::undecided) encoding_ = guess_encoding(in);
  const std::size_t before = out.size();
  if (encoding_ == Encoding::undecided || encoding_ == Encoding::utf8) {
    utf8(in, last, out);
  } else {
    through_icu(in, last, out);
  }
  // The byte order mark, whatever the encoding it came in.
  if (at_start_ && std::string_view(out).substr(before).starts_with(kByteOrderMark)) {
    out.erase(before, kByteOrderMark.size());
  }
  if (out.size() > before) at_start_ = false;
  const auto nul = std::string_view(out).substr(before).find('\0');
  if (nul != std::string_view::npos) {
    const std::int64_t at = produced_ + static_cast<std::int64_t>(nul);
    if (first_bad_ < 0 || at < first_bad_) first_bad_ = at;
  }
  produced_ += static_cast<std::int64_t>(out.size() - before);
}

void Decoder::utf8(std::string_view in, bool last, std::string& out) {
  std::string joined;
  if (!carry_.empty()) {
    joined = carry_ + std::string(in);
    in = joined;
    carry_.clear();
  }
  if (!last) {
    const auto whole = whole_utf8(in);
    carry_ = in.substr(whole.size());
    in = whole;
  }
  if (is_ascii(in) || is_utf8(in)) {
    out += in;
    return;
  }
  const auto start = static_cast<std::int64_t>(out.size());
  const auto size = static_cast<std::int32_t>(in.size());
  for (std::int32_t i = 0; i < size;) {
    const std::int32_t from = i;
    UChar32 c = 0;
    U8_NEXT(in.data(), i, size, c);
    if (c >= 0) {
      out.append(in.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(i - from)));
      continue;
    }
    bad_at(produced_ + static_cast<std::int64_t>(out.size()) - start);
    out += kReplacement;
  }
}

void Decoder::through_icu(std::string_view in, bool last, std::string& out) {
  if (!converter_) {
    const char* name = encoding_ == Encoding::gb18030   ? "gb18030"
                       : encoding_ == Encoding::utf16le ? "UTF-16LE"
                                                        : "UTF-16BE";
    converter_ = std::make_unique<Converter>(name);
  }
  Converter& c = *converter_;
  const std::size_t start = out.size();
  const char* source = in.data();
  const char* source_end = source + in.size();
  std::array<char, 32 * 1024> buffer{};
  for (;;) {
    char* target = buffer.data();
    UErrorCode error = U_ZERO_ERROR;
    ucnv_convertEx(c.to, c.from, &target, buffer.data() + buffer.size(), &source, source_end, c.pivot.data(),
                   &c.pivot_source, &c.pivot_target, c.pivot.data() + c.pivot.size(), c.reset, last, &error);
    c.reset = false;
    out.append(buffer.data(), static_cast<std::size_t>(target - buffer.data()));
    if (error == U_BUFFER_OVERFLOW_ERROR) continue;
    break;
  }
  const auto bad = std::string_view(out).substr(start).find(kReplacement);
  if (bad != std::string_view::npos) bad_at(produced_ + static_cast<std::int64_t>(bad));
}

}  // namespace xt::sheets
