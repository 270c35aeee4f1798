// The leaves of many measures as lanes of one pass over the ledger. A leaf's filter is a conjunction of what
// is said of the entry (then a table over entry kinds answers it) and of what is said of the teacher or the
// school on that day (then it holds for whole stretches of a teacher's days). Filters that mix the two in one
// part are no lanes: they are asked row by row.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "columns/compile/row_filter.h"
#include "columns/snapshot/snapshot.h"
#include "plans/expr.h"

namespace xt::plans::columns {

// A filter cut in two. Without a value: it cannot be cut.
struct Halves {
  Filter of_entry;
  Filter of_teacher;
};
std::optional<Halves> cut(const Filter& filter);

// Tests of teachers on a day, many at once: people who agree in everything that the tests look at share the
// outcome. At most 64 tests.
class PersonTests {
 public:
  PersonTests(const Snapshot& snapshot, const std::vector<const Filter*>& filters);

  struct Stretch {
    std::uint64_t holds = 0;        // a bit a test
    std::int32_t from = 0, to = 0;  // the days around the one asked in which that stays so
  };
  // `org`: the school held, or that of the entry.
  Stretch ask(const Chunk& chunk, std::uint32_t teacher, std::int32_t day, std::uint32_t org);

 private:
  struct Key {
    std::uint64_t person = 0, dated = 0, place = 0;
    auto operator<=>(const Key&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const;
  };
  void looks_at(const Filter& filter);
  void look_at(Field field);
  std::uint32_t place_of(std::uint32_t org);
  std::uint32_t honours_of(const Chunk& chunk, std::uint32_t teacher, std::int32_t day, Stretch& out);

  const Snapshot& snapshot_;
  std::vector<RowFilter> tests_;
  bool person_ = false, post_ = false, rank_ = false, full_time_ = false, honours_ = false, place_ = false,
       codes_ = false, years_ = false;
  std::vector<std::int32_t> borders_;  // days on which a mark of a place begins or ends
  std::vector<std::uint32_t>
      places_;  // organisation -> number of those that look alike; kNone: not asked yet
  std::map<std::string, std::uint32_t> profiles_;
  std::map<std::vector<std::uint32_t>, std::uint32_t> honour_sets_;
  std::unordered_map<Key, std::uint64_t, Hash> known_;
};

// The lanes: hours and credits are 32-bit sums in hundredths, records 16-bit sums.
struct Lanes {
  struct Lane {
    Leaf leaf = Leaf::records;
    Filter of_entry, of_teacher;
    std::size_t place = 0;          // among the lanes of its width
    std::uint32_t person_bit = 64;  // of of_teacher; 64: always holds
    bool wide() const { return leaf == Leaf::hours || leaf == Leaf::credits; }
  };
  std::vector<Lane> lanes;
  std::map<std::string, std::size_t> index;

  // The lane of a leaf; nullopt where it cannot be one.
  std::optional<std::size_t> add(const Expr& leaf);
};

}  // namespace xt::plans::columns
