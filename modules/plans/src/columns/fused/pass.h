// One pass over the entries of a chunk for all lanes and all windows at once: what each teacher has in each
// column (a lane in a period). Lanes are summed side by side into the bucket that the entry's day falls in;
// a column is the difference of two running sums over buckets.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "columns/fused/lanes.h"

namespace xt::plans::columns {

// The smallest region that holds an organisation: GB/T 2260 makes it arithmetic.
inline std::int64_t unit_of(std::int64_t key) {
  constexpr std::int64_t kRegionUnit = 10'000'000'000;
  return key / kRegionUnit * kRegionUnit;
}

struct PassColumn {
  std::size_t lane = 0;
  Period days;
};

class Pass {
 public:
  // Nothing where the sums could leave their width or there are too many borders: then row by row.
  static std::unique_ptr<Pass> make(const Snapshot& snapshot, const Lanes& lanes,
                                    std::vector<PassColumn> columns, Date known);

  struct Spread {  // a teacher whose entries lie in several units
    std::uint32_t teacher = 0;
    std::int64_t unit = 0;
    std::vector<std::int32_t> values;  // one a column, of this unit alone
  };
  struct Result {
    std::vector<std::vector<std::int32_t>> columns;  // [column][teacher]
    std::vector<std::int64_t> unit;                  // of all entries of a teacher; -1: none, -2: several
    std::vector<Spread> spread;
  };
  // Not thread-safe: each thread has a Pass of its own (copies are cheap in time, not in memory).
  void run(const Chunk& chunk, Result& out);

  const std::vector<PassColumn>& columns() const { return columns_; }

 private:
  Pass(const Snapshot& snapshot, const Lanes& lanes, std::vector<PassColumn> columns, Date known);
  bool fits() const;
  void tables(const Lanes& lanes);
  void buckets();
  template <bool kPersons, bool kKnown>
  void teacher(const Chunk& chunk, std::uint32_t i, std::int64_t only_unit);
  void sum(const Chunk& chunk, std::uint32_t i, std::int64_t only_unit);
  struct PersonLanes {
    std::vector<std::int16_t> narrow;
    std::vector<std::int32_t> wide;
  };
  const PersonLanes& person_lanes(std::uint64_t holds);
  std::int32_t value(const PassColumn& column, std::size_t index) const;

  const Snapshot& snapshot_;
  std::vector<PassColumn> columns_;
  const Lanes& lanes_;
  std::uint16_t known_;
  std::size_t narrow_ = 0, wide_ = 0;  // lanes, padded to whole registers
  bool credits_ = false, persons_ = false;
  // By entry kind: the row of its lanes; narrow ones hold the records, wide ones a mask for the hours (and
  // one for the credits).
  std::vector<std::uint16_t> row_of_kind_;
  std::vector<std::int16_t> narrow_rows_;
  std::vector<std::int32_t> hour_rows_, credit_rows_;
  std::vector<std::uint8_t> bucket_of_day_;
  std::size_t buckets_ = 0;
  std::vector<std::pair<std::uint16_t, std::uint16_t>> span_;  // of a column: first bucket and the one after
  std::vector<std::int64_t> unit_of_org_;
  std::vector<std::int32_t> hours_, credits_of_;  // by amount
  PersonTests tests_;
  std::unordered_map<std::uint64_t, PersonLanes> person_lanes_;
  std::vector<std::int16_t> narrow_sums_;  // [bucket][lane], of the teacher at hand
  std::vector<std::int32_t> wide_sums_;
};

}  // namespace xt::plans::columns
