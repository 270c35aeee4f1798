#include "base/id.h"

#include <atomic>
#include <charconv>
#include <chrono>
#include <random>

namespace xt {
namespace {
constexpr std::int64_t kEpochMs = 1'577'836'800'000;  // 2020-01-01T00:00:00Z
constexpr int kSequenceBits = 22;
}  // namespace

std::int64_t now_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

Id next_id() {
  static std::atomic<Id> last{((now_ms() - kEpochMs) << kSequenceBits) |
                              static_cast<Id>(std::random_device{}() & ((1U << (kSequenceBits - 1)) - 1))};
  const Id floor = (now_ms() - kEpochMs) << kSequenceBits;
  Id seen = last.load(std::memory_order_relaxed);
  Id next = 0;
  do {
    next = seen + 1 > floor ? seen + 1 : floor;
  } while (!last.compare_exchange_weak(seen, next, std::memory_order_relaxed));
  return next;
}

std::optional<Id> parse_id(std::string_view text) {
  Id value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < 1) return std::nullopt;
  return value;
}

}  // namespace xt
