// From a whole request to a whole answer: routing, gate, handler, errors, headers, compression. Knows no
// sockets.
#pragma once

#include <memory>
#include <string>

#include "http/server.h"

#include "rate.h"
#include "static_files.h"

namespace xt::http {

class Dispatcher {
 public:
  Dispatcher(const Options& options, Router router, Gate gate);

  Match match(const Request& request) const { return router_.match(request.method, request.path); }
  // Octets the body may have. Without a route it is read and thrown away, so that the answer is 404 or 405.
  static std::size_t body_limit(const Match& match) {
    constexpr std::size_t unrouted = 64U << 10;
    return match.route != nullptr ? match.route->body_limit : unrouted;
  }

  // Runs on a worker. Never throws. The answer to HEAD still has its body, whose length is announced.
  Response answer(Request& request, const Match& match);
  // Whether a large body may be read at all: status 100, or the gate's refusal. Runs on a worker, like
  // `answer`.
  Response admit(Request& request, const Match& match);
  // For what never reaches a worker. Adds the common headers and the log line as `answer` does.
  Response refuse(int status, const Error& error, const Request& request) const;

 private:
  Response produce(Request& request, const Match& match, Error& cause);
  Status check_rate(const Request& request);
  Response run_route(Request& request, const Match& match, Error& cause);
  void finish(const Request& request, Response& response) const;
  void record(const Request& request, const Match& match, const Response& response, const Error& cause,
              std::int64_t micros) const;

  const Options& options_;
  Router router_;
  Gate gate_;
  Rate rate_;
  std::unique_ptr<StaticFiles> files_;
};

std::string new_request_id();  // 16 hex digits

}  // namespace xt::http
