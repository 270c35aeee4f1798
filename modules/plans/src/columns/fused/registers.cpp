#include "columns/fused/registers.h"

// Clones are chosen when the program starts, so that the product runs anywhere. The test makes every one of
// them by itself, in a namespace of its own.
#if defined(XT_ONE_PATH)
#define XT_CLONES XT_ONE_TARGET
#define XT_PATH_NAMESPACE xt::plans::columns::XT_ONE_PATH
#elif defined(__x86_64__)
#define XT_CLONES __attribute__((target_clones("arch=x86-64-v4", "avx2", "default")))
#else
#define XT_CLONES
#endif
#if !defined(XT_PATH_NAMESPACE)
#define XT_PATH_NAMESPACE xt::plans::columns
#endif

namespace XT_PATH_NAMESPACE {

namespace {

// N narrow and W wide registers of the rows, beginning with those at n0 and w0; the running sums stay in
// registers.
template <std::size_t N, std::size_t W, bool Credits>
[[gnu::always_inline]] inline void sum_some(const LaneTables& t, const Entries& e,
                                            const std::vector<Run>& runs, std::uint16_t known, std::size_t n0,
                                            std::size_t w0, LaneSums& sums) {
  NarrowRegister narrow[N + 1] = {};
  WideRegister wide[W + 1] = {};
  Narrow* to = sums.narrow.data() + n0;
  Wide* wide_to = sums.wide.data() + w0;
  for (std::size_t k = 0; k < N; ++k) to[k].lanes = narrow[k];
  for (std::size_t k = 0; k < W; ++k) wide_to[k].lanes = wide[k];
  for (const Run& run : runs) {
    NarrowRegister narrow_mask[N + 1];
    WideRegister wide_mask[W + 1];
    for (std::size_t k = 0; k < N; ++k) narrow_mask[k] = run.narrow[n0 + k].lanes;
    for (std::size_t k = 0; k < W; ++k) wide_mask[k] = run.wide[w0 + k].lanes;
    for (std::size_t i = run.begin; i < run.end; ++i) {
      to += t.narrow, wide_to += t.wide;
      const std::size_t of = t.row_of_kind[e.kind[i]];
      const auto counts = static_cast<std::int16_t>(-static_cast<int>(e.posted[i] <= known));
      const Narrow* const records = t.records.data() + of * t.narrow + n0;
      for (std::size_t k = 0; k < N; ++k) {
        narrow[k] += records[k].lanes & narrow_mask[k] & counts;
        to[k].lanes = narrow[k];
      }
      const std::int32_t hours = t.hours[e.amount[i]] & counts;
      const Wide* const masks = t.hour_masks.data() + of * t.wide + w0;
      if constexpr (Credits) {
        const std::int32_t credits = t.credits_of[e.amount[i]] & counts;
        const Wide* const more = t.credit_masks.data() + of * t.wide + w0;
        for (std::size_t k = 0; k < W; ++k) {
          wide[k] += ((masks[k].lanes & hours) + (more[k].lanes & credits)) & wide_mask[k];
          wide_to[k].lanes = wide[k];
        }
      } else {
        for (std::size_t k = 0; k < W; ++k) {
          wide[k] += masks[k].lanes & hours & wide_mask[k];
          wide_to[k].lanes = wide[k];
        }
      }
    }
  }
}

constexpr std::size_t kNarrowAtOnce = 3, kWideAtOnce = 2;

template <bool Credits>
[[gnu::always_inline]] inline void sum_all(const LaneTables& t, const Entries& e,
                                           const std::vector<Run>& runs, std::uint16_t known,
                                           LaneSums& sums) {
  for (std::size_t n = 0, w = 0; n < t.narrow || w < t.wide; n += kNarrowAtOnce, w += kWideAtOnce) {
    const std::size_t more = n >= t.narrow ? 0 : t.narrow - n < kNarrowAtOnce ? t.narrow - n : kNarrowAtOnce;
    const std::size_t wider = w >= t.wide ? 0 : t.wide - w < kWideAtOnce ? t.wide - w : kWideAtOnce;
    switch (more * (kWideAtOnce + 1) + wider) {
      case 1:
        sum_some<0, 1, Credits>(t, e, runs, known, n, w, sums);
        break;
      case 2:
        sum_some<0, 2, Credits>(t, e, runs, known, n, w, sums);
        break;
      case 3:
        sum_some<1, 0, Credits>(t, e, runs, known, n, w, sums);
        break;
      case 4:
        sum_some<1, 1, Credits>(t, e, runs, known, n, w, sums);
        break;
      case 5:
        sum_some<1, 2, Credits>(t, e, runs, known, n, w, sums);
        break;
      case 6:
        sum_some<2, 0, Credits>(t, e, runs, known, n, w, sums);
        break;
      case 7:
        sum_some<2, 1, Credits>(t, e, runs, known, n, w, sums);
        break;
      case 8:
        sum_some<2, 2, Credits>(t, e, runs, known, n, w, sums);
        break;
      case 9:
        sum_some<3, 0, Credits>(t, e, runs, known, n, w, sums);
        break;
      case 10:
        sum_some<3, 1, Credits>(t, e, runs, known, n, w, sums);
        break;
      default:
        sum_some<3, 2, Credits>(t, e, runs, known, n, w, sums);
        break;
    }
  }
}

}  // namespace

XT_CLONES void sum_up(const LaneTables& t, const Entries& e, const std::vector<Run>& runs,
                      std::uint16_t known, LaneSums& sums) {
  if (t.credits) {
    sum_all<true>(t, e, runs, known, sums);
  } else {
    sum_all<false>(t, e, runs, known, sums);
  }
}

XT_CLONES void rows_before(const Entries& e, const std::vector<Days>& borders, std::vector<Days>& rows) {
  for (std::size_t k = 0; k < borders.size(); ++k) {
    const DayRegister border = borders[k].lanes;
    DayRegister sum{};
    for (std::size_t i = 0; i < e.count; ++i) {
      const DayRegister day = DayRegister{} + e.day[i];
      sum -= reinterpret_cast<DayRegister>(day < border);
    }
    rows[k].lanes = sum;
  }
}

XT_CLONES void read_columns(const ReadTable& narrow, const ReadTable& wide, const LaneTables& t,
                            const LaneSums& sums, const std::vector<Days>& rows, std::int32_t* out) {
  const auto* const row = reinterpret_cast<const std::uint16_t*>(rows.data());
  for (const Reads& of : narrow.reads) {
    const auto* const to = reinterpret_cast<const std::int16_t*>(sums.narrow.data() + row[of.to] * t.narrow);
    const auto* const from =
        reinterpret_cast<const std::int16_t*>(sums.narrow.data() + row[of.from] * t.narrow);
    for (std::uint32_t i = of.begin; i < of.end; ++i) {
      out[narrow.offset[i]] = to[narrow.place[i]] - from[narrow.place[i]];
    }
  }
  for (const Reads& of : wide.reads) {
    const auto* const to = reinterpret_cast<const std::int32_t*>(sums.wide.data() + row[of.to] * t.wide);
    const auto* const from = reinterpret_cast<const std::int32_t*>(sums.wide.data() + row[of.from] * t.wide);
    for (std::uint32_t i = of.begin; i < of.end; ++i) {
      out[wide.offset[i]] = to[wide.place[i]] - from[wide.place[i]];
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

}  // namespace XT_PATH_NAMESPACE
#undef XT_CLONES
#undef XT_PATH_NAMESPACE
