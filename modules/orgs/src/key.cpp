#include "orgs/key.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace xt::orgs {
namespace {

constexpr std::array<std::string_view, 6> kLevels{"nation", "province", "city",
                                                  "county", "school",   "institution"};
constexpr Key kNationSize = 1'000'000 * kPerRegion;
constexpr Key kProvinceSize = 10'000 * kPerRegion;
constexpr Key kCitySize = 100 * kPerRegion;

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string_view code_of(Level level) {
  return kLevels[static_cast<std::size_t>(level)];
}

std::optional<Level> parse_level(std::string_view code) {
  const auto found = std::find(kLevels.begin(), kLevels.end(), code);
  if (found == kLevels.end()) return std::nullopt;
  return static_cast<Level>(found - kLevels.begin());
}

std::optional<Key> region_key(std::string_view code6) {
  if (code6.size() != 6 || !all_digits(code6)) return std::nullopt;
  Key region = 0;
  for (const char c : code6) region = region * 10 + (c - '0');
  if (region != 0 && region < 10'000) return std::nullopt;  // no province
  return region * kPerRegion;
}

Level level_of(Key key) {
  const Key n = key % kPerRegion;
  if (n != 0) return n > kMaxInstitution ? Level::school : Level::institution;
  if (key == 0) return Level::nation;
  if (key % kProvinceSize == 0) return Level::province;
  return key % kCitySize == 0 ? Level::city : Level::county;
}

KeyRange subtree(Key key) {
  switch (level_of(key)) {
    case Level::nation:
      return {0, kNationSize};
    case Level::province:
      return {key, key + kProvinceSize};
    case Level::city:
      return {key, key + kCitySize};
    case Level::county:
      return {key, key + kPerRegion};
    default:
      return {key, key + 1};
  }
}

Key region_of(Key key) {
  return key - key % kPerRegion;
}

std::string region_code(Key key) {
  char text[24];
  std::snprintf(text, sizeof text, "%06lld", static_cast<long long>(key / kPerRegion));
  return text;
}

std::vector<Key> ancestors(Key key) {
  std::vector<Key> out{0};
  for (const Key step : {key - key % kProvinceSize, key - key % kCitySize, region_of(key), key})
    if (step != out.back()) out.push_back(step);
  return out;
}

bool is_school_code(std::string_view code) {
  return code.size() == 10 && all_digits(code) && code.front() != '0';
}

}  // namespace xt::orgs
