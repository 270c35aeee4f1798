#include "columns/fused/registers.h"

// Clones are chosen when the program starts, so that the product runs anywhere.
#if defined(__x86_64__)
#define XT_CLONES __attribute__((target_clones("arch=x86-64-v4", "avx2", "default")))
#else
#define XT_CLONES
#endif

namespace xt::plans::columns {

XT_CLONES void add_entries(const LaneTables& t, const Entries& e, std::uint16_t known, std::size_t nowhere,
                           std::size_t own, LaneSums& sums) {
  const std::size_t narrow = t.narrow, wide = t.wide;
  for (std::size_t i = 0; i < e.count; ++i) {
    std::size_t row = own != 0 ? own : t.bucket_of_day[e.day[i]];
    row = e.posted[i] > known ? nowhere : row;
    const std::size_t of = t.row_of_kind[e.kind[i]];
    Narrow* const to = sums.narrow.data() + row * narrow;
    const Narrow* const records = t.records.data() + of * narrow;
    for (std::size_t k = 0; k < narrow; ++k) to[k].lanes += records[k].lanes;
    Wide* const wide_to = sums.wide.data() + row * wide;
    const std::int32_t hours = t.hours[e.amount[i]];
    const Wide* const masks = t.hour_masks.data() + of * wide;
    for (std::size_t k = 0; k < wide; ++k) wide_to[k].lanes += masks[k].lanes & hours;
    if (!t.credits) continue;
    const std::int32_t credits = t.credits_of[e.amount[i]];
    const Wide* const more = t.credit_masks.data() + of * wide;
    for (std::size_t k = 0; k < wide; ++k) wide_to[k].lanes += more[k].lanes & credits;
  }
}

XT_CLONES void add_masked(const LaneTables& t, const Entries& e, std::uint16_t known, std::size_t nowhere,
                          std::size_t own, const Narrow* narrow_mask, const Wide* wide_mask, LaneSums& sums) {
  const std::size_t narrow = t.narrow, wide = t.wide;
  for (std::size_t i = 0; i < e.count; ++i) {
    std::size_t row = own != 0 ? own : t.bucket_of_day[e.day[i]];
    row = e.posted[i] > known ? nowhere : row;
    const std::size_t of = t.row_of_kind[e.kind[i]];
    Narrow* const to = sums.narrow.data() + row * narrow;
    const Narrow* const records = t.records.data() + of * narrow;
    for (std::size_t k = 0; k < narrow; ++k) to[k].lanes += records[k].lanes & narrow_mask[k].lanes;
    Wide* const wide_to = sums.wide.data() + row * wide;
    const std::int32_t hours = t.hours[e.amount[i]];
    const std::int32_t credits = t.credits_of[e.amount[i]];
    const Wide* const masks = t.hour_masks.data() + of * wide;
    const Wide* const more = t.credit_masks.data() + of * wide;
    for (std::size_t k = 0; k < wide; ++k) {
      wide_to[k].lanes += ((masks[k].lanes & hours) + (more[k].lanes & credits)) & wide_mask[k].lanes;
    }
  }
}

XT_CLONES void run_up(const LaneTables& t, std::size_t buckets, const Narrow* narrow_mask,
                      const Wide* wide_mask, LaneSums& sums) {
  for (std::size_t k = 0; k < t.narrow; ++k) {
    Narrow* at = sums.narrow.data() + k;
    NarrowRegister sum{};
    for (std::size_t b = 1; b <= buckets; ++b) {
      at += t.narrow;
      sum += narrow_mask == nullptr ? at->lanes : at->lanes & narrow_mask[k].lanes;
      at->lanes = sum;
    }
  }
  for (std::size_t k = 0; k < t.wide; ++k) {
    Wide* at = sums.wide.data() + k;
    WideRegister sum{};
    for (std::size_t b = 1; b <= buckets; ++b) {
      at += t.wide;
      sum += wide_mask == nullptr ? at->lanes : at->lanes & wide_mask[k].lanes;
      at->lanes = sum;
    }
  }
}

XT_CLONES Reached reached(const std::int32_t* mask, const std::int32_t* values, std::size_t count,
                          std::int32_t a, std::int32_t b) {
  std::int32_t asked = 0, at_a = 0, at_b = 0;
  for (std::size_t i = 0; i < count; ++i) {
    asked -= mask[i];
    at_a -= values[i] >= a ? mask[i] : 0;
    at_b -= values[i] >= b ? mask[i] : 0;
  }
  return {asked, at_a, at_b};
}

XT_CLONES Reached reached(const std::int32_t* mask, const std::int64_t* values, std::size_t count,
                          std::int64_t a, std::int64_t b) {
  std::int64_t asked = 0, at_a = 0, at_b = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::int64_t m = mask[i];
    asked -= m;
    at_a -= values[i] >= a ? m : 0;
    at_b -= values[i] >= b ? m : 0;
  }
  return {asked, at_a, at_b};
}

XT_CLONES void spread_bit(const std::uint32_t* words, std::size_t count, std::uint32_t bit,
                          std::int32_t* out) {
  for (std::size_t i = 0; i < count; ++i) out[i] = -static_cast<std::int32_t>(words[i] >> bit & 1);
}

XT_CLONES std::int64_t sum_of(const std::int32_t* values, std::size_t count) {
  std::int64_t out = 0;
  for (std::size_t i = 0; i < count; ++i) out += values[i];
  return out;
}

XT_CLONES std::int64_t positive(const std::int32_t* values, std::size_t count) {
  std::int32_t out = 0;
  for (std::size_t i = 0; i < count; ++i) out += values[i] > 0;
  return out;
}

XT_CLONES bool all_equal(const std::uint32_t* values, std::size_t count) {
  if (count == 0) return true;
  std::uint32_t differ = 0;
  for (std::size_t i = 1; i < count; ++i) differ |= values[i] ^ values[0];
  return differ == 0;
}

}  // namespace xt::plans::columns
