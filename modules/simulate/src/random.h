// Splittable random numbers: SplitMix64 (Steele, Lea, Flood 2014), whole numbers only, so that every machine
// draws the same (the distributions of <random> are free to differ between libraries).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace xt::simulate {

class Rng {
 public:
  constexpr explicit Rng(std::uint64_t seed) : seed_(seed), state_(seed) {}

  // An independent stream; depends on the seed and the key, not on what was drawn before.
  constexpr Rng split(std::uint64_t key) const { return Rng(mix(seed_ ^ mix(key + kGolden))); }
  constexpr Rng split(std::string_view label) const {
    std::uint64_t h = 0xcbf29ce484222325ULL;  // FNV-1a
    for (char c : label) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return split(h);
  }

  constexpr std::uint64_t next() {
    state_ += kGolden;
    return mix(state_);
  }
  // 0 … n-1; n > 0.
  constexpr int below(int n) {
    return static_cast<int>((static_cast<unsigned __int128>(next()) * static_cast<std::uint64_t>(n)) >> 64);
  }
  constexpr int between(int low, int high) { return low + below(high - low + 1); }  // both inclusive
  constexpr bool chance(int permille) { return below(1'000) < permille; }
  constexpr bool chance_10k(int per_10k) { return below(10'000) < per_10k; }
  template <class T>
  constexpr const T& pick(std::span<const T> of) {
    return of[static_cast<std::size_t>(below(static_cast<int>(of.size())))];
  }
  // Index, by weight.
  constexpr std::size_t weighted(std::span<const int> weights) {
    int total = 0;
    for (int w : weights) total += w;
    int at = below(total);
    for (std::size_t i = 0; i + 1 < weights.size(); ++i) {
      at -= weights[i];
      if (at < 0) return i;
    }
    return weights.size() - 1;
  }

 private:
  static constexpr std::uint64_t kGolden = 0x9e3779b97f4a7c15ULL;
  static constexpr std::uint64_t mix(std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }

  std::uint64_t seed_;
  std::uint64_t state_;
};

}  // namespace xt::simulate
