#include "plans/lang/quote.h"

#include <algorithm>

#include "base/text.h"

namespace xt::plans {
namespace {

constexpr std::size_t kRun = 5;           // letters that must agree before a passage counts as alike
constexpr std::size_t kMaxLetters = 120;  // of a quote that is looked for
constexpr std::size_t kMaxTries = 2000;   // passages that are compared

char32_t decode(std::string_view text) {
  const auto at = [&](std::size_t i) {
    return i < text.size() ? static_cast<char32_t>(static_cast<unsigned char>(text[i])) : 0;
  };
  const char32_t c = at(0);
  if (c < 0x80) return c;
  if (c < 0xe0) return ((c & 0x1f) << 6) | (at(1) & 0x3f);
  if (c < 0xf0) return ((c & 0x0f) << 12) | ((at(1) & 0x3f) << 6) | (at(2) & 0x3f);
  return ((c & 0x07) << 18) | ((at(1) & 0x3f) << 12) | ((at(2) & 0x3f) << 6) | (at(3) & 0x3f);
}

char32_t fold_letter(char32_t c) {
  if (c >= 0xff01 && c <= 0xff5e) c -= 0xfee0;  // full width
  switch (c) {
    case U'“':
    case U'”':
    case U'「':
    case U'」':
      return U'"';
    case U'‘':
    case U'’':
      return U'\'';
    case U'。':
      return U'.';
    case U'、':
      return U',';
    case U'—':
    case U'–':
    case U'~':
      return U'-';
    default:
      return c >= U'A' && c <= U'Z' ? c + 32 : c;
  }
}

bool is_blank(char32_t c) {
  return c <= 0x20 || c == 0xa0 || c == 0x3000 || c == 0x200b || c == 0xfeff;
}

}  // namespace

std::vector<std::size_t> occurrences(std::string_view text, ByteRange range, std::string_view needle,
                                     std::size_t limit) {
  std::vector<std::size_t> found;
  if (needle.empty()) return found;
  const std::string_view part = text.substr(range.begin, range.end - range.begin);
  for (std::size_t at = part.find(needle); at != std::string_view::npos && found.size() < limit;
       at = part.find(needle, at + 1)) {
    found.push_back(range.begin + at);
  }
  return found;
}

Place place_in_text(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const auto line = static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1;
  const std::size_t start = before.rfind('\n');
  const std::string_view rest = start == std::string_view::npos ? before : before.substr(start + 1);
  return {line, static_cast<int>(length_utf8(rest)) + 1};
}

SourceIndex::Folded SourceIndex::fold(std::string_view text) {
  // fold_traditional keeps the number of letters, so letter i of the folded text is letter i of the original.
  const std::string simple = fold_traditional(text);
  Folded out;
  std::size_t original = 0;
  std::string_view rest = simple;
  while (!rest.empty() && original < text.size()) {
    const char32_t c = fold_letter(decode(rest));
    if (!is_blank(c)) {
      out.letters.push_back(c);
      out.offsets.push_back(original);
    }
    rest.remove_prefix(std::max<std::size_t>(1, offset_utf8(rest, 1)));
    original += std::max<std::size_t>(1, offset_utf8(text.substr(original), 1));
  }
  out.offsets.push_back(text.size());
  return out;
}

SourceIndex::SourceIndex(std::string_view source) : text_(source), source_(fold(source)) {}

ByteRange SourceIndex::range(std::size_t first, std::size_t count) const {
  const std::size_t last = source_.offsets[std::min(first + count, source_.letters.size()) - 1];
  return {source_.offsets[first], last + std::max<std::size_t>(1, offset_utf8(text_.substr(last), 1))};
}

ByteRange SourceIndex::nearest(std::string_view quote) const {
  Folded wanted = fold(quote);
  auto& q = wanted.letters;
  const auto& s = source_.letters;
  if (q.size() < 2 || s.empty()) return {};
  const auto whole = std::search(s.begin(), s.end(), q.begin(), q.end());
  if (whole != s.end()) return range(static_cast<std::size_t>(whole - s.begin()), q.size());
  if (q.size() > kMaxLetters) q.resize(kMaxLetters);
  // The shift of the quote along the text with the most letters in common wins; shared runs say which to try.
  std::size_t best = kRun - 1;
  std::size_t best_at = 0;
  std::size_t tries = 0;
  const std::size_t step = std::max<std::size_t>(1, q.size() / 24);
  for (std::size_t i = 0; i + kRun <= q.size(); i += step) {
    const auto run = q.begin() + static_cast<std::ptrdiff_t>(i);
    for (auto from = s.begin(); tries < kMaxTries; ++from, ++tries) {
      from = std::search(from, s.end(), run, run + kRun);
      if (from == s.end()) break;
      const auto at = static_cast<std::size_t>(from - s.begin());
      const std::size_t start = at >= i ? at - i : 0;
      std::size_t same = 0;
      for (std::size_t k = 0; k < q.size() && start + k < s.size(); ++k) same += s[start + k] == q[k] ? 1 : 0;
      if (same <= best) continue;
      best = same;
      best_at = start;
    }
  }
  return best < kRun ? ByteRange{} : range(best_at, q.size());
}

}  // namespace xt::plans
