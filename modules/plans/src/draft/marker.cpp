#include "draft/marker.h"

namespace xt::plans::drafting {
namespace {

bool numeral(char32_t c) {
  return std::u32string_view(U"一二三四五六七八九十百零〇").find(c) != std::u32string_view::npos;
}

std::size_t run(std::u32string_view s, std::size_t at, std::size_t end, bool (*test)(char32_t)) {
  std::size_t i = at;
  while (i < end && i - at < 5 && test(s[i])) ++i;
  return i - at;
}

Marker ordinal(std::u32string_view s, std::size_t at, std::size_t end) {
  std::size_t count = run(s, at + 1, end, numeral);
  if (count == 0) count = run(s, at + 1, end, is_digit);
  const std::size_t i = at + 1 + count;
  if (count == 0 || i >= end) return {};
  if (s[i] == U'条') return {.level = 2, .size = count + 2, .article = true};
  if (s[i] == U'章' || s[i] == U'节' || s[i] == U'编') return {.level = 1, .size = count + 2};
  return {};
}

Marker bracketed(std::u32string_view s, std::size_t at, std::size_t end) {
  std::size_t count = run(s, at + 1, end, numeral);
  const bool words = count > 0;
  if (!words) count = run(s, at + 1, end, is_digit);
  const std::size_t i = at + 1 + count;
  if (count == 0 || count > 3 || i >= end || s[i] != U')') return {};
  return {.level = words ? 2 : 4, .size = count + 2};
}

}  // namespace

Marker marker_at(std::u32string_view s, std::size_t at, std::size_t end) {
  if (at >= end) return {};
  const char32_t c = s[at];
  if (c == U'第') return ordinal(s, at, end);
  if (c == U'(') return bracketed(s, at, end);
  if (c >= U'①' && c <= U'⑳') return {.level = 4, .size = 1};
  if (c == U'-' && at + 1 < end && s[at + 1] == U'-') return {.level = 4, .size = 2};
  if (c == U'·' || c == U'●' || c == U'■' || c == U'◆') return {.level = 4, .size = 1};
  const std::size_t words = run(s, at, end, numeral);
  if (words > 0 && at + words < end &&
      (s[at + words] == U'、' || s[at + words] == U'.' || s[at + words] == U',')) {
    return {.level = 1, .size = words + 1};
  }
  if (words > 0 && words < 3 && at + words < end && s[at + words] == U'是')
    return {.level = 4, .size = words + 1};
  const std::size_t digits = run(s, at, end, is_digit);
  if (digits > 0 && digits < 3 && at + digits < end) {
    const char32_t after = s[at + digits];
    const char32_t then = at + digits + 1 < end ? s[at + digits + 1] : U' ';
    if ((after == U'.' || after == U'、' || after == U')' || after == U'。') && !is_digit(then)) {
      return {.level = 3, .size = digits + 1};
    }
  }
  return {};
}

}  // namespace xt::plans::drafting
