// Numbers found by what they stand for: open addressing over a table that is a power of two.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "columns/snapshot/chunk.h"

namespace xt::plans::columns {

inline std::uint64_t mixed(std::uint64_t h, std::uint64_t more) {
  h = (h ^ more) * 0x9e3779b97f4a7c15ULL;
  return h ^ (h >> 29);
}

// The slot that holds `same`, or the free one (kNone) where it would be.
template <class Same>
std::size_t slot_of(const std::vector<std::uint32_t>& slots, std::uint64_t hash, const Same& same) {
  std::size_t at = hash & (slots.size() - 1);
  while (slots[at] != kNone && !same(slots[at])) at = (at + 1) & (slots.size() - 1);
  return at;
}

// Room for one more than `count`.
template <class Hash>
void grow(std::vector<std::uint32_t>& slots, std::size_t count, const Hash& hash) {
  if (count * 2 < slots.size()) return;
  slots.assign(std::max<std::size_t>(64, slots.size() * 2), kNone);
  for (std::uint32_t i = 0; i < count; ++i) {
    slots[slot_of(slots, hash(i), [](std::uint32_t) { return false; })] = i;
  }
}

}  // namespace xt::plans::columns
