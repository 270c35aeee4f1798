#include "rules/sample.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/digest.h"

namespace xt::declarations::rules {
namespace {

constexpr std::int64_t kWhole_x100 = 10'000;

std::int64_t share_of(std::size_t population, int percent_x100) {
  const auto n = static_cast<std::int64_t>(population);
  return (n * percent_x100 + kWhole_x100 - 1) / kWhole_x100;
}

}  // namespace

std::int64_t drawn_of(const std::vector<Candidate>& population, const Share& share) {
  std::map<std::int64_t, std::int64_t> sizes;
  for (const Candidate& one : population) ++sizes[one.stratum];
  std::int64_t least = 0;
  for (const auto& [stratum, size] : sizes) least += std::min<std::int64_t>(size, share.each);
  return std::max(least, share_of(population.size(), share.percent_x100));
}

std::vector<Id> draw(const std::vector<Candidate>& population, const Share& share, std::string_view seed) {
  struct Lot {
    std::string key;
    const Candidate* who = nullptr;
    bool drawn = false;
  };
  std::vector<Lot> lots;
  lots.reserve(population.size());
  Sha256 hash;
  for (const Candidate& one : population) {
    hash.update(seed);
    hash.update("\n");
    hash.update(std::to_string(one.id));
    lots.push_back({hash.finish_raw(), &one});
  }
  std::sort(lots.begin(), lots.end(), [](const Lot& a, const Lot& b) {
    return std::pair(std::string_view(a.key), a.who->id) < std::pair(std::string_view(b.key), b.who->id);
  });
  std::map<std::int64_t, int> taken;
  std::int64_t left = drawn_of(population, share);
  for (Lot& lot : lots) {
    lot.drawn = taken[lot.who->stratum]++ < share.each;
    left -= lot.drawn ? 1 : 0;
  }
  for (Lot& lot : lots) {
    if (left <= 0) break;
    if (lot.drawn) continue;
    lot.drawn = true;
    --left;
  }
  std::vector<Id> out;
  for (const Lot& lot : lots) {
    if (lot.drawn) out.push_back(lot.who->id);
  }
  return out;
}

std::string digest(const std::vector<Candidate>& population) {
  std::vector<Id> ids;
  ids.reserve(population.size());
  for (const Candidate& one : population) ids.push_back(one.id);
  std::sort(ids.begin(), ids.end());
  Sha256 hash;
  for (const Id id : ids) hash.update(std::to_string(id) + "\n");
  return hash.finish_hex();
}

}  // namespace xt::declarations::rules
