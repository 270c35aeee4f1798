// Rows made on demand: one call of `make` fills what belongs to one thing (a school, a person, a week).
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sheets/sheets.h"

namespace xt::simulate {

class RowBuffer {
 public:
  void add(std::initializer_list<std::string_view> cells) {
    if (used_ == rows_.size()) rows_.emplace_back();
    auto& row = rows_[used_++];
    row.resize(cells.size());
    std::size_t i = 0;
    for (std::string_view cell : cells) row[i++].assign(cell);
  }
  bool take(std::vector<std::string>& cells) {
    if (at_ == used_) {
      at_ = used_ = 0;
      return false;
    }
    cells.swap(rows_[at_++]);
    return true;
  }

 private:
  std::vector<std::vector<std::string>> rows_;
  std::size_t at_ = 0;
  std::size_t used_ = 0;
};

using Make = std::function<void(std::int64_t index, RowBuffer& rows)>;

// The header, then what `make` gives for 0 … count-1.
std::unique_ptr<sheets::RowSource> generated(std::vector<std::string> header, std::int64_t count, Make make);

}  // namespace xt::simulate
