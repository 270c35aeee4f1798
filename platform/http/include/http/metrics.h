// Counters in the Prometheus text format (version 0.0.4). One per process, shared by the server and whoever
// adds gauges. Thread-safe.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace xt::http {

class Metrics {
 public:
  // `pattern` is the route's, never the path: the number of series stays bounded.
  void request(std::string_view method, std::string_view pattern, int status, std::int64_t micros);

  // A value read when asked: gauge("xingtan_jobs_waiting", "jobs that wait", [] { … }).
  void gauge(std::string name, std::string help, std::function<std::int64_t()> read);

  std::atomic<std::int64_t> connections{0};        // open now
  std::atomic<std::int64_t> connections_total{0};  // accepted since the start
  std::atomic<std::int64_t> connections_refused{0};
  std::atomic<std::int64_t> in_flight{0};      // requests with a worker or waiting for one
  std::atomic<std::int64_t> queue_refused{0};  // answered 503
  std::atomic<std::int64_t> bad_requests{0};   // could not be read

  std::string text() const;

 private:
  static constexpr std::array<std::int64_t, 10> kBounds{500,     1'000,   2'500,     5'000,    10'000, 25'000,
                                                        100'000, 250'000, 1'000'000, 5'000'000};  // µs
  struct Series {
    std::map<int, std::int64_t> by_status;
    std::array<std::int64_t, kBounds.size() + 1> buckets{};
    std::int64_t micros = 0;
    std::int64_t count = 0;
  };
  struct Gauge {
    std::string name;
    std::string help;
    std::function<std::int64_t()> read;
  };
  mutable std::mutex mutex_;
  std::map<std::pair<std::string, std::string>, Series> series_;  // guarded by mutex_
  std::vector<Gauge> gauges_;                                     // guarded by mutex_
};

}  // namespace xt::http
