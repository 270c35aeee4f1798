// Writing tables for people. .xlsx through libxlsxwriter in constant-memory mode; .csv as UTF-8 with a byte
// order mark (without it Excel reads the file as the local code page), RFC 4180 quoting, CRLF.
//
// Every cell is text, so that an identity number keeps its digits, unless its column is listed as a number.
// In .csv a text that Excel would take for a formula (= + - @, tab, CR first) gets an apostrophe in front
// ("CSV injection", OWASP); our own reader takes it off again.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"

namespace xt::sheets {

enum class Kind { csv, xlsx };

struct WriteOptions {
  std::string sheet_name = "Sheet1";  // at most 31 characters, xlsx only
  std::vector<int> number_columns;    // 0-based
  bool bold_first_row = true;         // xlsx only; also freezes it
};

class SheetWriter {
 public:
  virtual ~SheetWriter() = default;  // without finish() the file is incomplete and is removed
  virtual Status add_row(std::span<const std::string> cells) = 0;
  // Writes what is left and closes; the file is whole only when this answered ok (a full disk shows here).
  virtual Status finish() = 0;
};

// Overwrites `path`. xlsx takes at most 1,048,576 rows of 16,384 columns: sheets.too_many_rows.
Result<std::unique_ptr<SheetWriter>> create_sheet(const std::string& path, Kind kind,
                                                  const WriteOptions& options = {});
// ".xlsx" -> xlsx, everything else csv.
Kind kind_by_ending(std::string_view path);

// One csv record without its line end, for writers of their own.
void append_csv_cell(std::string& out, std::string_view cell, bool is_text = true);

}  // namespace xt::sheets
