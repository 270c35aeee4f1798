#include "rows.h"

#include <utility>

namespace xt::simulate {
namespace {

class Generated : public sheets::RowSource {
 public:
  Generated(std::vector<std::string> header, std::int64_t count, Make make)
      : header_(std::move(header)), count_(count), make_(std::move(make)) {}

  Result<bool> next(sheets::Row& row) override {
    if (number_ == 0) {
      row.cells = header_;
      row.number = ++number_;
      return true;
    }
    while (!rows_.take(row.cells)) {
      if (index_ == count_) return false;
      make_(index_++, rows_);
    }
    row.number = ++number_;
    return true;
  }

  sheets::Progress progress() const override { return {index_, count_}; }

 private:
  std::vector<std::string> header_;
  std::int64_t count_;
  Make make_;
  RowBuffer rows_;
  std::int64_t index_ = 0;
  std::int64_t number_ = 0;
};

}  // namespace

std::unique_ptr<sheets::RowSource> generated(std::vector<std::string> header, std::int64_t count, Make make) {
  return std::make_unique<Generated>(std::move(header), count, std::move(make));
}

}  // namespace xt::simulate
