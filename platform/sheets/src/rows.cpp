// What every row source has in common.
#include <algorithm>
#include <array>
#include <utility>

#include "sheets/sheets.h"

namespace xt::sheets {
namespace {

class VectorSource : public RowSource {
 public:
  explicit VectorSource(std::vector<Row> rows) : rows_(std::move(rows)) {}

  Result<bool> next(Row& row) override {
    if (at_ == rows_.size()) return false;
    row.cells = rows_[at_].cells;
    row.number = rows_[at_].number != 0 ? rows_[at_].number : static_cast<std::int64_t>(at_) + 1;
    ++at_;
    return true;
  }

  Progress progress() const override {
    return {static_cast<std::int64_t>(at_), static_cast<std::int64_t>(rows_.size())};
  }

 private:
  std::vector<Row> rows_;
  std::size_t at_ = 0;
};

}  // namespace

const std::vector<Notice>& RowSource::notices() const {
  static const std::vector<Notice> none;
  return none;
}

std::unique_ptr<RowSource> from_rows(std::vector<Row> rows) {
  return std::make_unique<VectorSource>(std::move(rows));
}

bool is_error_cell(std::string_view cell) {
  if (cell.empty() || cell.front() != '#') return false;
  static constexpr std::array<std::string_view, 11> kErrors{
      "#N/A",   "#REF!",   "#VALUE!",       "#DIV/0!", "#NAME?",      "#NUM!",
      "#NULL!", "#SPILL!", "#GETTING_DATA", "#CALC!",  kNotCalculated};
  return std::find(kErrors.begin(), kErrors.end(), cell) != kErrors.end();
}

std::string column_letter(std::int64_t column) {
  std::string letters;
  for (; column > 0; column = (column - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  }
  return letters;
}

}  // namespace xt::sheets
