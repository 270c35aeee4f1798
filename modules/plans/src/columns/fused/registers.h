// The inner loops of the pass: additions over whole registers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace xt::plans::columns {

// 64 bytes are one register of AVX-512, two of AVX2 and four of SSE2.
using NarrowRegister __attribute__((vector_size(64))) = std::int16_t;
using DayRegister __attribute__((vector_size(64))) = std::uint16_t;
using WideRegister __attribute__((vector_size(64))) = std::int32_t;
// As members: a container forgets what is said of a type by attributes, its alignment included.
struct alignas(64) Narrow {
  NarrowRegister lanes{};
};
struct alignas(64) Wide {
  WideRegister lanes{};
};
struct alignas(64) Days {
  DayRegister lanes{};
};
inline constexpr std::size_t kNarrowLanes = sizeof(Narrow) / sizeof(std::int16_t);
inline constexpr std::size_t kWideLanes = sizeof(Wide) / sizeof(std::int32_t);

// What is added for an entry: by kind a row of lanes; narrow ones hold the records, wide ones a mask for the
// hours (and one for the credits). Kinds that no lane tells apart share a row.
struct LaneTables {
  std::size_t narrow = 0, wide = 0;  // registers of a row
  bool credits = false;
  std::vector<std::uint16_t> row_of_kind;
  std::vector<Narrow> records;
  std::vector<Wide> hour_masks, credit_masks;
  std::vector<std::int32_t> hours, credits_of;  // by amount
};

// Running sums over a teacher's entries: row i is the sum of the first i. What lies between two days is the
// difference of two rows.
struct LaneSums {
  std::vector<Narrow> narrow;
  std::vector<Wide> wide;
};

// The entries of one teacher, by day.
struct Entries {
  const std::uint16_t* day = nullptr;
  const std::uint16_t* posted = nullptr;
  const std::uint32_t* kind = nullptr;
  const std::uint32_t* amount = nullptr;
  std::size_t count = 0;
};

// Entries [begin, end) with the lanes that hold for them.
struct Run {
  std::uint32_t begin = 0, end = 0;
  const Narrow* narrow = nullptr;  // masks, one a register
  const Wide* wide = nullptr;
};

// Fills the rows from 0 to entries.count; `sums` has room. The runs cover all entries in order. What was
// posted after `known` is not added.
void sum_up(const LaneTables& tables, const Entries& entries, const std::vector<Run>& runs,
            std::uint16_t known, LaneSums& sums);

// How many entries lie before each of the days: the rows to subtract. `rows` has room for whole registers.
void rows_before(const Entries& entries, const std::vector<Days>& borders, std::vector<Days>& rows);

// Columns of one lane width between the same two borders.
struct Reads {
  std::uint32_t from = 0, to = 0;    // borders
  std::uint32_t begin = 0, end = 0;  // places and offsets
};
struct ReadTable {
  std::vector<Reads> reads;
  std::vector<std::uint32_t> place, offset;  // lane; where it goes
};
void read_columns(const ReadTable& narrow, const ReadTable& wide, const LaneTables& tables,
                  const LaneSums& sums, const std::vector<Days>& rows, std::int32_t* out);

// Of those whose mask is -1 (0: not asked): how many there are, how many have at least `a` and at least `b`.
struct Reached {
  std::int64_t asked = 0, a = 0, b = 0;
};
Reached reached(const std::int32_t* mask, const std::int32_t* values, std::size_t count, std::int32_t a,
                std::int32_t b);
Reached reached(const std::int32_t* mask, const std::int64_t* values, std::size_t count, std::int64_t a,
                std::int64_t b);
// -1 where the bit is set.
void spread_bit(const std::uint32_t* words, std::size_t count, std::uint32_t bit, std::int32_t* out);
std::int64_t sum_of(const std::int32_t* values, std::size_t count);
std::int64_t positive(const std::int32_t* values, std::size_t count);

}  // namespace xt::plans::columns
