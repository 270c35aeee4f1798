// The inner loops of the pass: additions over whole registers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace xt::plans::columns {

// 64 bytes are one register of AVX-512, two of AVX2 and four of SSE2.
using NarrowRegister __attribute__((vector_size(64))) = std::int16_t;
using WideRegister __attribute__((vector_size(64))) = std::int32_t;
// As members: a container forgets what is said of a type by attributes, its alignment included.
struct alignas(64) Narrow {
  NarrowRegister lanes{};
};
struct alignas(64) Wide {
  WideRegister lanes{};
};
inline constexpr std::size_t kNarrowLanes = sizeof(Narrow) / sizeof(std::int16_t);
inline constexpr std::size_t kWideLanes = sizeof(Wide) / sizeof(std::int32_t);

// What is added for an entry: by kind a row of lanes; narrow ones hold the records, wide ones a mask for the
// hours (and one for the credits).
struct LaneTables {
  std::size_t narrow = 0, wide = 0;  // registers of a row
  bool credits = false;
  std::vector<std::uint16_t> row_of_kind;
  std::vector<Narrow> records;
  std::vector<Wide> hour_masks, credit_masks;
  std::vector<std::int32_t> hours, credits_of;  // by amount
  std::vector<std::uint8_t> bucket_of_day;      // from 1; the one after the last holds what does not count
};

// Row 0 stays empty; rows of buckets; the row of what does not count; one row for each own window.
struct LaneSums {
  std::vector<Narrow> narrow;
  std::vector<Wide> wide;
};

struct Entries {
  const std::uint16_t* day = nullptr;
  const std::uint16_t* posted = nullptr;
  const std::uint32_t* kind = nullptr;
  const std::uint32_t* amount = nullptr;
  const std::uint32_t* org = nullptr;
  std::size_t count = 0;
};

// Adds entries to the rows of their buckets, or all to row `own` where that is not 0. What was posted after
// `known` goes to row `nowhere`.
void add_entries(const LaneTables& tables, const Entries& entries, std::uint16_t known, std::size_t nowhere,
                 std::size_t own, LaneSums& sums);
// The same, with lanes that are masked out.
void add_masked(const LaneTables& tables, const Entries& entries, std::uint16_t known, std::size_t nowhere,
                std::size_t own, const Narrow* narrow_mask, const Wide* wide_mask, LaneSums& sums);
// Rows [1, buckets] become running sums of themselves, lanes masked where there is a mask.
void run_up(const LaneTables& tables, std::size_t buckets, const Narrow* narrow_mask, const Wide* wide_mask,
            LaneSums& sums);

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
bool all_equal(const std::uint32_t* values, std::size_t count);

}  // namespace xt::plans::columns
