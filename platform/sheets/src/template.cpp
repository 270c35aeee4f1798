#include "sheets/template.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <string_view>

#include <xlsxwriter.h>

#include "base/text.h"
#include "sheets/sheets.h"

#include "refuse.h"
#include "temporary_file.h"

namespace xt::sheets {
namespace {

constexpr lxw_row_t kLastRow = 5'000;
constexpr const char* kWords = "词表";
constexpr std::size_t kInputMessage = 250;  // Excel's limit is 255 characters
constexpr double kNarrow = 12, kMiddle = 20, kWide = 60;

struct FreeBook {
  void operator()(lxw_workbook* book) const { lxw_workbook_free(book); }
};

class TemplateBook {
 public:
  explicit TemplateBook(const Template& what) : what_(what) {}

  Result<std::string> write() {
    const TemporaryFile file;
    if (!file.made()) return cannot_write(file.path());
    std::unique_ptr<lxw_workbook, FreeBook> book(workbook_new(file.path().c_str()));
    if (book == nullptr) return cannot_write(file.path());
    book_ = book.get();
    head_ = workbook_add_format(book_);
    format_set_bold(head_);
    format_set_bg_color(head_, 0xF3F0E9);
    format_set_border(head_, LXW_BORDER_THIN);
    text_ = workbook_add_format(book_);
    format_set_num_format(text_, "@");
    wrapped_ = workbook_add_format(book_);
    format_set_text_wrap(wrapped_);
    format_set_align(wrapped_, LXW_ALIGN_VERTICAL_TOP);
    data_ = workbook_add_worksheet(book_, what_.title.c_str());
    notes();
    if (!what_.lookup.empty()) lookup();
    words();
    header();
    worksheet_activate(data_);
    if (workbook_close(book.release()) != LXW_NO_ERROR) return cannot_write(file.path());
    std::ifstream in(file.path(), std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(in)), {});
    if (!in || bytes.empty()) return cannot_write(file.path());
    return bytes;
  }

 private:
  void put(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& cell,
           lxw_format* format) {
    worksheet_write_string(sheet, row, column, cell.c_str(), format);
  }

  void header() {
    for (std::size_t i = 0; i < what_.columns.size(); ++i) {
      const TemplateColumn& column = what_.columns[i];
      const auto at = static_cast<lxw_col_t>(i);
      const double width = std::max(kNarrow, 2.0 * static_cast<double>(length_utf8(column.title)) + 4);
      worksheet_set_column(data_, at, at, width, text_);
      put(data_, 0, at, (column.required ? "★" : "") + column.title, head_);
      if (!column.words.empty()) list(column, at);
    }
    worksheet_freeze_panes(data_, 1, 0);
  }

  void list(const TemplateColumn& column, lxw_col_t at) {
    const std::string letter = column_letter(at + 1);
    std::string range = std::string("='") + kWords + "'!$" + letter + "$2:$" + letter + "$" +
                        std::to_string(column.words.size() + 1);
    std::string hint = column.note.substr(0, offset_utf8(column.note, kInputMessage));
    lxw_data_validation rule{};
    rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
    rule.value_formula = range.data();
    rule.show_error = column.only_words ? LXW_VALIDATION_ON : LXW_VALIDATION_OFF;
    rule.error_title = title_.data();
    rule.error_message = message_.data();
    if (!hint.empty()) rule.input_message = hint.data();
    worksheet_data_validation_range(data_, 1, at, kLastRow, at, &rule);
  }

  void notes() {
    lxw_worksheet* sheet = workbook_add_worksheet(book_, "说明");
    worksheet_set_column(sheet, 0, 0, kMiddle, nullptr);
    worksheet_set_column(sheet, 1, 1, kNarrow, nullptr);
    worksheet_set_column(sheet, 2, 3, kWide, nullptr);
    worksheet_set_column(sheet, 4, 4, kMiddle, nullptr);
    lxw_row_t row = 0;
    for (const std::string& hint : what_.hints) put(sheet, row++, 0, hint, nullptr);
    ++row;
    const char* titles[] = {"列名", "是否必填", "填写说明", "可选值", "示例"};
    for (lxw_col_t i = 0; i < 5; ++i) put(sheet, row, i, titles[i], head_);
    for (const TemplateColumn& column : what_.columns) {
      ++row;
      std::string words;
      for (const std::string& word : column.words) words += (words.empty() ? "" : "、") + word;
      put(sheet, row, 0, column.title, wrapped_);
      put(sheet, row, 1, column.required ? "必填" : "选填", wrapped_);
      put(sheet, row, 2, column.note, wrapped_);
      put(sheet, row, 3, words, wrapped_);
      put(sheet, row, 4, column.example, wrapped_);
    }
  }

  void lookup() {
    lxw_worksheet* sheet = workbook_add_worksheet(book_, what_.lookup_title.c_str());
    worksheet_set_column(sheet, 0, 0, kMiddle, text_);
    worksheet_set_column(sheet, 1, 1, kWide, nullptr);
    put(sheet, 0, 0, "代码", head_);
    put(sheet, 0, 1, "名称", head_);
    lxw_row_t row = 0;
    for (const auto& [code, name] : what_.lookup) {
      put(sheet, ++row, 0, code, text_);
      put(sheet, row, 1, name, nullptr);
    }
  }

  // A list longer than 255 characters must stand in cells.
  void words() {
    lxw_worksheet* sheet = workbook_add_worksheet(book_, kWords);
    for (std::size_t i = 0; i < what_.columns.size(); ++i) {
      const TemplateColumn& column = what_.columns[i];
      if (column.words.empty()) continue;
      put(sheet, 0, static_cast<lxw_col_t>(i), column.title, head_);
      for (std::size_t w = 0; w < column.words.size(); ++w) {
        put(sheet, static_cast<lxw_row_t>(w + 1), static_cast<lxw_col_t>(i), column.words[w], text_);
      }
    }
    worksheet_hide(sheet);
  }

  const Template& what_;
  // The library's structures take what they do not change as if they did.
  std::string title_ = "不在可选值中", message_ = "请从下拉列表中选择，可选值见“说明”。";
  lxw_workbook* book_ = nullptr;
  lxw_worksheet* data_ = nullptr;
  lxw_format *head_ = nullptr, *text_ = nullptr, *wrapped_ = nullptr;
};

}  // namespace

Result<std::string> write_template(const Template& what) {
  return TemplateBook(what).write();
}

}  // namespace xt::sheets
