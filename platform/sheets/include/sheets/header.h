// Finding the header row of a sheet that people made: below a title and notes, its columns in any order,
// marked with ★ or * or （必填）, with spaces inside, with columns nobody asked for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "sheets/sheets.h"

namespace xt::sheets {

struct Column {
  std::string name;
  bool required = false;
  std::vector<std::string> aliases = {};
  int either = 0;  // not 0: of the required columns with the same number one is enough
};

struct Header {
  std::int64_t row = 0;            // its number as the person sees it
  std::vector<std::string> cells;  // as they stand in the sheet
  std::vector<int> index;          // per wanted column: 0-based position in Row::cells, -1 where absent
  std::vector<std::string> extra;  // columns that nobody asked for, as they stand
  std::vector<Notice> notices;     // extra columns, in words

  // The cell of wanted column `column`, empty where the column or the cell is absent.
  std::string_view cell(const Row& data, std::size_t column) const;
};

inline constexpr int kHeaderSearchRows = 30;

// Reads rows until one has every required column; the source then stands at the first row of data. Errors:
// sheets.no_header (nothing alike in the first 30 rows), sheets.missing_columns (one field for each missing
// column, its detail lists those present), sheets.duplicate_column.
Result<Header> find_header(RowSource& source, const std::vector<Column>& wanted);

// "★ 姓 名（必填）" -> "姓名": full-width folded, blanks, marks and trailing notes in brackets taken off.
std::string header_key(std::string_view cell);

}  // namespace xt::sheets
