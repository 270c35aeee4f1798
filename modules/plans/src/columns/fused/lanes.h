// The leaves of many measures as lanes of one pass over the ledger. A leaf's filter is a conjunction of what
// is said of the entry (then a table over entry kinds answers it) and of what is said of the teacher or the
// school on that day (then it holds for whole stretches of a teacher's days). Filters that mix the two in one
// part are no lanes: they are asked row by row.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "columns/fused/person_tests.h"
#include "plans/expr.h"

namespace xt::plans::columns {

// A filter cut in two. Without a value: it cannot be cut.
struct Halves {
  Filter of_entry;
  Filter of_teacher;
};
std::optional<Halves> cut(const Filter& filter);

// The lanes: hours and credits are 32-bit sums in hundredths, records 16-bit sums.
struct Lanes {
  struct Lane {
    Leaf leaf = Leaf::records;
    Filter of_entry, of_teacher;
    std::size_t place = 0;             // among the lanes of its width
    std::uint32_t person_bit = kNone;  // of of_teacher; kNone: always holds
    bool wide() const { return leaf == Leaf::hours || leaf == Leaf::credits; }
  };
  std::vector<Lane> lanes;
  std::map<std::string, std::size_t> index;

  // The lane of a leaf; nullopt where it cannot be one.
  std::optional<std::size_t> add(const Expr& leaf);
};

}  // namespace xt::plans::columns
