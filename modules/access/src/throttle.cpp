#include "throttle.h"

#include <algorithm>
#include <vector>

namespace xt::access {
namespace {

std::int64_t delay_after(int failures, const Pace& pace) {
  if (failures < pace.free) return 0;
  constexpr int max_doublings = 30;
  const int doublings = std::min(failures - pace.free, max_doublings);
  return std::min(pace.longest_ms, pace.first_ms << doublings);
}

}  // namespace

std::int64_t Throttle::try_now(const std::string& key, const Pace& pace, std::int64_t now) {
  const std::lock_guard lock(mutex_);
  auto found = entries_.find(key);
  if (found != entries_.end() && found->second.forget_at_ms <= now) {
    entries_.erase(found);
    found = entries_.end();
  }
  if (found == entries_.end()) {
    if (entries_.size() >= limit_) make_room(now);
    found = entries_.emplace(key, Entry{}).first;
  }
  Entry& entry = found->second;
  const std::int64_t wait = entry.last_ms + delay_after(entry.failures, pace) - now;
  if (entry.failures >= pace.free && wait > 0) return wait;
  ++entry.failures;
  entry.last_ms = now;
  entry.forget_at_ms = now + pace.forget_ms;
  return 0;
}

void Throttle::take_back(const std::string& key) {
  const std::lock_guard lock(mutex_);
  if (const auto found = entries_.find(key); found != entries_.end() && --found->second.failures <= 0) {
    entries_.erase(found);
  }
}

void Throttle::forget(const std::string& key) {
  const std::lock_guard lock(mutex_);
  entries_.erase(key);
}

// First what is forgotten anyway, then the half that failed longest ago.
void Throttle::make_room(std::int64_t now) {
  std::erase_if(entries_, [&](const auto& item) { return item.second.forget_at_ms <= now; });
  if (entries_.size() < limit_) return;
  std::vector<std::int64_t> times;
  times.reserve(entries_.size());
  for (const auto& [key, entry] : entries_) times.push_back(entry.last_ms);
  const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
  std::nth_element(times.begin(), middle, times.end());
  const std::int64_t border = *middle;
  std::erase_if(entries_, [&](const auto& item) { return item.second.last_ms <= border; });
}

}  // namespace xt::access
