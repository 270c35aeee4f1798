// How often one address may ask on the public page: a bucket each, in a table of fixed size. Thread-safe.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

namespace xt::proof {

// Guessing an 80-bit number is hopeless at any rate; the limit keeps the server free for those who ask
// honestly. A school behind one address may verify a pile of papers: forty at once, then two every second.
class Attempts {
 public:
  // False where the address must wait.
  bool allow(std::string_view address, std::int64_t now_ms) {
    const std::size_t hash = std::hash<std::string_view>{}(network_of(address));
    const std::scoped_lock lock(mutex_);
    Bucket& bucket = buckets_[hash % buckets_.size()];
    if (bucket.hash != hash || bucket.at_ms == 0) bucket = {hash, kBurst * 1000, now_ms};
    bucket.tokens_x1000 = std::min(kBurst * 1000, bucket.tokens_x1000 + (now_ms - bucket.at_ms) * kPerSecond);
    bucket.at_ms = now_ms;
    if (bucket.tokens_x1000 < 1000) return false;
    bucket.tokens_x1000 -= 1000;
    return true;
  }

 private:
  static constexpr std::int64_t kBurst = 40;
  static constexpr std::int64_t kPerSecond = 2;
  struct Bucket {
    std::size_t hash = 0;
    std::int64_t tokens_x1000 = 0;
    std::int64_t at_ms = 0;
  };
  // One subscriber of IPv6 has a whole /64: the first four groups.
  static std::string_view network_of(std::string_view address) {
    if (address.find('.') != std::string_view::npos) return address;
    std::size_t at = 0;
    for (int group = 0; group < 4 && at != std::string_view::npos; ++group) {
      at = address.find(':', at == 0 ? 0 : at + 1);
    }
    return address.substr(0, at);
  }

  std::mutex mutex_;
  std::array<Bucket, 4096> buckets_{};
};

}  // namespace xt::proof
