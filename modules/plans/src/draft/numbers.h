// Numbers as official texts write them: 360, 1.2, 10,000, 3.6万, 三百六十, 二〇二五, 百分之二十, 千分之五,
// 三分之一, 1/3, 5%, 三成, 一半. Pure.
#pragma once

#include <optional>
#include <string_view>

#include "base/rational.h"
#include "draft/fold.h"

namespace xt::plans::drafting {

struct Number {
  Span span;
  Rational value;
  bool share = false;    // 百分之五, 5%, 1/3: a part of one
  bool chinese = false;  // in Chinese numerals throughout
  int digits = 0;        // Arabic digits before any factor
};

// The number that begins at `at` and ends by `end`.
std::optional<Number> number_at(std::u32string_view text, std::size_t at, std::size_t end);

}  // namespace xt::plans::drafting
