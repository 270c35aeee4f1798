#include "http/metrics.h"

#include <fmt/format.h>

namespace xt::http {

void Metrics::request(std::string_view method, std::string_view pattern, int status, std::int64_t micros) {
  std::size_t bucket = 0;
  while (bucket < kBounds.size() && micros > kBounds[bucket]) ++bucket;
  const std::lock_guard lock(mutex_);
  Series& series = series_[{std::string(method), std::string(pattern)}];
  ++series.by_status[status];
  ++series.buckets[bucket];
  series.micros += micros;
  ++series.count;
}

void Metrics::gauge(std::string name, std::string help, std::function<std::int64_t()> read) {
  const std::lock_guard lock(mutex_);
  gauges_.push_back({std::move(name), std::move(help), std::move(read)});
}

std::string Metrics::text() const {
  std::string out;
  const auto plain = [&](std::string_view name, std::string_view type, std::string_view help,
                         std::int64_t value) {
    out += fmt::format("# HELP {0} {1}\n# TYPE {0} {2}\n{0} {3}\n", name, help, type, value);
  };
  plain("xingtan_http_connections", "gauge", "open connections", connections);
  plain("xingtan_http_connections_total", "counter", "connections accepted", connections_total);
  plain("xingtan_http_connections_refused_total", "counter", "connections refused", connections_refused);
  plain("xingtan_http_in_flight", "gauge", "requests running or waiting for a worker", in_flight);
  plain("xingtan_http_queue_refused_total", "counter", "requests refused because the queue was full",
        queue_refused);
  plain("xingtan_http_bad_requests_total", "counter", "requests that could not be read", bad_requests);
  std::vector<Gauge> gauges;
  {
    const std::lock_guard lock(mutex_);
    gauges = gauges_;
    out +=
        "# HELP xingtan_http_requests_total requests answered\n# TYPE xingtan_http_requests_total counter\n";
    for (const auto& [key, series] : series_) {
      for (const auto& [status, count] : series.by_status) {
        out += fmt::format("xingtan_http_requests_total{{method=\"{}\",route=\"{}\",status=\"{}\"}} {}\n",
                           key.first, key.second, status, count);
      }
    }
    out += "# HELP xingtan_http_request_seconds time from the whole request to its answer\n";
    out += "# TYPE xingtan_http_request_seconds histogram\n";
    for (const auto& [key, series] : series_) {
      const std::string labels = fmt::format("method=\"{}\",route=\"{}\"", key.first, key.second);
      std::int64_t total = 0;
      for (std::size_t i = 0; i < kBounds.size(); ++i) {
        total += series.buckets[i];
        out += fmt::format("xingtan_http_request_seconds_bucket{{{},le=\"{}.{:06}\"}} {}\n", labels,
                           kBounds[i] / 1'000'000, kBounds[i] % 1'000'000, total);
      }
      out += fmt::format("xingtan_http_request_seconds_bucket{{{},le=\"+Inf\"}} {}\n", labels, series.count);
      out += fmt::format("xingtan_http_request_seconds_sum{{{}}} {}.{:06}\n", labels,
                         series.micros / 1'000'000, series.micros % 1'000'000);
      out += fmt::format("xingtan_http_request_seconds_count{{{}}} {}\n", labels, series.count);
    }
  }
  for (const Gauge& gauge : gauges) plain(gauge.name, "gauge", gauge.help, gauge.read());
  return out;
}

}  // namespace xt::http
