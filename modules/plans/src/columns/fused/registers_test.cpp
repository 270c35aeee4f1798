// The inner loops stand in the program once for every kind of processor; the program runs only the one that
// fits the machine. Here each is made by itself and must say what plain arithmetic says.
#define XT_ONE_PATH plain_path
#define XT_ONE_TARGET
#include "columns/fused/registers.cpp"
#undef XT_ONE_PATH
#undef XT_ONE_TARGET
#if defined(__x86_64__)
#define XT_ONE_PATH avx2_path
#define XT_ONE_TARGET __attribute__((target("avx2")))
#include "columns/fused/registers.cpp"
#undef XT_ONE_PATH
#undef XT_ONE_TARGET
#define XT_ONE_PATH v4_path
#define XT_ONE_TARGET __attribute__((target("arch=x86-64-v4")))
#include "columns/fused/registers.cpp"
#undef XT_ONE_PATH
#undef XT_ONE_TARGET
#endif

#include <algorithm>
#include <ostream>
#include <string>
#include <tuple>

#include <gtest/gtest.h>

#include "columns/property/random_case.h"

namespace xt::plans::columns {
namespace {

struct Path {
  const char* name;
  bool runs;  // on this machine
  decltype(&columns::sum_up) sum_up;
  decltype(&columns::rows_before) rows_before;
  decltype(&columns::read_columns) read_columns;
  Reached (*reached)(const std::int32_t*, const std::int32_t*, std::size_t, std::int32_t, std::int32_t);
  Reached (*reached_64)(const std::int32_t*, const std::int64_t*, std::size_t, std::int64_t, std::int64_t);
  decltype(&columns::spread_bit) spread_bit;
  decltype(&columns::sum_of) sum_of;
  decltype(&columns::positive) positive;
  friend void PrintTo(const Path& path, std::ostream* out) { *out << path.name; }
};

#define XT_PATH_OF(space, runs)                                                               \
  Path {                                                                                      \
    #space, runs, &space::sum_up, &space::rows_before, &space::read_columns, &space::reached, \
        &space::reached, &space::spread_bit, &space::sum_of, &space::positive                 \
  }

const std::vector<Path>& paths() {
  static const std::vector<Path> all{
      XT_PATH_OF(columns, true),
      XT_PATH_OF(plain_path, true),
#if defined(__x86_64__)
      XT_PATH_OF(avx2_path, __builtin_cpu_supports("avx2") != 0),
      XT_PATH_OF(v4_path, __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
                              __builtin_cpu_supports("avx512cd") != 0 &&
                              __builtin_cpu_supports("avx512dq") != 0 &&
                              __builtin_cpu_supports("avx512vl") != 0),
#endif
  };
  return all;
}

class Registers : public ::testing::TestWithParam<Path> {
 protected:
  void SetUp() override {
    if (!GetParam().runs) GTEST_SKIP() << "this processor has no " << GetParam().name;
  }
};
INSTANTIATE_TEST_SUITE_P(Paths, Registers, ::testing::ValuesIn(paths()),
                         [](const auto& path) { return std::string(path.param.name); });

constexpr std::size_t kKinds = 7, kAmounts = 11;
constexpr std::int64_t kLarge = 10'000'000'000;  // past 32 bits

// A teacher's entries and the lanes that are asked, by chance.
struct Made {
  std::vector<std::uint16_t> day, posted;
  std::vector<std::uint32_t> kind, amount;
  LaneTables tables;
  std::vector<std::vector<Narrow>> narrow_masks;
  std::vector<std::vector<Wide>> wide_masks;
  std::vector<Run> runs;

  Entries entries() const { return {day.data(), posted.data(), kind.data(), amount.data(), day.size()}; }
};

void masks(testing::Dice& dice, Made& made, std::uint32_t begin, std::uint32_t end) {
  made.narrow_masks.emplace_back(made.tables.narrow + 1);
  for (Narrow& one : made.narrow_masks.back()) {
    for (std::size_t k = 0; k < kNarrowLanes; ++k) one.lanes[k] = dice.chance(70) ? -1 : 0;
  }
  made.wide_masks.emplace_back(made.tables.wide + 1);
  for (Wide& one : made.wide_masks.back()) {
    for (std::size_t k = 0; k < kWideLanes; ++k) one.lanes[k] = dice.chance(70) ? -1 : 0;
  }
  made.runs.push_back({begin, end, made.narrow_masks.back().data(), made.wide_masks.back().data()});
}

void lanes(testing::Dice& dice, LaneTables& t) {
  for (std::size_t i = 0; i < kKinds; ++i) t.row_of_kind.push_back(static_cast<std::uint16_t>(dice.to(3)));
  t.records.resize(4 * t.narrow);
  for (Narrow& one : t.records) {
    for (std::size_t k = 0; k < kNarrowLanes; ++k) one.lanes[k] = static_cast<std::int16_t>(dice.to(3) - 1);
  }
  for (auto* table : {&t.hour_masks, &t.credit_masks}) {
    table->resize(4 * t.wide);
    for (Wide& one : *table) {
      for (std::size_t k = 0; k < kWideLanes; ++k) one.lanes[k] = dice.chance(50) ? -1 : 0;
    }
  }
  for (std::size_t i = 0; i < kAmounts; ++i) {
    t.hours.push_back(dice.to(80'000) - 40'000);
    t.credits_of.push_back(dice.to(80'000) - 40'000);
  }
}

Made made_of(testing::Dice& dice, std::size_t narrow, std::size_t wide, bool credits) {
  Made out;
  out.tables.narrow = narrow;
  out.tables.wide = wide;
  out.tables.credits = credits;
  lanes(dice, out.tables);
  const auto count = static_cast<std::uint32_t>(dice.to(70));
  for (std::uint32_t i = 0; i < count; ++i) {
    out.day.push_back(static_cast<std::uint16_t>(dice.to(65'535)));
    out.posted.push_back(static_cast<std::uint16_t>(dice.to(65'535)));
    out.kind.push_back(static_cast<std::uint32_t>(dice.to(kKinds - 1)));
    out.amount.push_back(static_cast<std::uint32_t>(dice.to(kAmounts - 1)));
  }
  std::sort(out.day.begin(), out.day.end());
  const auto middle = static_cast<std::uint32_t>(dice.to(static_cast<int>(count)));
  masks(dice, out, 0, middle);
  masks(dice, out, middle, count);
  return out;
}

// What the rows must hold, one lane after the other.
LaneSums plainly(const Made& m, std::uint16_t known) {
  const LaneTables& t = m.tables;
  LaneSums out{std::vector<Narrow>(t.narrow), std::vector<Wide>(t.wide)};
  for (const Run& run : m.runs) {
    for (std::uint32_t i = run.begin; i < run.end; ++i) {
      const std::size_t of = t.row_of_kind[m.kind[i]];
      const bool counts = m.posted[i] <= known;
      for (std::size_t r = 0; r < t.narrow; ++r) {
        Narrow next = out.narrow[out.narrow.size() - t.narrow];
        for (std::size_t k = 0; k < kNarrowLanes; ++k) {
          if (counts && run.narrow[r].lanes[k] != 0) {
            next.lanes[k] = static_cast<std::int16_t>(next.lanes[k] + t.records[of * t.narrow + r].lanes[k]);
          }
        }
        out.narrow.push_back(next);
      }
      for (std::size_t r = 0; r < t.wide; ++r) {
        Wide next = out.wide[out.wide.size() - t.wide];
        for (std::size_t k = 0; k < kWideLanes; ++k) {
          if (!counts || run.wide[r].lanes[k] == 0) continue;
          if (t.hour_masks[of * t.wide + r].lanes[k] != 0) next.lanes[k] += t.hours[m.amount[i]];
          if (t.credits && t.credit_masks[of * t.wide + r].lanes[k] != 0) {
            next.lanes[k] += t.credits_of[m.amount[i]];
          }
        }
        out.wide.push_back(next);
      }
    }
  }
  return out;
}

template <class Register>
bool same(const std::vector<Register>& a, const std::vector<Register>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t k = 0; k < sizeof(a[i].lanes) / sizeof(a[i].lanes[0]); ++k) {
      if (a[i].lanes[k] != b[i].lanes[k]) return false;
    }
  }
  return true;
}

TEST_P(Registers, SumsAreThoseOfPlainArithmetic) {
  testing::Dice dice(20'261'123);
  for (std::size_t narrow = 0; narrow <= 7; ++narrow) {
    for (std::size_t wide = 0; wide <= 5; ++wide) {
      for (const bool credits : {false, true}) {
        const Made made = made_of(dice, narrow, wide, credits);
        const auto known = static_cast<std::uint16_t>(dice.chance(30) ? 65'535 : dice.to(65'535));
        const LaneSums expected = plainly(made, known);
        LaneSums found{std::vector<Narrow>(expected.narrow.size()), std::vector<Wide>(expected.wide.size())};
        GetParam().sum_up(made.tables, made.entries(), made.runs, known, found);
        EXPECT_TRUE(same(found.narrow, expected.narrow)) << narrow << " narrow, " << wide << " wide";
        EXPECT_TRUE(same(found.wide, expected.wide)) << narrow << " narrow, " << wide << " wide";
      }
    }
  }
}

TEST_P(Registers, DifferencesBetweenDays) {
  testing::Dice dice(7);
  for (int round = 0; round < 40; ++round) {
    const Made made = made_of(dice, 2, 2, true);
    const LaneSums sums = plainly(made, 65'535);
    std::vector<Days> borders(2), rows(2);
    for (Days& one : borders) {
      for (std::size_t k = 0; k < 32; ++k) one.lanes[k] = static_cast<std::uint16_t>(dice.to(65'535));
    }
    borders[0].lanes[0] = 0, borders[0].lanes[1] = 65'535;
    GetParam().rows_before(made.entries(), borders, rows);
    for (std::size_t b = 0; b < 64; ++b) {
      const std::uint16_t border = borders[b / 32].lanes[b % 32];
      const auto before = std::count_if(made.day.begin(), made.day.end(), [&](auto d) { return d < border; });
      ASSERT_EQ(rows[b / 32].lanes[b % 32], before);
    }
    const ReadTable narrow{{{0, 1, 0, 2}, {2, 40, 2, 3}}, {0, 33, 63}, {5, 0, 2}};
    const ReadTable wide{{{3, 1, 0, 2}}, {31, 16}, {1, 4}};
    std::vector<std::int32_t> out(6, 77);
    GetParam().read_columns(narrow, wide, made.tables, sums, rows, out.data());
    const auto row = [&](std::size_t b) { return std::size_t{rows[b / 32].lanes[b % 32]}; };
    const auto in_narrow = [&](std::size_t b, std::size_t place) -> int {
      return sums.narrow[row(b) * 2 + place / kNarrowLanes].lanes[place % kNarrowLanes];
    };
    const auto in_wide = [&](std::size_t b, std::size_t place) -> int {
      return sums.wide[row(b) * 2 + place / kWideLanes].lanes[place % kWideLanes];
    };
    const std::vector<std::int32_t> expected{
        in_narrow(1, 33) - in_narrow(0, 33),  in_wide(1, 31) - in_wide(3, 31),
        in_narrow(40, 63) - in_narrow(2, 63), 77,
        in_wide(1, 16) - in_wide(3, 16),      in_narrow(1, 0) - in_narrow(0, 0)};
    EXPECT_EQ(out, expected);
  }
}

TEST_P(Registers, Counts) {
  testing::Dice dice(11);
  for (std::size_t count = 0; count < 200; count += 1 + count / 17) {
    std::vector<std::int32_t> mask(count), values(count), spread(count, 5);
    std::vector<std::int64_t> large(count);
    std::vector<std::uint32_t> words(count);
    Reached expected, expected_large;
    std::int64_t sum = 0, positive = 0;
    for (std::size_t i = 0; i < count; ++i) {
      mask[i] = dice.chance(60) ? -1 : 0;
      values[i] = dice.chance(20) ? dice.of<std::int32_t>({99, 100, -100, -101}) : dice.to(2'000) - 1'000;
      large[i] = values[i] * kLarge;
      words[i] = static_cast<std::uint32_t>(dice.next());
      sum += values[i];
      positive += values[i] > 0;
      if (mask[i] == 0) continue;
      ++expected.asked, ++expected_large.asked;
      expected.a += values[i] >= 100, expected.b += values[i] >= -100;
      expected_large.a += large[i] >= 100 * kLarge, expected_large.b += large[i] >= -100 * kLarge;
    }
    const Path& path = GetParam();
    const Reached found = path.reached(mask.data(), values.data(), count, 100, -100);
    EXPECT_EQ(std::tie(found.asked, found.a, found.b), std::tie(expected.asked, expected.a, expected.b));
    const Reached wide = path.reached_64(mask.data(), large.data(), count, 100 * kLarge, -100 * kLarge);
    EXPECT_EQ(std::tie(wide.asked, wide.a, wide.b),
              std::tie(expected_large.asked, expected_large.a, expected_large.b));
    EXPECT_EQ(path.sum_of(values.data(), count), sum);
    EXPECT_EQ(path.positive(values.data(), count), positive);
    path.spread_bit(words.data(), count, 31, spread.data());
    for (std::size_t i = 0; i < count; ++i) ASSERT_EQ(spread[i], words[i] >> 31 != 0 ? -1 : 0);
  }
}

}  // namespace
}  // namespace xt::plans::columns
