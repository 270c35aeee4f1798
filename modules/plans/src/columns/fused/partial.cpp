#include "columns/fused/partial.h"

namespace xt::plans::columns {
namespace {

void put(Counts& to, const Counts& more, int sign) {
  to.entities += sign * more.entities;
  to.met += sign * more.met;
  to.on_track += sign * more.on_track;
  to.behind += sign * more.behind;
  to.missed += sign * more.missed;
  to.no_data += sign * more.no_data;
}
void put(std::int64_t& to, std::int64_t more, int sign) {
  to += sign * more;
}

template <class T>
void put(ByUnit<T>& units, std::int64_t unit, const T& value, int sign) {
  if (units.empty() || units.back().first < unit) {
    units.emplace_back(unit, T{});
    put(units.back().second, value, sign);
    return;
  }
  auto at = units.end() - 1;  // chunks come by county
  if (at->first != unit) {
    at = std::lower_bound(units.begin(), units.end(), unit,
                          [](const auto& one, std::int64_t key) { return one.first < key; });
  }
  if (at->first != unit) at = units.insert(at, {unit, T{}});
  put(at->second, value, sign);
}

template <class T>
void put(std::vector<ByUnit<T>>& questions, const std::vector<ChunkPart::Row<T>>& rows, int sign) {
  for (const auto& row : rows) put(questions[row.question], row.unit, row.value, sign);
}

template <class T>
void put(std::vector<ByUnit<T>>& questions, const std::vector<ByUnit<T>>& more) {
  questions.resize(std::max(questions.size(), more.size()));
  for (std::size_t k = 0; k < more.size(); ++k) {
    for (const auto& [unit, value] : more[k]) put(questions[k], unit, value, 1);
  }
}

}  // namespace

void Partial::resize(std::size_t of_states, std::size_t of_sums, std::size_t of_heads) {
  states.resize(of_states);
  sums.resize(of_sums);
  heads.resize(of_heads);
}

void Partial::add(const Partial& more) {
  put(states, more.states);
  put(sums, more.sums);
  put(heads, more.heads);
  spread.insert(spread.end(), more.spread.begin(), more.spread.end());
}

void Partial::add(const ChunkPart& more) {
  put(states, more.states, 1);
  put(sums, more.sums, 1);
  put(heads, more.heads, 1);
  spread.insert(spread.end(), more.spread.begin(), more.spread.end());
}

void Partial::take_off(const ChunkPart& less) {
  put(states, less.states, -1);
  put(sums, less.sums, -1);
  put(heads, less.heads, -1);
  for (const Spread& one : less.spread) {
    const auto found = std::find(spread.begin(), spread.end(), one);
    if (found == spread.end()) continue;
    *found = spread.back();
    spread.pop_back();
  }
}

}  // namespace xt::plans::columns
