// The rows of one worksheet: bytes are pushed through expat chunk by chunk, finished rows wait in a queue.
#include <array>
#include <charconv>
#include <utility>

#include "base/text.h"

#include "refuse.h"
#include "xlsx.h"

namespace xt::sheets {
namespace {

constexpr std::size_t kChunk = 64 * 1024;
constexpr std::size_t kMostNotices = 100;

enum class CellType { number, shared, inline_string, text, truth, error, date };

CellType cell_type(std::string_view t) {
  if (t == "s") return CellType::shared;
  if (t == "inlineStr") return CellType::inline_string;
  if (t == "str") return CellType::text;
  if (t == "b") return CellType::truth;
  if (t == "e") return CellType::error;
  if (t == "d") return CellType::date;
  return CellType::number;
}

std::int64_t to_int(std::string_view text, std::int64_t otherwise) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? value : otherwise;
}

// Finished rows, their strings kept for the next ones.
class RowQueue {
 public:
  void put(Row& row) {
    if (used_ == rows_.size()) rows_.emplace_back();
    std::swap(rows_[used_++], row);
  }
  bool take(Row& row) {
    if (at_ == used_) {
      at_ = used_ = 0;
      return false;
    }
    std::swap(row, rows_[at_++]);
    return true;
  }

 private:
  std::vector<Row> rows_;
  std::size_t at_ = 0;
  std::size_t used_ = 0;
};

class SheetHandler : public XmlHandler {
 public:
  SheetHandler(const Options& options, const SharedStrings& strings, const std::vector<bool>& dates,
               bool system_1904)
      : options_(options), strings_(strings), dates_(dates), system_1904_(system_1904) {}

  RowQueue rows;
  std::vector<Notice> notices;

  Status start(std::string_view name, const Attributes& attributes) override {
    if (name == "row") return start_row(attributes);
    if (name == "mergeCell") add_merge(attributes["ref"]);
    if (!in_row_) return {};
    if (name == "c") return start_cell(attributes);
    if (name == "v") in_value_ = true;
    if (name == "f") has_formula_ = true;
    if (name == "is") in_inline_ = true;
    if (in_inline_) inline_.start(name);
    return {};
  }

  Status end(std::string_view name) override {
    if (!in_row_) return {};
    if (name == "v") in_value_ = false;
    if (in_inline_) inline_.end(name);
    if (name == "is") in_inline_ = false;
    if (name == "c") return end_cell();
    if (name == "row") end_row();
    return {};
  }

  Status text(std::string_view text) override {
    if (in_inline_) return inline_.text(text, options_);
    if (!in_value_) return {};
    value_ += text;
    return value_.size() > static_cast<std::size_t>(options_.max_cell_chars) * 7 ? too_long() : Status{};
  }

 private:
  Status start_row(const Attributes& attributes) {
    const std::int64_t number = to_int(attributes["r"], row_number_ + 1);
    if (number <= row_number_) return damaged_xlsx("rows out of order");
    row_number_ = number;
    if (number > options_.max_xlsx_rows) {
      return refuse(Code::too_large, "sheets.too_many_rows",
                    "表格超过 " + std::to_string(options_.max_xlsx_rows) + " 行，请分成几个文件上传。");
    }
    for (auto& cell : row_.cells) cell.clear();
    in_row_ = true;
    width_ = 0;
    column_ = 0;
    return {};
  }

  void end_row() {
    in_row_ = false;
    row_.number = row_number_;
    row_.cells.resize(width_);
    if (width_ > 0) rows.put(row_);
  }

  Status start_cell(const Attributes& attributes) {
    const auto ref = parse_cell_ref(attributes["r"]);
    column_ = ref ? ref->column : column_ + 1;
    type_ = cell_type(attributes["t"]);
    style_ = to_int(attributes["s"], 0);
    has_formula_ = false;
    in_value_ = in_inline_ = false;
    value_.clear();
    inline_.clear();
    return {};
  }

  Status end_cell() {
    XT_CHECK_OK(resolve());
    if (out_.empty()) return {};
    if (column_ > options_.max_columns) {
      return refuse(
          Code::too_large, "sheets.too_many_columns",
          row_name(row_number_) + "超过 " + std::to_string(options_.max_columns) + " 列，请删去多余的列。");
    }
    const auto most = static_cast<std::size_t>(options_.max_cell_chars);
    if (out_.size() > most && length_utf8(out_) > most) return too_long();
    const auto at = static_cast<std::size_t>(column_ - 1);
    if (row_.cells.size() <= at) row_.cells.resize(at + 1);
    row_.cells[at].swap(out_);
    width_ = std::max(width_, at + 1);
    return {};
  }

  // What the cell says, into out_.
  Status resolve() {
    out_.clear();
    if (has_formula_ && value_.empty() && type_ != CellType::text) {
      out_ = kNotCalculated;
      return {};
    }
    switch (type_) {
      case CellType::shared:
        return resolve_shared();
      case CellType::inline_string:
        out_ = inline_.value();
        unescape(out_);
        break;
      case CellType::text:
        out_.swap(value_);
        unescape(out_);
        break;
      case CellType::truth:
        out_ = value_ == "1" || value_ == "true" ? "TRUE" : value_.empty() ? "" : "FALSE";
        break;
      case CellType::error:
        out_.swap(value_);
        break;
      case CellType::date:
        resolve_iso();
        break;
      case CellType::number:
        if (!value_.empty()) out_ = is_date() ? date_text(value_, system_1904_) : number_text(value_);
        break;
    }
    return {};
  }

  Status resolve_shared() {
    if (value_.empty()) return {};
    const auto text = strings_.at(static_cast<std::size_t>(to_int(value_, -1)));
    if (!text) return damaged_xlsx("shared string " + value_);
    out_ = *text;
    return {};
  }

  void resolve_iso() {
    out_.swap(value_);
    if (const auto t = out_.find('T'); t == 10) {
      out_[t] = ' ';
      if (out_.substr(t).starts_with(" 00:00:00")) out_.resize(t);
    }
  }

  bool is_date() const {
    return style_ >= 0 && style_ < static_cast<std::int64_t>(dates_.size()) &&
           dates_[static_cast<std::size_t>(style_)];
  }

  Status too_long() const {
    return refuse(Code::too_large, "sheets.cell_too_long",
                  row_name(row_number_) + "有单元格超过 " + std::to_string(options_.max_cell_chars) +
                      " 个字，请缩短。");
  }

  void add_merge(std::string_view range) {
    const auto first = parse_cell_ref(range.substr(0, range.find(':')));
    if (!first || notices.size() >= kMostNotices) return;
    notices.push_back({first->row, "sheets.merged_cells",
                       row_name(first->row) + "起的 " + std::string(range) +
                           " 是合并单元格，只有左上角一格有内容，其余按空白处理。请取消合并并逐行填写。"});
  }

  const Options& options_;
  const SharedStrings& strings_;
  const std::vector<bool>& dates_;
  const bool system_1904_;

  Row row_;
  bool in_row_ = false;
  std::int64_t row_number_ = 0;
  std::int64_t column_ = 0;
  std::size_t width_ = 0;
  CellType type_ = CellType::number;
  std::int64_t style_ = 0;
  bool has_formula_ = false;
  bool in_value_ = false;
  bool in_inline_ = false;
  std::string value_;
  StringCollector inline_;
  std::string out_;
};

class XlsxSource : public RowSource {
 public:
  XlsxSource(std::unique_ptr<Package> package, SharedStrings strings, std::vector<bool> dates,
             bool system_1904)
      : package_(std::move(package)),
        strings_(std::move(strings)),
        dates_(std::move(dates)),
        handler_(package_->options(), strings_, dates_, system_1904),
        reader_(handler_, package_->options()),
        chunk_(kChunk, '\0') {}

  Status start(const std::string& sheet_part) {
    XT_TRY(part_, package_->part(sheet_part));
    return {};
  }

  Result<bool> next(Row& row) override {
    while (!handler_.rows.take(row)) {
      if (failed_) return *failed_;
      if (ended_) return false;
      if (auto status = feed(); !status.ok()) failed_ = std::move(status).error();
    }
    return true;
  }

  Progress progress() const override { return part_->progress(); }
  const std::vector<Notice>& notices() const override { return handler_.notices; }

 private:
  Status feed() {
    XT_TRY(const std::size_t n, part_->read(chunk_.data(), chunk_.size()));
    ended_ = n == 0;
    return reader_.feed(std::string_view(chunk_).substr(0, n), ended_);
  }

  std::unique_ptr<Package> package_;
  std::unique_ptr<Part> part_;
  SharedStrings strings_;
  std::vector<bool> dates_;
  SheetHandler handler_;
  XmlReader reader_;
  std::string chunk_;
  bool ended_ = false;
  std::optional<Error> failed_;
};

}  // namespace

Result<std::unique_ptr<RowSource>> open_worksheet(std::unique_ptr<Package> package, Workbook book) {
  XT_TRY(auto strings, read_strings(*package, book.strings_part));
  XT_TRY(auto dates, read_date_formats(*package, book.styles_part));
  auto source = std::make_unique<XlsxSource>(std::move(package), std::move(strings), std::move(dates),
                                             book.system_1904);
  XT_CHECK_OK(source->start(book.sheet_part));
  return std::unique_ptr<RowSource>(std::move(source));
}

}  // namespace xt::sheets
