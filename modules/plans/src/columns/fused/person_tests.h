// Tests of teachers on a day, many at once: people who agree in everything that the tests look at are of one
// class, and each class is tested once.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "columns/compile/row_filter.h"
#include "columns/snapshot/snapshot.h"
#include "plans/expr.h"

namespace xt::plans::columns {

class PersonTests {
 public:
  static constexpr std::size_t kMost = 256;
  struct Bits {
    std::array<std::uint64_t, kMost / 64> words{};
    bool at(std::size_t bit) const { return (words[bit / 64] >> (bit % 64) & 1) != 0; }
  };
  // At most kMost tests. The snapshot outlives the tests; its chunks are not read but through ask().
  PersonTests(const Snapshot& snapshot, const std::vector<const Filter*>& filters);

  struct Stretch {
    std::uint32_t kind = kNone;     // class of those for whom the same tests hold
    std::int32_t from = 0, to = 0;  // the days around the one asked in which that stays so
    bool holds(std::int32_t day) const { return from <= day && day < to; }
  };
  // `org`: the school held, or that of the entry.
  Stretch ask(const Chunk& chunk, std::uint32_t teacher, std::int32_t day, std::uint32_t org);
  const Bits& of(std::uint32_t kind) const { return kinds_[kind]; }
  std::size_t kinds() const { return kinds_.size(); }

 private:
  struct Key {
    std::uint64_t person = 0, dated = 0, place = 0;
    bool operator==(const Key&) const = default;
  };
  struct Slot {
    Key key;
    std::uint32_t kind = kNone;
  };
  void looks_at(const Filter& filter);
  void look_at(const Pred& pred);
  std::uint32_t place_of(std::uint32_t org);
  std::uint32_t honours_of(const Chunk& chunk, std::uint32_t teacher, std::int32_t day, Stretch& out);
  std::uint32_t kind_of(const Key& key, const Subject& subject);
  std::uint32_t tested(const Subject& subject);
  void grow();

  const Snapshot& snapshot_;
  std::vector<RowFilter> tests_;
  bool person_ = false, post_ = false, rank_ = false, full_time_ = false, honours_ = false, place_ = false,
       codes_ = false;
  std::vector<std::int32_t> ages_, services_;  // the numbers of years that a test turns at, ascending
  std::vector<std::int32_t> borders_;          // days on which a mark of a place begins or ends
  std::vector<std::uint32_t>
      places_;  // organisation -> number of those that look alike; kNone: not asked yet
  std::map<std::string, std::uint32_t> profiles_;
  std::map<std::vector<std::uint32_t>, std::uint32_t> honour_sets_;
  std::vector<Bits> kinds_;
  std::map<std::array<std::uint64_t, kMost / 64>, std::uint32_t> kind_index_;
  std::vector<Slot> slots_;  // open addressing
  std::size_t used_ = 0;
};

}  // namespace xt::plans::columns
