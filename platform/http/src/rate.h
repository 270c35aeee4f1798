// How often one account may ask: a token bucket each, in a table of fixed size, so that neither a script nor
// many accounts can fill the memory. Thread-safe.
#pragma once

#include <array>
#include <cstdint>
#include <mutex>
#include <vector>

#include "http/server.h"

namespace xt::http {

class Rate {
 public:
  explicit Rate(const RateLimit& limit, std::size_t entries = 4096);

  // 0 where the request may pass; else milliseconds until the next one may. `now_ms` never runs back.
  std::int64_t wait_ms(std::int64_t account_id, std::int64_t now_ms);

 private:
  struct Bucket {
    std::int64_t account_id = 0;
    std::int64_t tokens_x1000 = 0;
    std::int64_t at_ms = 0;
  };
  const RateLimit limit_;
  std::mutex mutex_;
  std::vector<Bucket> buckets_;  // by hash of the account; the later one of two in one place begins anew
};

}  // namespace xt::http
