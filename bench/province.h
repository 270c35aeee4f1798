// A simulated province straight into columns: no database takes part.
#pragma once

#include <cstdint>
#include <memory>

#include "columns/snapshot/snapshot.h"

namespace xt::bench {

struct Rng {
  std::uint64_t state;
  std::uint32_t operator()(std::uint32_t below) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::uint32_t>((state >> 33) % below);
  }
};

// 14 cities of 8 counties, a school for every fifty teachers, 30 entries a teacher over 2021 to 2025. The
// same every time.
std::shared_ptr<const plans::columns::Snapshot> province(std::int64_t teachers);

}  // namespace xt::bench
