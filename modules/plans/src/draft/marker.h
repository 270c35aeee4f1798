// What numbers a heading or an item: 第一章, 第一条, 一、, （一）, 1., 1、, (1), ①, ——.
#pragma once

#include <string_view>

#include "draft/fold.h"

namespace xt::plans::drafting {

struct Marker {
  int level = 0;  // 0: none
  std::size_t size = 0;
  bool article = false;  // 第一条: the text follows, it is no heading
};

Marker marker_at(std::u32string_view text, std::size_t at, std::size_t end);

// Joins lines that a page cut in the middle of a sentence.
void unwrap(Folded& text);

}  // namespace xt::plans::drafting
