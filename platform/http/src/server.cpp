#include "http/server.h"

#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <sys/resource.h>
#include <sys/socket.h>

#include "log/log.h"

#include "session.h"

namespace xt::http {

using std::chrono::steady_clock;

class Server::Impl {
 public:
  Impl(Options options, Router router, Gate gate)
      : options_(with_metrics(std::move(options))),
        dispatcher_(options_, std::move(router), std::move(gate)),
        pool_(options_.workers, options_.queue),
        context_(options_.io_threads),
        acceptor_(asio::make_strand(context_)) {}

  Status start();
  std::uint16_t port() const { return port_; }
  bool stop();
  void wait_for_end();

 private:
  static Options with_metrics(Options options) {
    if (!options.metrics) options.metrics = std::make_shared<Metrics>();
    return options;
  }
  asio::awaitable<void> accept();
  void welcome(Tcp::socket socket);
  bool admit(const std::shared_ptr<Session>& session);
  void farewell(const std::shared_ptr<Session>& session);
  bool wait_until_empty(steady_clock::time_point deadline);

  const Options options_;
  Dispatcher dispatcher_;
  WorkerPool pool_;
  asio::io_context context_;
  Tcp::acceptor acceptor_;
  std::uint16_t port_ = 0;
  std::vector<std::thread> threads_;
  std::atomic<bool> draining_{false};

  std::mutex mutex_;
  std::condition_variable changed_;
  std::set<std::shared_ptr<Session>> sessions_;                        // guarded by mutex_
  std::map<std::string, std::size_t> per_address_;                     // guarded by mutex_
  enum class Phase { fresh, running, stopped } phase_ = Phase::fresh;  // guarded by mutex_
  bool clean_ = true;                                                  // guarded by mutex_
};

Status Server::Impl::start() {
  struct rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur < files.rlim_max) {
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);  // a smaller limit only means fewer connections
  }
  beast::error_code error;
  const auto address = asio::ip::make_address(options_.address, error);
  const auto fail = [&](const char* what) {
    return make_error(
        Code::internal, "http.cannot_listen",
        options_.address + ":" + std::to_string(options_.port) + ": " + what + ": " + error.message());
  };
  if (error) return fail("address");
  const Tcp::endpoint endpoint(address, options_.port);
  acceptor_.open(endpoint.protocol(), error);
  if (error) return fail("open");
  acceptor_.set_option(asio::socket_base::reuse_address(true), error);
  acceptor_.bind(endpoint, error);
  if (error) return fail("bind");
  acceptor_.listen(asio::socket_base::max_listen_connections, error);
  if (error) return fail("listen");
  port_ = acceptor_.local_endpoint().port();
  asio::co_spawn(acceptor_.get_executor(), accept(), asio::detached);
  {
    const std::lock_guard lock(mutex_);
    phase_ = Phase::running;
  }
  for (int i = 0; i < options_.io_threads; ++i) threads_.emplace_back([this] { context_.run(); });
  return {};
}

asio::awaitable<void> Server::Impl::accept() {
  asio::steady_timer pause(acceptor_.get_executor());
  while (!draining_) {
    beast::error_code error;
    Tcp::socket socket = co_await acceptor_.async_accept(asio::make_strand(context_),
                                                         asio::redirect_error(asio::use_awaitable, error));
    if (draining_ || error == asio::error::operation_aborted) break;
    if (error) {
      // Out of descriptors, usually: what is open will end; asking again at once would only burn the
      // processor.
      log::warn("http.accept", {{"note", error.message()}});
      pause.expires_after(std::chrono::milliseconds(50));
      co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
      continue;
    }
    welcome(std::move(socket));
  }
}

void Server::Impl::welcome(Tcp::socket socket) {
  beast::error_code error;
  const auto endpoint = socket.remote_endpoint(error);
  if (error) return;
  socket.set_option(Tcp::no_delay(true), error);
  auto session = std::make_shared<Session>(std::move(socket), endpoint.address().to_string(), options_,
                                           dispatcher_, pool_, draining_);
  options_.metrics->connections_total++;
  if (!admit(session)) {
    options_.metrics->connections_refused++;
    session->turn_away();
    return;
  }
  options_.metrics->connections++;
  asio::co_spawn(session->executor(), session->run(), [this, session](const std::exception_ptr& failure) {
    if (failure) log::error("http.session", {{"note", "a session ended by an exception"}});
    options_.metrics->connections--;
    farewell(session);
  });
}

bool Server::Impl::admit(const std::shared_ptr<Session>& session) {
  const std::lock_guard lock(mutex_);
  if (draining_ || sessions_.size() >= options_.max_connections) return false;
  const bool proxy = std::find(options_.trusted_proxies.begin(), options_.trusted_proxies.end(),
                               session->peer()) != options_.trusted_proxies.end();
  auto& count = per_address_[session->peer()];
  if (!proxy && count >= options_.max_connections_per_address) return false;
  ++count;
  sessions_.insert(session);
  return true;
}

void Server::Impl::farewell(const std::shared_ptr<Session>& session) {
  const std::lock_guard lock(mutex_);
  sessions_.erase(session);
  const auto count = per_address_.find(session->peer());
  if (--count->second == 0) per_address_.erase(count);
  changed_.notify_all();
}

bool Server::Impl::wait_until_empty(steady_clock::time_point deadline) {
  std::unique_lock lock(mutex_);
  return changed_.wait_until(lock, deadline, [&] { return sessions_.empty(); });
}

bool Server::Impl::stop() {
  std::set<std::shared_ptr<Session>> sessions;
  {
    const std::lock_guard lock(mutex_);
    if (phase_ != Phase::running) return clean_;
    phase_ = Phase::stopped;
    draining_ = true;
    sessions = sessions_;
    changed_.notify_all();
  }
  const auto deadline = steady_clock::now() + options_.drain_timeout;
  asio::post(acceptor_.get_executor(), [this] {
    beast::error_code ignored;
    acceptor_.close(ignored);
  });
  for (const auto& session : sessions) session->close_if_idle();
  sessions.clear();
  if (!wait_until_empty(deadline)) {
    {
      const std::lock_guard lock(mutex_);
      sessions = sessions_;
    }
    log::warn("http.drain_cut", {{"connections", static_cast<std::uint64_t>(sessions.size())}});
    for (const auto& session : sessions) session->cut();
    sessions.clear();
    // What only waited for its peer ends now; what waits for a worker cannot.
    constexpr std::chrono::milliseconds moment{500};
    static_cast<void>(wait_until_empty(steady_clock::now() + moment));
  }
  const bool clean = pool_.stop(std::max(deadline, steady_clock::now() + std::chrono::milliseconds(100)));
  context_.stop();
  for (std::thread& thread : threads_) thread.join();
  const std::lock_guard lock(mutex_);
  clean_ = clean;
  return clean;
}

void Server::Impl::wait_for_end() {
  asio::io_context signals_context(1);
  asio::signal_set signals(signals_context, SIGTERM, SIGINT);
  signals.async_wait([&](beast::error_code, int) { signals_context.stop(); });
  asio::steady_timer look(signals_context);
  // stop() from another thread is noticed here.
  std::function<void()> again = [&] {
    look.expires_after(std::chrono::milliseconds(200));
    look.async_wait([&](beast::error_code) {
      if (draining_) signals_context.stop();
      again();
    });
  };
  again();
  signals_context.run();
}

Server::Server(Options options, Router router, Gate gate)
    : impl_(std::make_unique<Impl>(std::move(options), std::move(router), std::move(gate))) {}

Server::~Server() {
  if (!stop()) static_cast<void>(impl_.release());  // a handler still uses it
}

Status Server::start() {
  return impl_->start();
}
std::uint16_t Server::port() const {
  return impl_->port();
}
bool Server::stop() {
  return impl_->stop();
}

Result<bool> Server::run(const std::function<void(std::uint16_t)>& ready) {
  XT_CHECK_OK(start());
  if (ready) ready(port());
  impl_->wait_for_end();
  log::info("http.drain");
  return stop();
}

}  // namespace xt::http
