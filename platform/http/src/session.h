// One connection: reads a request, hands it to a worker, writes the answer, again. Included by server.cpp
// alone.
#pragma once

#include <atomic>
#include <memory>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "http/server.h"

#include "dispatch.h"
#include "worker_pool.h"

namespace xt::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
using Tcp = asio::ip::tcp;

class Session : public std::enable_shared_from_this<Session> {
 public:
  // `draining` outlives all sessions.
  Session(Tcp::socket socket, std::string peer, const Options& options, Dispatcher& dispatcher,
          WorkerPool& pool, const std::atomic<bool>& draining);

  asio::awaitable<void> run();
  // From any thread: closes if nothing is under way. The rest ends after the answer it is working on.
  void close_if_idle();
  void cut();
  // Instead of run(): says 503 without reading and closes. Never waits.
  void turn_away();
  const std::string& peer() const { return peer_; }
  beast::tcp_stream::executor_type executor() { return stream_.get_executor(); }

 private:
  using Parser = beast::http::request_parser<beast::http::string_body>;
  enum class Next { request, close, linger };

  asio::awaitable<bool> wait_for_request();
  asio::awaitable<Next> serve_one();
  asio::awaitable<Next> refuse(int status, Error error, const Request& request);
  asio::awaitable<Next> refuse_unreadable(beast::error_code error);
  asio::awaitable<beast::error_code> read_body(Parser& parser);
  asio::awaitable<bool> write(const Response& response, bool head_only, bool keep_alive);
  asio::awaitable<std::optional<Response>> on_worker(std::shared_ptr<Request> request, Match match,
                                                     Response (Dispatcher::*ask)(Request&, const Match&));
  asio::awaitable<void> linger();

  beast::tcp_stream stream_;
  std::string peer_;
  const Options& options_;
  Dispatcher& dispatcher_;
  WorkerPool& pool_;
  const std::atomic<bool>& draining_;
  beast::flat_buffer buffer_;
  bool idle_ = false;  // on the strand only
};

}  // namespace xt::http
