// Reading tables that people made: .xlsx (ECMA-376) and .csv (RFC 4180), row by row, in bounded memory.
//
// The kind is decided by the content, never by the name of the file. Cells arrive as text in UTF-8, as the
// person sees them, with these exceptions: a date is ISO ("2021-03-05", with a time "2021-03-05 14:30:00"), a
// truth value is "TRUE"/"FALSE", an error is its Excel name ("#N/A"), a formula that was never calculated is
// kNotCalculated. A number of more than 15 significant digits, which Excel has already rounded, arrives in E
// notation or as the digits that are left, so that a validator can ask for the column to be formatted as
// text.
//
// Errors: reason "sheets.<what>" and in fields[0].detail a Chinese sentence for the person who sent the file.
// Thread-safety: a RowSource belongs to one thread; several may be open at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace xt::sheets {

struct Row {
  std::int64_t number =
      0;  // as the person sees it in the sheet, 1-based; empty rows are skipped, not counted away
  std::vector<std::string> cells;  // cells[0] is column A; trailing empty cells may be missing
};

struct Progress {
  std::int64_t bytes_read = 0;  // of the csv file, or of the unpacked sheet of an xlsx file
  std::int64_t bytes_total = 0;
};

// Something the person should know although the rows could be read.
struct Notice {
  std::int64_t row = 0;  // 0: the whole sheet
  std::string reason;    // "sheets.merged_cells"
  std::string detail;    // Chinese
};

class RowSource {
 public:
  virtual ~RowSource() = default;
  // The next row that has any text. Reuses the strings of `row`: keep one Row for the whole loop. False at
  // the end; after an error or the end every further call answers the same.
  virtual Result<bool> next(Row& row) = 0;
  virtual Progress progress() const { return {}; }
  // Complete after next() answered false; at most 100.
  virtual const std::vector<Notice>& notices() const;
};

// A source is refused past any of these. The defaults admit what Excel itself can hold, and a csv of five
// million rows.
struct Options {
  std::string sheet;  // xlsx: name of the sheet; empty: the first visible one
  int max_columns = 256;
  int max_cell_chars = 32'767;             // code points; Excel's own limit
  std::int64_t max_xlsx_rows = 1'048'576;  // Excel's own limit
  std::int64_t max_csv_rows = 5'000'000;
  std::int64_t max_file_bytes = 4LL << 30;
  std::int64_t max_unzipped_bytes = 4LL << 30;  // all parts that are read, together
  int max_zip_ratio = 250;                      // of one part, once it is past 16 MiB
  int max_zip_entries = 4'096;
  std::int64_t max_shared_string_bytes = 512LL << 20;
  int max_xml_depth = 64;
};

Result<std::unique_ptr<RowSource>> open_sheet(const std::string& path, const Options& options = {});
// Keeps the bytes for as long as the source lives.
Result<std::unique_ptr<RowSource>> open_sheet_bytes(std::string bytes, const Options& options = {});
// Rows that are already there; `rows[i].number` is kept, 0 becomes i + 1.
std::unique_ptr<RowSource> from_rows(std::vector<Row> rows);

inline constexpr std::string_view kNotCalculated = "#公式未计算!";
// "#N/A", "#REF!" … and kNotCalculated: the cell has no value that could be imported.
bool is_error_cell(std::string_view cell);

// 1 -> "A", 27 -> "AA"; empty for less than 1.
std::string column_letter(std::int64_t column);

}  // namespace xt::sheets
