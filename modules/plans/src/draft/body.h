// Which lines are the document: the page around it (menus, advertisements, printing) and what follows the
// signature are left out.
#pragma once

#include <vector>

#include "draft/fold.h"

namespace xt::plans::drafting {

struct Body {
  std::size_t first = 0, last = 0;  // half-open, of the lines
  std::size_t title = 0;            // lines [title, first) name the document
};

// `lines` are the lines that are not blank, without blanks.
Body find_body(const Folded& text, const std::vector<Span>& lines);

// 关于…的通知, …规划(2021—2025年): a line that names a document.
bool names_document(std::u32string_view line);

// 2024年3月8日 alone on its line.
bool is_date_line(std::u32string_view line);

}  // namespace xt::plans::drafting
