#include "rate.h"

#include <algorithm>
#include <functional>

namespace xt::http {
namespace {
constexpr std::int64_t kWhole = 1000;
}

Rate::Rate(const RateLimit& limit, std::size_t entries) : limit_(limit), buckets_(entries) {}

std::int64_t Rate::wait_ms(std::int64_t account_id, std::int64_t now_ms) {
  if (limit_.per_second <= 0 || account_id == 0) return 0;
  const std::lock_guard lock(mutex_);
  Bucket& bucket = buckets_[std::hash<std::int64_t>{}(account_id) % buckets_.size()];
  const std::int64_t full = std::int64_t{limit_.burst} * kWhole;
  if (bucket.account_id != account_id) bucket = {account_id, full, now_ms};
  // One token a second is one thousandth of a token a millisecond.
  const std::int64_t passed = std::max<std::int64_t>(now_ms - bucket.at_ms, 0);
  bucket.tokens_x1000 = std::min(full, bucket.tokens_x1000 + passed * limit_.per_second);
  bucket.at_ms = now_ms;
  if (bucket.tokens_x1000 >= kWhole) {
    bucket.tokens_x1000 -= kWhole;
    return 0;
  }
  return (kWhole - bucket.tokens_x1000 + limit_.per_second - 1) / limit_.per_second;
}

}  // namespace xt::http
