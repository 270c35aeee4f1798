// The pieces of an .xlsx file (ECMA-376 part 1, SpreadsheetML). package.cpp: the zip and its limits; xml.cpp:
// expat and its limits; workbook.cpp: which sheet; styles.cpp: which numbers are dates; strings.cpp: the
// shared strings; cells.cpp: what a cell says; sheet.cpp: the rows.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sheets/sheets.h"

#include "package.h"
#include "xml.h"

namespace xt::sheets {

Result<std::unique_ptr<RowSource>> open_xlsx(std::unique_ptr<Bytes> bytes, const Options& options);

// workbook.cpp
struct Workbook {
  std::string sheet_part;
  std::string styles_part;   // empty: none
  std::string strings_part;  // empty: none
  bool system_1904 = false;
};
Result<Workbook> read_workbook(Package& package);

// styles.cpp: for each cell format (cellXfs) whether its numbers are dates or times.
Result<std::vector<bool>> read_date_formats(Package& package, const std::string& part);
bool is_date_format(int id);
bool is_date_code(std::string_view code);

// strings.cpp
class SharedStrings {
 public:
  std::optional<std::string_view> at(std::size_t index) const;
  Status add(std::string_view text, const Options& options);

 private:
  std::string all_;
  std::vector<std::uint64_t> ends_;
};
Result<SharedStrings> read_strings(Package& package, const std::string& part);
// Collects the text of <si> or <is>: runs joined, phonetic runs left out.
class StringCollector {
 public:
  void start(std::string_view name);
  void end(std::string_view name);
  Status text(std::string_view text, const Options& options);
  void clear();
  const std::string& value() const { return value_; }

 private:
  std::string value_;
  bool in_text_ = false;
  int phonetic_ = 0;
};
// "_x000D_" -> CR (ECMA-376 part 1, 22.9.2.19 ST_Xstring), in place.
void unescape(std::string& text);

// cells.cpp
std::string number_text(std::string_view raw);
// ISO text of a serial; `raw` itself where it is no date.
std::string date_text(std::string_view raw, bool system_1904);
struct CellRef {
  std::int64_t column = 0;  // 1-based
  std::int64_t row = 0;
};
std::optional<CellRef> parse_cell_ref(std::string_view text);

// sheet.cpp
Result<std::unique_ptr<RowSource>> open_worksheet(std::unique_ptr<Package> package, Workbook book);

}  // namespace xt::sheets
