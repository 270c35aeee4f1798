// The HTTP/1.1 server. Sockets are served by coroutines on few threads; routes run on a bounded pool of
// workers. What does not fit is refused early with 503 and Retry-After instead of waiting in memory. TLS is
// the reverse proxy's job.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "http/metrics.h"
#include "http/router.h"

namespace xt::http {

// Requests of one signed-in account. per_second 0: no limit.
struct RateLimit {
  int per_second = 0;
  int burst = 0;
};

struct Options {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;                            // 0: any free one, see Server::port()
  std::size_t header_limit = 16 << 10;               // octets
  std::chrono::milliseconds header_timeout{10'000};  // from a request's first octet to the end of its header
  std::chrono::milliseconds body_timeout{30'000};    // plus one second per 64 KiB announced
  std::chrono::milliseconds write_timeout{30'000};   // plus one second per 64 KiB
  std::chrono::milliseconds idle_timeout{60'000};    // between two requests
  std::chrono::milliseconds drain_timeout{10'000};   // at the end
  std::size_t max_connections = 4096;
  std::size_t max_connections_per_address = 512;  // behind a trusted proxy: not counted
  std::size_t max_requests_per_connection = 10'000;
  int io_threads = 1;
  int workers = 4;
  std::size_t queue = 256;  // requests that wait for a worker
  std::string web_root;     // folder of static files; empty: none
  // Peers whose X-Forwarded-For and X-Forwarded-Proto are believed (exact addresses).
  std::vector<std::string> trusted_proxies;
  std::string content_security_policy =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; "
      "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
  bool log_requests = true;
  // An exception of a room that this one does not know: db::Lost -> Code::unavailable. Else: 500.
  std::function<std::optional<Error>(const std::exception&)> translate;
  std::shared_ptr<Metrics> metrics;  // made by the server where empty
  RateLimit rate;                    // beyond it 429 http.too_many_requests with Retry-After
  // Runs a write's handler, behind the gate: for what goes around every write, such as Idempotency-Key.
  std::function<Result<Response>(const Request&, const Route&)> around_writes;
};

// Runs before a route's handler, on the same worker: authenticates, checks the route's permission and CSRF,
// and sets `request.context`. Without a gate only "public" routes are served.
using Gate = std::function<Status(Request&, const Route&)>;

class Server {
 public:
  // The router must be frozen. Server keeps its own copy.
  Server(Options options, Router router, Gate gate = {});
  ~Server();  // stops
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  Status start();  // http.cannot_listen
  std::uint16_t port() const;

  // Stops accepting, closes idle connections, lets the rest finish until drain_timeout, then cuts. True where
  // every request was answered; false where a handler still runs: the process should end without touching
  // what it uses.
  bool stop();

  // start(), tells the port, waits for SIGTERM or SIGINT (or stop() from elsewhere), then stop(). A second
  // signal ends the process at once.
  Result<bool> run(const std::function<void(std::uint16_t port)>& ready = {});

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace xt::http
