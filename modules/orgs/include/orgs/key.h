// Keys of organisations: pure arithmetic, no database.
//
// key = region6 * 10^10 + n: n = 0 for the region itself, 1 … 999,999 for institutions, the ten-digit
// 学校标识码 for schools. The subtree of an organisation is the half-open range [lo, hi) of keys, so that
// "below" is two comparisons.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace xt::orgs {

using Key = std::int64_t;

inline constexpr Key kPerRegion = 10'000'000'000;
inline constexpr Key kMaxInstitution = 999'999;

enum class Level : std::uint8_t { nation, province, city, county, school, institution };
std::string_view code_of(Level level);
std::optional<Level> parse_level(std::string_view code);

struct KeyRange {
  Key lo = 0;
  Key hi = 0;
  bool contains(Key key) const { return lo <= key && key < hi; }
  bool contains(const KeyRange& other) const { return lo <= other.lo && other.hi <= hi; }
  bool operator==(const KeyRange&) const = default;
};

// "450102" -> 4501020000000000; nullopt where it is not six digits or has a county without its city (450002
// is fine: some counties lie directly in a province; 004500 is not).
std::optional<Key> region_key(std::string_view code6);
// The subtree of any key: a region's by its trailing zeros, [key, key + 1) for schools and institutions.
KeyRange subtree(Key key);
// The level that a key itself tells; school or institution by the size of n.
Level level_of(Key key);
// The region it lies in; itself for a region.
Key region_of(Key key);
// "450102" of any key.
std::string region_code(Key key);
// From the nation down to the key itself, by arithmetic: some may have no row (a municipality's city).
std::vector<Key> ancestors(Key key);

// Ten digits, the first not zero.
bool is_school_code(std::string_view code);

}  // namespace xt::orgs
