#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iterator>

#include <xlsxwriter.h>

#include "base/text.h"
#include "sheets/table.h"

#include "refuse.h"
#include "sheet_name.h"
#include "temporary_file.h"
#include "writers.h"

namespace xt::sheets {
namespace {

constexpr std::size_t kMostCellChars = 32'767;
constexpr std::int64_t kMostExact = 999'999'999'999'999;  // Excel keeps 15 digits
constexpr std::int32_t kExcelEpoch = 25'569;              // 1970-01-01; right from 1900-03-01 on
constexpr std::int32_t kFirstExcelDay = 61;
constexpr double kWidest = 48;
constexpr double kNarrowest = 8;
constexpr double kDateWidth = 12;

// In the widths of Latin digits; a Chinese character takes two.
double display_width(std::string_view text) {
  double width = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 || (byte >= 0xC0 && byte < 0xE0)) {
      width += 1;
    } else if (byte >= 0xE0) {
      width += 2;
    }
  }
  return width;
}

double as_double(const std::string& decimal) {
  double out = 0;
  std::from_chars(decimal.data(), decimal.data() + decimal.size(), out);
  return out;
}

}  // namespace

class TableWriter::Impl {
 public:
  explicit Impl(TableHead head) : head_(std::move(head)), widths_(head_.columns.size(), kNarrowest) {}
  ~Impl() {
    if (book_ != nullptr) lxw_workbook_free(book_);
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  Status start() {
    if (!file_.made()) return cannot_write(file_.path());
    lxw_workbook_options how{};
    how.constant_memory = LXW_TRUE;
    book_ = workbook_new_opt(file_.path().c_str(), &how);
    if (book_ == nullptr) return cannot_write(file_.path());
    sheet_ = workbook_add_worksheet(book_, sheet_name(head_.title).c_str());
    if (sheet_ == nullptr) return cannot_write(file_.path());
    add_formats();
    set_page();
    for (std::size_t i = 0; i < head_.columns.size(); ++i) {
      XT_CHECK_OK(write_text(0, i, head_.columns[i].title, header_));
      widths_[i] += 2;  // the button of the filter
    }
    return {};
  }

  Status add_row(std::span<const Cell> cells) {
    if (rows_ >= kMostTableRows) {
      return refuse(Code::too_large, "sheets.too_many_rows",
                    "清单超过 " + std::to_string(kMostTableRows) + " 行，请缩小范围或加筛选条件后再导出。");
    }
    ++rows_;
    const std::size_t columns = std::min(cells.size(), head_.columns.size());
    for (std::size_t i = 0; i < columns; ++i) XT_CHECK_OK(write(i, cells[i]));
    return {};
  }

  Result<std::string> finish() {
    if (book_ == nullptr) return cannot_write(file_.path());
    for (std::size_t i = 0; i < widths_.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      worksheet_set_column(sheet_, column, column, std::min(widths_[i] + 1, kWidest), nullptr);
    }
    if (!widths_.empty()) {
      worksheet_autofilter(sheet_, 0, 0, static_cast<lxw_row_t>(rows_),
                           static_cast<lxw_col_t>(widths_.size() - 1));
    }
    XT_CHECK_OK(write_notes());
    lxw_workbook* book = std::exchange(book_, nullptr);
    if (workbook_close(book) != LXW_NO_ERROR) return cannot_write(file_.path());
    std::ifstream in(file_.path(), std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (!in || bytes.empty()) return cannot_write(file_.path());
    return bytes;
  }

 private:
  void add_formats() {
    header_ = workbook_add_format(book_);
    format_set_bold(header_);
    format_set_bottom(header_, LXW_BORDER_THIN);
    format_set_num_format(header_, "@");
    for (std::size_t i = 0; i < formats_.size(); ++i) {
      // Text stays text when somebody types over it: "=1+1" or an identity number is never calculated.
      constexpr std::array<const char*, 5> kFormats{"@", "#,##0", "#,##0.##", "0.0%", "yyyy-mm-dd"};
      formats_[i] = workbook_add_format(book_);
      format_set_num_format(formats_[i], kFormats[i]);
    }
  }

  void set_page() {
    worksheet_freeze_panes(sheet_, 1, 0);
    worksheet_repeat_rows(sheet_, 0, 0);
    worksheet_set_paper(sheet_, 9);  // A4
    worksheet_set_landscape(sheet_);
    worksheet_fit_to_pages(sheet_, 1, 0);
    std::string title;  // an & begins a code there
    for (const char c : head_.title.substr(0, offset_utf8(head_.title, 60)))
      title += c == '&' ? "&&" : std::string(1, c);
    worksheet_set_header(sheet_, ("&C" + title).c_str());
    worksheet_set_footer(sheet_, "&C第 &P 页 共 &N 页");
  }

  Status write(std::size_t column, const Cell& cell) {
    const auto row = static_cast<lxw_row_t>(rows_);
    if (const auto* text = std::get_if<std::string>(&cell))
      return write_text(row, column, *text, format(ColumnType::text));
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
      if (*whole > kMostExact || *whole < -kMostExact) {
        return write_text(row, column, std::to_string(*whole), format(ColumnType::text));
      }
      return write_number(row, column, static_cast<double>(*whole), std::to_string(*whole));
    }
    if (const auto* number = std::get_if<Rational>(&cell)) {
      const std::string decimal = number->decimal(6);
      return write_number(row, column, as_double(decimal), decimal);
    }
    if (const auto* day = std::get_if<Date>(&cell)) return write_day(row, column, *day);
    return {};
  }

  Status write_text(lxw_row_t row, std::size_t column, const std::string& text, lxw_format* how) {
    if (text.empty()) return {};
    widths_[column] = std::max(widths_[column], display_width(text));
    const std::string cut =
        text.size() <= kMostCellChars ? std::string() : text.substr(0, offset_utf8(text, kMostCellChars));
    return written(worksheet_write_string(sheet_, row, static_cast<lxw_col_t>(column),
                                          (cut.empty() ? text : cut).c_str(), how));
  }

  Status write_number(lxw_row_t row, std::size_t column, double number, const std::string& shown) {
    widths_[column] = std::max(widths_[column], display_width(shown) * 4 / 3);  // the commas
    const ColumnType type = head_.columns[column].type;
    const bool numeric = type != ColumnType::text && type != ColumnType::date;
    return written(worksheet_write_number(sheet_, row, static_cast<lxw_col_t>(column), number,
                                          numeric ? format(type) : nullptr));
  }

  Status write_day(lxw_row_t row, std::size_t column, Date day) {
    const std::int32_t serial = day.days() + kExcelEpoch;
    if (serial < kFirstExcelDay) return write_text(row, column, day.iso(), format(ColumnType::text));
    widths_[column] = std::max(widths_[column], kDateWidth);
    return written(worksheet_write_number(sheet_, row, static_cast<lxw_col_t>(column), serial,
                                          format(ColumnType::date)));
  }

  Status write_notes() {
    if (head_.notes.empty()) return {};
    lxw_worksheet* sheet = workbook_add_worksheet(book_, head_.title == "说明" ? "说明页" : "说明");
    if (sheet == nullptr) return cannot_write(file_.path());
    worksheet_set_column(sheet, 0, 0, 20, nullptr);
    worksheet_set_column(sheet, 1, 1, 80, nullptr);
    lxw_row_t row = 0;
    for (const auto& [name, value] : head_.notes) {
      XT_CHECK_OK(written(worksheet_write_string(sheet, row, 0, name.c_str(), header_)));
      XT_CHECK_OK(written(worksheet_write_string(sheet, row++, 1, value.c_str(), format(ColumnType::text))));
    }
    return {};
  }

  lxw_format* format(ColumnType type) const { return formats_[static_cast<std::size_t>(type)]; }
  Status written(lxw_error error) const {
    return error == LXW_NO_ERROR ? Status{} : cannot_write(file_.path());
  }

  TableHead head_;
  TemporaryFile file_;
  lxw_workbook* book_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
  lxw_format* header_ = nullptr;
  std::array<lxw_format*, 5> formats_{};
  std::vector<double> widths_;
  std::int64_t rows_ = 0;
};

TableWriter::TableWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
TableWriter::~TableWriter() = default;

Result<std::unique_ptr<TableWriter>> TableWriter::open(TableHead head) {
  auto impl = std::make_unique<Impl>(std::move(head));
  XT_CHECK_OK(impl->start());
  return std::unique_ptr<TableWriter>(new TableWriter(std::move(impl)));
}

Status TableWriter::add_row(std::span<const Cell> cells) {
  return impl_->add_row(cells);
}

Result<std::string> TableWriter::finish() {
  return impl_->finish();
}

Result<std::string> write_table(TableHead head, const std::vector<std::vector<Cell>>& rows) {
  XT_TRY(const auto writer, TableWriter::open(std::move(head)));
  for (const auto& row : rows) XT_CHECK_OK(writer->add_row(row));
  return writer->finish();
}

}  // namespace xt::sheets
