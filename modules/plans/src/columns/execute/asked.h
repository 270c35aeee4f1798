// One leaf asked row after row: what its parts have in common.
#pragma once

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <vector>

#include "columns/compile/row_filter.h"
#include "columns/execute/column_facts.h"

namespace xt::plans::columns {

// Millions of additions, many of them to the sum of the one before: put together when all are there.
class Sums {
 public:
  void add(Id entity, Id teacher, std::int32_t part, std::int64_t value) {
    const LeafRow one{entity, teacher, part, value};
    if (!all_.empty() && key(all_.back()) == key(one)) {
      all_.back().value += value;
    } else {
      all_.push_back(one);
    }
  }
  // By entity, teacher and part.
  std::vector<LeafRow> rows() && {
    const auto before = [](const LeafRow& a, const LeafRow& b) { return key(a) < key(b); };
    if (!std::is_sorted(all_.begin(), all_.end(), before)) std::sort(all_.begin(), all_.end(), before);
    std::size_t last = 0;
    for (std::size_t k = 1; k < all_.size(); ++k) {
      if (key(all_[k]) == key(all_[last])) {
        all_[last].value += all_[k].value;
      } else {
        all_[++last] = all_[k];
      }
    }
    if (!all_.empty()) all_.resize(last + 1);
    all_.shrink_to_fit();
    return std::move(all_);
  }

 private:
  static std::tuple<Id, Id, std::int32_t> key(const LeafRow& one) {
    return {one.entity, one.teacher, one.part};
  }
  std::vector<LeafRow> all_;
};

struct Asked {
  const Snapshot& snapshot;
  const Entities& entities;
  const LeafQuery& q;
  RowFilter test;
  std::int64_t lo, hi;

  Asked(const Snapshot& s, const Entities& e, const LeafQuery& query)
      : snapshot(s), entities(e), q(query), test(s, query.leaf->filter) {
    std::tie(lo, hi) = e.keys();
  }
  bool inside(std::int64_t key) const { return key >= lo && key < hi; }
  bool in_range(std::int32_t day) const { return q.range.contains(Date(day)); }
};

// The leaves of the small tables.
std::vector<LeafRow> items_rows(const Asked& asked);
std::vector<LeafRow> money_rows(const Asked& asked);
std::vector<LeafRow> session_rows(const Asked& asked);

}  // namespace xt::plans::columns
