#include <charconv>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>

#include <xlsxwriter.h>

#include "base/text.h"

#include "refuse.h"
#include "sheet_name.h"
#include "writers.h"

namespace xt::sheets {
namespace {

constexpr std::int64_t kMostRows = LXW_ROW_MAX;
constexpr std::size_t kMostColumns = LXW_COL_MAX;
constexpr std::size_t kMostCellChars = 32'767;
constexpr double kColumnWidth = 18;

class XlsxWriter : public SheetWriter {
 public:
  XlsxWriter(std::string path, WriteOptions options) : path_(std::move(path)), options_(std::move(options)) {}

  ~XlsxWriter() override {
    if (book_ == nullptr) return;
    lxw_workbook_free(book_);
    remove_incomplete(path_);
  }

  Status start() {
    lxw_workbook_options how{};
    how.constant_memory = LXW_TRUE;
    book_ = workbook_new_opt(path_.c_str(), &how);
    if (book_ == nullptr) return cannot_write(path_);
    sheet_ = workbook_add_worksheet(book_, sheet_name(options_.sheet_name).c_str());
    if (sheet_ == nullptr) return cannot_write(path_);
    head_ = workbook_add_format(book_);
    format_set_bold(head_);
    // Text format, so that what the clerk types over an identity number stays text too.
    plain_ = workbook_add_format(book_);
    format_set_num_format(plain_, "@");
    worksheet_set_column(sheet_, 0, LXW_COL_MAX - 1, kColumnWidth, nullptr);
    if (options_.bold_first_row) worksheet_freeze_panes(sheet_, 1, 0);
    return {};
  }

  Status add_row(std::span<const std::string> cells) override {
    if (row_ >= kMostRows || cells.size() > kMostColumns) {
      return refuse(Code::too_large, "sheets.too_many_rows", "超过 .xlsx 的行数或列数上限，请改用 .csv。");
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (!cells[i].empty()) XT_CHECK_OK(write(static_cast<int>(i), cells[i]));
    }
    ++row_;
    return {};
  }

  Status finish() override {
    lxw_workbook* book = std::exchange(book_, nullptr);
    if (workbook_close(book) == LXW_NO_ERROR) return {};
    remove_incomplete(path_);
    return cannot_write(path_);
  }

 private:
  Status write(int column, const std::string& cell) {
    const auto row = static_cast<lxw_row_t>(row_);
    const auto col = static_cast<lxw_col_t>(column);
    double number = 0;
    if (is_number_column(column) && row_ > 0) {
      const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
      if (error == std::errc{} && end == cell.data() + cell.size()) {
        return written(worksheet_write_number(sheet_, row, col, number, nullptr));
      }
    }
    lxw_format* format = options_.bold_first_row && row_ == 0 ? head_ : plain_;
    if (length_utf8(cell) <= kMostCellChars) {
      return written(worksheet_write_string(sheet_, row, col, cell.c_str(), format));
    }
    const std::string cut = cell.substr(0, offset_utf8(cell, kMostCellChars));
    return written(worksheet_write_string(sheet_, row, col, cut.c_str(), format));
  }

  Status written(lxw_error error) const { return error == LXW_NO_ERROR ? Status{} : cannot_write(path_); }

  bool is_number_column(int column) const {
    for (int c : options_.number_columns) {
      if (c == column) return true;
    }
    return false;
  }

  std::string path_;
  WriteOptions options_;
  lxw_workbook* book_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
  lxw_format* head_ = nullptr;
  lxw_format* plain_ = nullptr;
  std::int64_t row_ = 0;
};

}  // namespace

Result<std::unique_ptr<SheetWriter>> create_xlsx(const std::string& path, const WriteOptions& options) {
  auto writer = std::make_unique<XlsxWriter>(path, options);
  XT_CHECK_OK(writer->start());
  return std::unique_ptr<SheetWriter>(std::move(writer));
}

Kind kind_by_ending(std::string_view path) {
  constexpr std::string_view kEnding = ".xlsx";
  if (path.size() < kEnding.size()) return Kind::csv;
  std::string ending(path.substr(path.size() - kEnding.size()));
  for (char& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return ending == kEnding ? Kind::xlsx : Kind::csv;
}

Result<std::unique_ptr<SheetWriter>> create_sheet(const std::string& path, Kind kind,
                                                  const WriteOptions& options) {
  return kind == Kind::xlsx ? create_xlsx(path, options) : create_csv(path, options);
}

}  // namespace xt::sheets
