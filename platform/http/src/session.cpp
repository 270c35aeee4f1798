#include "session.h"

#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/read.hpp>

#include "base/id.h"

#include "head.h"
#include "url.h"
#include "wire.h"

namespace xt::http {
namespace {

namespace bh = beast::http;
using std::chrono::milliseconds;

// A slow but honest line gets time by what it has to carry.
milliseconds time_for(milliseconds base, std::uint64_t octets) {
  return base + milliseconds(1000) * static_cast<std::int64_t>(octets / (64U << 10));
}

}  // namespace

Session::Session(Tcp::socket socket, std::string peer, const Options& options, Dispatcher& dispatcher,
                 WorkerPool& pool, const std::atomic<bool>& draining)
    : stream_(std::move(socket)),
      peer_(std::move(peer)),
      options_(options),
      dispatcher_(dispatcher),
      pool_(pool),
      draining_(draining),
      buffer_(options.header_limit + (64U << 10)) {}

void Session::close_if_idle() {
  asio::post(stream_.get_executor(), [self = shared_from_this()] {
    beast::error_code ignored;
    if (self->idle_) self->stream_.socket().close(ignored);
  });
}

void Session::cut() {
  asio::post(stream_.get_executor(), [self = shared_from_this()] {
    beast::error_code ignored;
    self->stream_.socket().close(ignored);
  });
}

void Session::turn_away() {
  static constexpr std::string_view busy =
      "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
  beast::error_code ignored;
  stream_.socket().non_blocking(true, ignored);
  stream_.socket().write_some(asio::buffer(busy), ignored);
  stream_.socket().shutdown(Tcp::socket::shutdown_send, ignored);
  stream_.socket().close(ignored);
}

asio::awaitable<void> Session::run() {
  Next next = Next::request;
  for (std::size_t n = 0; next == Next::request && n < options_.max_requests_per_connection; ++n) {
    const bool came = co_await wait_for_request();
    if (!came) break;
    next = co_await serve_one();
  }
  if (next != Next::close) co_await linger();
  beast::error_code ignored;
  stream_.socket().shutdown(Tcp::socket::shutdown_both, ignored);
  stream_.socket().close(ignored);
}

asio::awaitable<bool> Session::wait_for_request() {
  if (buffer_.size() > 0) co_return true;  // pipelined
  if (draining_) co_return false;
  constexpr std::size_t first_read = 4096;
  beast::error_code error;
  stream_.expires_after(options_.idle_timeout);
  idle_ = true;
  const auto space = buffer_.prepare(first_read);
  const std::size_t got =
      co_await stream_.async_read_some(space, asio::redirect_error(asio::use_awaitable, error));
  idle_ = false;
  buffer_.commit(got);
  co_return !error;
}

asio::awaitable<Session::Next> Session::serve_one() {
  Parser parser;
  parser.header_limit(static_cast<std::uint32_t>(options_.header_limit));
  parser.body_limit(boost::none);  // set per route below
  stream_.expires_after(options_.header_timeout);
  beast::error_code error;
  co_await bh::async_read_header(stream_, buffer_, parser, asio::redirect_error(asio::use_awaitable, error));
  if (error) co_return co_await refuse_unreadable(error);

  auto request = std::make_shared<Request>();
  request->request_id = new_request_id();
  const HeadFault fault = read_head(parser.get(), peer_, options_, *request);
  if (fault.status != 0) {
    co_return co_await refuse(fault.status, make_error(Code::malformed, "http.bad_request", fault.note),
                              *request);
  }
  Match match = dispatcher_.match(*request);
  const std::size_t limit = Dispatcher::body_limit(match);
  const std::uint64_t announced = parser.content_length() ? *parser.content_length() : 0;
  if (announced > limit) {
    co_return co_await refuse(413, make_error(Code::too_large, "http.body_too_large"), *request);
  }
  // Memory for a large body is for those who may send one: a stranger is told so before it is read.
  if (limit > kDefaultBodyLimit && (announced > kDefaultBodyLimit || !parser.content_length())) {
    stream_.expires_never();
    const std::optional<Response> refusal = co_await on_worker(request, match, &Dispatcher::admit);
    if (!refusal || refusal->status != 100) {
      const Response busy =
          refusal ? Response{}
                  : dispatcher_.refuse(503, make_error(Code::unavailable, "http.busy"), *request);
      const bool written = co_await write(refusal ? *refusal : busy, false, false);
      co_return written ? Next::linger : Next::close;
    }
  }
  parser.body_limit(limit);
  error = co_await read_body(parser);
  if (error == bh::error::body_limit) {
    co_return co_await refuse(413, make_error(Code::too_large, "http.body_too_large"), *request);
  }
  if (error) co_return co_await refuse_unreadable(error);
  request->body = std::move(parser.get().body());

  stream_.expires_never();  // the worker's time is bounded by what it does
  const bool wants_more = parser.get().keep_alive();
  const bool head_only = request->method == Method::head;
  std::optional<Response> response = co_await on_worker(request, std::move(match), &Dispatcher::answer);
  if (!response) {
    options_.metrics->queue_refused++;
    response = dispatcher_.refuse(503, make_error(Code::unavailable, "http.busy"), *request);
  }
  const bool keep_alive = wants_more && !draining_;
  const bool written = co_await write(*response, head_only, keep_alive);
  co_return written&& keep_alive ? Next::request : Next::close;
}

asio::awaitable<beast::error_code> Session::read_body(Parser& parser) {
  beast::error_code error;
  if (parser.is_done()) co_return error;
  const std::uint64_t announced = parser.content_length() ? *parser.content_length() : 0;
  stream_.expires_after(time_for(options_.body_timeout, announced));
  const auto expect = parser.get()[bh::field::expect];
  if (equal_ignoring_case({expect.data(), expect.size()}, "100-continue") && buffer_.size() == 0) {
    static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    co_await asio::async_write(stream_, asio::buffer(go_on),
                               asio::redirect_error(asio::use_awaitable, error));
    if (error) co_return error;
  }
  co_await bh::async_read(stream_, buffer_, parser, asio::redirect_error(asio::use_awaitable, error));
  co_return error;
}

asio::awaitable<Session::Next> Session::refuse(int status, Error error, const Request& request) {
  options_.metrics->bad_requests++;
  const Response response = dispatcher_.refuse(status, error, request);
  const bool written = co_await write(response, false, false);
  co_return written ? Next::linger : Next::close;
}

asio::awaitable<Session::Next> Session::refuse_unreadable(beast::error_code error) {
  // A closed or silent connection needs no answer; Beast has closed the socket of a late one.
  if (error == bh::error::end_of_stream || error == beast::error::timeout || !stream_.socket().is_open()) {
    co_return Next::close;
  }
  Request request;
  request.request_id = new_request_id();
  request.remote_address = peer_;
  int status = 400;
  if (error == bh::error::header_limit || error == bh::error::buffer_overflow) status = 431;
  if (error == bh::error::bad_version) status = 505;
  Error cause = make_error(Code::malformed, "http.bad_request", error.message());
  co_return co_await refuse(status, std::move(cause), request);
}

// The coroutine sleeps until a worker has the answer; nullopt where the queue is full.
asio::awaitable<std::optional<Response>> Session::on_worker(std::shared_ptr<Request> request, Match match,
                                                            Response (Dispatcher::*ask)(Request&,
                                                                                        const Match&)) {
  auto answer = std::make_shared<std::optional<Response>>();
  auto self = shared_from_this();
  auto start = [self, answer, ask, request = std::move(request),
                match = std::move(match)](auto handler) mutable {
    auto resume = std::make_shared<decltype(handler)>(std::move(handler));
    auto executor = self->stream_.get_executor();
    Metrics& metrics = *self->options_.metrics;
    metrics.in_flight++;
    const auto wake = [resume, executor] { asio::post(executor, [resume] { std::move (*resume)(); }); };
    const bool taken = self->pool_.try_post([self, answer, ask, request, match, wake] {
      *answer = (self->dispatcher_.*ask)(*request, match);
      self->options_.metrics->in_flight--;
      wake();
    });
    if (taken) return;
    metrics.in_flight--;
    wake();
  };
  co_await asio::async_initiate<const asio::use_awaitable_t<>&, void()>(std::move(start),
                                                                        asio::use_awaitable);
  co_return std::move(*answer);
}

asio::awaitable<bool> Session::write(const Response& response, bool head_only, bool keep_alive) {
  const std::string head = write_head(response, keep_alive, now_ms());
  const bool bodiless = head_only || response.status == 204 || response.status == 304;
  const std::string_view body = bodiless ? std::string_view() : response.content();
  const std::array<asio::const_buffer, 2> parts{asio::buffer(head), asio::buffer(body)};
  stream_.expires_after(time_for(options_.write_timeout, body.size()));
  beast::error_code error;
  co_await asio::async_write(stream_, parts, asio::redirect_error(asio::use_awaitable, error));
  co_return !error;
}

// Closing with unread octets in the socket would reset the connection and take our answer with it (RFC
// 9112, 9.6).
asio::awaitable<void> Session::linger() {
  constexpr milliseconds patience{1000};
  constexpr std::size_t most = 256U << 10;
  beast::error_code error;
  stream_.socket().shutdown(Tcp::socket::shutdown_send, error);
  stream_.expires_after(patience);
  std::array<char, 4096> sink{};
  for (std::size_t read = 0; !error && read < most;) {
    read += co_await stream_.async_read_some(asio::buffer(sink),
                                             asio::redirect_error(asio::use_awaitable, error));
  }
}

}  // namespace xt::http
