// What a pass found: counts that add up. A part is of one chunk; a Partial is of any number of them, so that
// parts may be made by different threads or machines, added in any order, and taken off again.
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "base/id.h"
#include "plans/eval.h"

namespace xt::plans::columns {

// By unit: the key of a region, or of one organisation where the question asks for that. Ascending.
template <class T>
using ByUnit = std::vector<std::pair<std::int64_t, T>>;

struct Spread {  // a teacher whose entries lie in several units is counted where the whole is known
  std::size_t question = 0;
  std::int64_t unit = 0;
  Id teacher = 0;
  std::int64_t net = 0;
  auto operator<=>(const Spread&) const = default;
};

struct ChunkPart {
  template <class T>
  struct Row {
    std::uint32_t question = 0;
    std::int64_t unit = 0;
    T value{};
  };
  std::vector<Row<Counts>> states;
  std::vector<Row<std::int64_t>> sums, heads;
  std::vector<Spread> spread;
};

struct Partial {
  std::vector<ByUnit<Counts>> states;       // [population question]
  std::vector<ByUnit<std::int64_t>> sums;   // [sum question]
  std::vector<ByUnit<std::int64_t>> heads;  // [headcount question]
  std::vector<Spread> spread;

  void resize(std::size_t of_states, std::size_t of_sums, std::size_t of_heads);
  void add(const Partial& more);
  void add(const ChunkPart& more);
  void take_off(const ChunkPart& less);  // which was added before
};

}  // namespace xt::plans::columns
