// Tests of teachers on a day, many at once: people who agree in everything that the tests look at are of one
// class, and each class is tested once. What the tests look at are a few dimensions (the stage, the post, the
// place …); of each dimension only what some test tells apart matters, so that there are few classes.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "columns/compile/row_filter.h"
#include "columns/snapshot/snapshot.h"
#include "plans/expr.h"

namespace xt::plans::columns {

class PersonTests {
 public:
  static constexpr std::size_t kMost = 512;
  struct Bits {
    std::array<std::uint64_t, kMost / 64> words{};
    bool at(std::size_t bit) const { return (words[bit / 64] >> (bit % 64) & 1) != 0; }
  };
  // At most kMost tests. The snapshot and the filters outlive them; chunks are not read but through ask().
  PersonTests(const Snapshot& snapshot, const std::vector<const Filter*>& filters);

  struct Stretch {
    std::uint32_t kind = kNone;     // class of those for whom the same tests hold
    std::int32_t from = 0, to = 0;  // the days around the one asked in which that stays so
    bool holds(std::int32_t day) const { return from <= day && day < to; }
  };
  // `org`: the school held, or that of the entry; kNone: none.
  Stretch ask(const Chunk& chunk, std::uint32_t teacher, std::int32_t day, std::uint32_t org);
  const Bits& of(std::uint32_t kind) const { return kinds_[kind]; }
  std::size_t kinds() const { return kinds_.size(); }

 private:
  // Values of one dimension by what the tests say of them. Class 0 is a value that none has.
  class Dimension {
   public:
    void look(const Filter& test) { tests_.push_back(&test); }
    bool used() const { return !tests_.empty(); }
    // Of the value with this number; `holds` says what a test says of it.
    template <class Holds>
    std::uint32_t of(std::uint32_t value, const Holds& holds);

   private:
    std::vector<const Filter*> tests_;
    std::vector<std::uint32_t> known_;  // by value; kNone: not asked yet
    std::map<std::vector<bool>, std::uint32_t> index_;
  };
  // Completed years, by the numbers that some test turns at.
  struct Years {
    std::vector<std::int32_t> turns;  // ascending
    std::vector<std::int32_t> mean;   // days until then, on average
    std::uint32_t of(std::int32_t first, std::int32_t day, Stretch& out) const;
  };
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t kind = kNone;
  };
  void looks_at(const Filter& filter, std::set<std::string>& seen);
  void look_at(const Filter& test);
  std::uint32_t word_of(Dimension& dimension, std::uint32_t word);
  std::uint32_t dated(Dimension& dimension, const DatedColumn& column, std::size_t teacher, std::int32_t day,
                      Stretch& out);
  std::uint32_t full_time_of(const Chunk& chunk, std::uint32_t teacher, std::int32_t day, Stretch& out);
  std::uint32_t honours_of(const Chunk& chunk, std::uint32_t teacher, std::int32_t day, Stretch& out);
  std::uint64_t honour_bits(std::uint32_t honour);
  std::uint32_t place_of(std::uint32_t org, std::int32_t day, Stretch& out);
  std::uint32_t kind_of(std::uint64_t key, const Subject& subject);
  std::uint32_t tested(const Subject& subject);
  void grow();

  const Snapshot& snapshot_;
  std::vector<RowFilter> tests_;
  Dimension stage_, subject_, sex_, post_, rank_;
  bool full_time_ = false;
  std::vector<const Filter*> honour_tests_;
  std::vector<std::uint64_t> honour_known_;  // by honour; the highest bit: asked
  std::map<std::uint64_t, std::uint32_t> honour_sets_;
  Years ages_, services_;
  std::vector<RowFilter> place_tests_;
  std::vector<std::int32_t> borders_;               // days on which a mark of a place begins or ends
  std::vector<std::vector<std::uint32_t>> places_;  // [season][organisation]; kNone: not asked yet
  std::map<std::vector<bool>, std::uint32_t> profiles_;
  std::vector<Bits> kinds_;
  std::map<std::array<std::uint64_t, kMost / 64>, std::uint32_t> kind_index_;
  std::vector<Slot> slots_;  // open addressing
  std::size_t used_ = 0;
};

}  // namespace xt::plans::columns
