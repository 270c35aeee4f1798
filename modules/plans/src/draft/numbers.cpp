#include "draft/numbers.h"

#include <cstdint>

namespace xt::plans::drafting {
namespace {

constexpr std::int64_t kTop = 1'000'000'000'000'000;  // larger ones are no targets

int digit_of(char32_t c) {
  constexpr std::u32string_view kDigits = U"零一二三四五六七八九";
  if (c == U'〇') return 0;
  if (c == U'两') return 2;
  const std::size_t at = kDigits.find(c);
  return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
}

std::int64_t factor_of(char32_t c) {
  switch (c) {
    case U'十':
      return 10;
    case U'百':
      return 100;
    case U'千':
      return 1000;
    case U'万':
      return 10'000;
    case U'亿':
      return 100'000'000;
    default:
      return 0;
  }
}

struct Whole {
  std::size_t end = 0;
  std::int64_t value = 0;
  bool any = false;
};

// 三百六十, 一千二, 十, 二〇二五 (digit by digit).
Whole chinese(std::u32string_view s, std::size_t at, std::size_t end) {
  Whole out{.end = at};
  std::int64_t total = 0, section = 0, current = 0;
  bool pending = false, factors = false;
  int run = 0;
  for (std::size_t i = at; i < end; ++i) {
    const int digit = digit_of(s[i]);
    const std::int64_t factor = factor_of(s[i]);
    if (digit < 0 && factor == 0) break;
    if (digit >= 0) {
      if (pending && factors && current != 0) break;
      current = pending ? current * 10 + digit : digit;
      pending = true;
      ++run;
    } else if (factor >= 10'000) {
      total = (total + section + current) == 0 ? factor : (total + section + current) * factor;
      section = current = 0;
      pending = false;
      factors = true;
    } else {
      section += (pending && current != 0 ? current : 1) * factor;
      current = 0;
      pending = false;
      factors = true;
    }
    if (total > kTop || section > kTop || current > kTop || run > 15) return {.end = at};
    out.end = i + 1;
    out.any = true;
  }
  out.value = total + section + current;
  return out;
}

// 10,000 · 1.2 · 360, then 万 and the like.
std::optional<Number> arabic(std::u32string_view s, std::size_t at, std::size_t end) {
  std::size_t i = at;
  std::int64_t value = 0, scale = 1;
  Number out;
  const auto digit = [&](std::size_t k) { return k < end && is_digit(s[k]); };
  const auto thousands = [&] {
    return i < end && s[i] == U',' && i - at <= 3 && digit(i + 1) && digit(i + 2) && digit(i + 3) &&
           !digit(i + 4);
  };
  bool grouped = false;
  while (
      digit(i) || thousands() ||
      (grouped && i < end && s[i] == U',' && digit(i + 1) && digit(i + 2) && digit(i + 3) && !digit(i + 4))) {
    if (s[i] == U',') {
      grouped = true;
    } else {
      value = value * 10 + static_cast<std::int64_t>(s[i] - U'0');
      if (++out.digits > 15) return std::nullopt;
    }
    ++i;
  }
  if (i < end && s[i] == U'.' && digit(i + 1)) {
    for (++i; digit(i); ++i) {
      if (scale >= 1'000'000) continue;
      value = value * 10 + static_cast<std::int64_t>(s[i] - U'0');
      scale *= 10;
    }
    if (i < end && s[i] == U'.') return std::nullopt;  // 1.2.3 is a numbering
  }
  std::int64_t factor = 1;
  while (i < end && factor_of(s[i]) >= 100 && factor < 1'000'000'000) factor *= factor_of(s[i++]);
  if (value > kTop / factor) return std::nullopt;
  const auto exact = Rational::of(value * factor, scale);
  if (!exact) return std::nullopt;
  out.span = {at, i};
  out.value = *exact;
  return out;
}

std::optional<Number> part_of(std::u32string_view s, std::size_t at, std::size_t end, std::int64_t whole) {
  std::optional<Number> part = s.size() > at && is_digit(s[at]) ? arabic(s, at, end) : std::nullopt;
  if (!part) {
    const Whole words = chinese(s, at, end);
    if (!words.any) return std::nullopt;
    part = Number{.span = {at, words.end}, .value = Rational(words.value), .chinese = true};
    // 百分之二点五
    if (words.end + 1 < end && s[words.end] == U'点' && digit_of(s[words.end + 1]) >= 0) {
      const auto tenth = Rational::of(words.value * 10 + digit_of(s[words.end + 1]), 10);
      if (tenth) part->value = *tenth;
      part->span.end = words.end + 2;
    }
  }
  const auto share = div(part->value, Rational(whole));
  if (!share) return std::nullopt;
  part->value = *share;
  part->share = true;
  return part;
}

bool starts(std::u32string_view s, std::size_t at, std::size_t end, std::u32string_view word) {
  return at + word.size() <= end && s.compare(at, word.size(), word) == 0;
}

// What may follow a whole number and make it a share: %, ‰, /3, 分之一, 成.
std::optional<Number> as_share(std::u32string_view s, Number n, std::size_t end) {
  std::size_t i = n.span.end;
  const auto over = [&](std::int64_t whole, std::size_t stop) -> std::optional<Number> {
    const auto share = div(n.value, Rational(whole));
    if (!share) return std::nullopt;
    n.value = *share;
    n.share = true;
    n.span.end = stop;
    return n;
  };
  if (i < end && s[i] == U'%') return over(100, i + 1);
  if (i < end && s[i] == U'‰') return over(1000, i + 1);
  if (starts(s, i, end, U"个百分点")) return over(100, i + 4);
  if (i + 1 < end && s[i] == U'/' && is_digit(s[i + 1]) && n.value.den() == 1) {
    const auto below = arabic(s, i + 1, end);
    if (below && below->value.den() == 1 && below->value.num() > n.value.num() && below->value.num() <= 100) {
      return over(below->value.num(), below->span.end);
    }
  }
  if (starts(s, i, end, U"分之") && n.value.den() == 1 && n.value.num() > 0) {
    return part_of(s, i + 2, end, n.value.num());
  }
  const bool tenths =
      i < end && s[i] == U'成' && n.chinese && n.value < Rational(10) && Rational(0) < n.value;
  if (tenths &&
      (i + 1 >= end || std::u32string_view(U",;。的以左)、").find(s[i + 1]) != std::u32string_view::npos)) {
    return over(10, i + 1);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Number> number_at(std::u32string_view text, std::size_t at, std::size_t end) {
  if (at >= end) return std::nullopt;
  const char32_t c = text[at];
  if (starts(text, at, end, U"百分之百")) {
    return Number{.span = {at, at + 4}, .value = Rational(1), .share = true, .chinese = true};
  }
  for (const auto& [word, whole] :
       {std::pair{std::u32string_view(U"百分之"), 100}, {U"千分之", 1000}, {U"万分之", 10'000}}) {
    if (!starts(text, at, end, word)) continue;
    auto share = part_of(text, at + 3, end, whole);
    if (share) share->span.begin = at;
    return share;
  }
  if (starts(text, at, end, U"一半")) {
    return Number{.span = {at, at + 2}, .value = *Rational::of(1, 2), .share = true, .chinese = true};
  }
  std::optional<Number> n;
  if (is_digit(c)) {
    n = arabic(text, at, end);
  } else if (digit_of(c) >= 0 || factor_of(c) > 0) {
    const Whole words = chinese(text, at, end);
    if (words.any) n = Number{.span = {at, words.end}, .value = Rational(words.value), .chinese = true};
  }
  if (!n) return std::nullopt;
  if (auto share = as_share(text, *n, end)) {
    share->span.begin = at;
    return share;
  }
  return n;
}

}  // namespace xt::plans::drafting
