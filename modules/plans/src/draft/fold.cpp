#include "draft/fold.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace xt::plans::drafting {
namespace {

constexpr char32_t kBad = 0xFFFD;

char32_t next(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  int more = first < 0x80 ? 0 : first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC2 ? 1 : -1;
  if (more < 0 || at + static_cast<std::size_t>(more) >= text.size()) {
    ++at;
    return more == 0 ? first : kBad;
  }
  char32_t c = more == 0 ? first : first & (0x3F >> more);
  for (int i = 1; i <= more; ++i) {
    if ((byte(at + static_cast<std::size_t>(i)) & 0xC0) != 0x80) {
      ++at;
      return kBad;
    }
    c = (c << 6) | (byte(at + static_cast<std::size_t>(i)) & 0x3F);
  }
  at += static_cast<std::size_t>(more) + 1;
  return c;
}

// Simplified forms of the Han letters of the first plane, asked of ICU once.
constexpr char32_t kFirstHan = 0x3400, kLastHan = 0x9FFF;
const std::vector<char32_t>& simplified() {
  static const std::vector<char32_t> table = [] {
    std::u32string all;
    for (char32_t c = kFirstHan; c <= kLastHan; ++c) all += c;
    const std::u32string folded = utf32(fold_traditional(utf8(all)));
    std::vector<char32_t> out(all.begin(), all.end());
    if (folded.size() == all.size()) out.assign(folded.begin(), folded.end());
    return out;
  }();
  return table;
}

char32_t punctuation(char32_t c) {
  switch (c) {
    case U'，':
    case U'﹐':
      return U',';
    case U'；':
      return U';';
    case U'：':
    case U'∶':
      return U':';
    case U'（':
    case U'﹙':
      return U'(';
    case U'）':
    case U'﹚':
      return U')';
    case U'！':
      return U'!';
    case U'？':
      return U'?';
    case U'％':
    case U'﹪':
      return U'%';
    case U'｡':
      return U'。';
    case U'､':
      return U'、';
    case U'「':
    case U'『':
    case U'〝':
      return U'“';
    case U'」':
    case U'』':
    case U'〞':
      return U'”';
    case U'–':
    case U'—':
    case U'―':
    case U'－':
    case U'~':
    case U'～':
    case U'〜':
    case U'−':
      return U'-';
    default:
      return c;
  }
}

bool blank(char32_t c) {
  return c == U' ' || c == U'\t' || c == 0xA0 || c == 0x3000 || c == U'\v' || c == U'\f' ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x202F;
}

bool invisible(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || c == 0xFEFF || c == 0xAD || c == 0x2060 || c == U'\r';
}

// Letters that scanners take for digits, beside a digit and away from other Latin letters.
void mend_digits(std::u32string& s) {
  for (std::size_t i = 0; i < s.size(); ++i) {
    const char32_t c = s[i];
    const bool zero = c == U'O' || c == U'o' || c == U'〇';
    if (!zero && c != U'l' && c != U'I' && c != U'|') continue;
    const char32_t before = i > 0 ? s[i - 1] : U' ', after = i + 1 < s.size() ? s[i + 1] : U' ';
    const auto lookalike = [](char32_t x) { return x == U'O' || x == U'o' || x == U'l' || x == U'I'; };
    const bool alone = (!is_latin(before) || lookalike(before)) && (!is_latin(after) || lookalike(after));
    const bool beside = is_digit(before) || (is_digit(after) && c != U'〇');
    if (alone && beside) s[i] = zero ? U'0' : U'1';
  }
}

class Folder {
 public:
  explicit Folder(std::string_view text) : text_(text) {}

  Folded run() {
    out_.letters.reserve(text_.size() / 3);
    std::size_t bad = 0;
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t from = at;
      const char32_t raw = next(text_, at);
      bad += raw == kBad || (raw < 0x20 && raw != U'\n' && raw != U'\t' && raw != U'\r') ? 1 : 0;
      letter(raw, from, at);
    }
    mend_digits(out_.letters);
    out_.spaced = dropped_ > 8 && dropped_ * 8 > out_.size();  // some blanks stand in every text
    out_.traditional = folded_ * 50 > out_.size();             // 著 and the like stand in every text
    out_.text = bad * 20 <= out_.size() + 1;
    return std::move(out_);
  }

 private:
  void letter(char32_t c, std::size_t from, std::size_t to) {
    if (invisible(c)) return;
    if (blank(c)) {
      pending_ = true;
      return;
    }
    if (c >= 0xFF01 && c <= 0xFF5E && punctuation(c) == c) c -= 0xFEE0;
    if (c >= kFirstHan && c <= kLastHan) {
      const char32_t simple = simplified()[c - kFirstHan];
      folded_ += simple != c ? 1 : 0;
      c = simple;
    }
    c = punctuation(c);
    if (pending_) keep_blank(c, from);
    pending_ = false;
    out_.letters += c;
    out_.begin.push_back(static_cast<std::uint32_t>(from));
    out_.end.push_back(static_cast<std::uint32_t>(to));
  }

  // A blank says something only between two Latin words.
  void keep_blank(char32_t after, std::size_t at) {
    const char32_t before = out_.letters.empty() ? U'\n' : out_.letters.back();
    if (before == U'\n' || after == U'\n') return;
    if (is_latin(before) && is_latin(after)) {
      out_.letters += U' ';
      out_.begin.push_back(static_cast<std::uint32_t>(at));
      out_.end.push_back(static_cast<std::uint32_t>(at));
    } else {
      dropped_ += is_han(before) && is_han(after) ? 1 : 0;
    }
  }

  std::string_view text_;
  Folded out_;
  bool pending_ = false;
  std::size_t folded_ = 0;   // traditional letters
  std::size_t dropped_ = 0;  // blanks between two Han letters
};

}  // namespace

bool is_han(char32_t c) {
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3134F);
}
bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}
bool is_latin(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

std::string utf8(std::u32string_view letters) {
  std::string out;
  out.reserve(letters.size() * 3);
  for (const char32_t c : letters) {
    if (c < 0x80) {
      out += static_cast<char>(c);
    } else if (c < 0x800) {
      out += static_cast<char>(0xC0 | (c >> 6));
      out += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      out += static_cast<char>(0xE0 | (c >> 12));
      out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
      out += static_cast<char>(0x80 | (c & 0x3F));
    } else {
      out += static_cast<char>(0xF0 | (c >> 18));
      out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
      out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
      out += static_cast<char>(0x80 | (c & 0x3F));
    }
  }
  return out;
}

std::u32string utf32(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) out += next(text, at);
  return out;
}

ByteRange Folded::bytes(Span span) const {
  if (span.empty() || span.begin >= size()) return {};
  return {begin[span.begin], end[std::min(span.end, size()) - 1]};
}

std::u32string_view Folded::view(Span span) const {
  return std::u32string_view(letters).substr(span.begin, span.size());
}

Folded fold(std::string_view text) {
  return Folder(text).run();
}

}  // namespace xt::plans::drafting
