// Tables that a page or a scanner flattened to one cell a line: rows are found again by their running number,
// units of bare numbers by the head of their column.
#pragma once

#include "draft/layout.h"

namespace xt::plans::drafting {

// Sets Line::row and Line::column of the cells of tables.
void find_tables(const Folded& text, std::vector<Line>& lines);

}  // namespace xt::plans::drafting
