// A list as a workbook (.xlsx) in one go, for `format=xlsx` on the routes that answer lists. Cells are
// values: numbers and dates are real ones, a text never becomes a formula. The header stays in sight and has
// a filter; columns are as wide as their widest cell. A second sheet (说明) tells what the list is, where
// there are notes.
//
// 100,000 rows of eight columns take 1.4 s (README.md, "Measured"); the rows are written to a temporary file
// as they come, so that memory holds no more than the finished workbook. Thread-safety: a writer belongs to
// one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/rational.h"
#include "base/result.h"

namespace xt::sheets {

inline constexpr std::string_view kXlsxMediaType =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
inline constexpr std::int64_t kMostTableRows = 100'000;

// How a column is shown; the cell itself says what it is. share: 0.125 is shown as 12.5%.
enum class ColumnType : std::uint8_t { text, integer, decimal, share, date };

struct TableColumn {
  std::string title;
  ColumnType type = ColumnType::text;
};

// monostate: empty. An integer of more than 15 digits, which Excel would round, is written as text, and so is
// a day that Excel has no number for (before March 1900).
using Cell = std::variant<std::monostate, std::string, std::int64_t, Rational, Date>;

struct TableHead {
  std::string title;  // of the sheet (cut to Excel's 31 characters) and of the printed page
  std::vector<TableColumn> columns;
  std::vector<std::pair<std::string, std::string>> notes;  // {"截至", "2025-06-30"}
};

class TableWriter {
 public:
  static Result<std::unique_ptr<TableWriter>> open(TableHead head);
  ~TableWriter();
  TableWriter(const TableWriter&) = delete;
  TableWriter& operator=(const TableWriter&) = delete;

  // One cell per column; missing ones at the end are empty. sheets.too_many_rows past kMostTableRows.
  Status add_row(std::span<const Cell> cells);
  // The bytes of the workbook; nothing may be added afterwards.
  Result<std::string> finish();

 private:
  class Impl;
  explicit TableWriter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

Result<std::string> write_table(TableHead head, const std::vector<std::vector<Cell>>& rows);

}  // namespace xt::sheets
