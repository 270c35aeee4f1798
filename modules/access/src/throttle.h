// Growing delays after failures. In memory: a restart forgives, and each process counts for itself. Bounded.
// Thread-safe.
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <unordered_map>

namespace xt::access {

struct Pace {
  int free = 5;                        // failures without delay
  std::int64_t first_ms = 2000;        // then this, doubled with each …
  std::int64_t longest_ms = 900'000;   // … up to this
  std::int64_t forget_ms = 3'600'000;  // a failure is forgotten so long after the last one
};

class Throttle {
 public:
  explicit Throttle(std::size_t entries) : limit_(entries) {}

  // Milliseconds until the next try may come; 0: now, and the try is counted as a failure in advance (two
  // tries at the same moment must not both pass for one).
  std::int64_t try_now(const std::string& key, const Pace& pace, std::int64_t now);
  // The try that was counted was no failure: take it back, or forget all.
  void take_back(const std::string& key);
  void forget(const std::string& key);

 private:
  struct Entry {
    int failures = 0;
    std::int64_t last_ms = 0;
    std::int64_t forget_at_ms = 0;
  };
  void make_room(std::int64_t now);

  const std::size_t limit_;
  std::mutex mutex_;
  std::unordered_map<std::string, Entry> entries_;  // guarded by mutex_
};

}  // namespace xt::access
