// The server against a bare Beast handler that runs the same statements: what routing, sign-in, permissions,
// headers, metrics, the log line and the hand-over to a worker cost together. One page's data (a region and
// its children), one session, keep-alive, as many client threads as connections; client and servers share the
// machine.
//
// http_page [seconds per run]
#include <algorithm>
#include <atomic>
#include <chrono>
#include <iostream>
#include <thread>
#include <vector>

#include <boost/asio.hpp>
#include <boost/beast.hpp>
#include <boost/json.hpp>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "access/access.h"
#include "access/accounts.h"
#include "access/http.h"
#include "db/migrate.h"
#include "db/scratch.h"
#include "http/server.h"
#include "orgs/http.h"
#include "orgs/orgs.h"
#include "people/people.h"

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace bh = beast::http;
namespace json = boost::json;
using namespace xt;
using Clock = std::chrono::steady_clock;

constexpr int kConnections = 8;
constexpr int kWorkers = 4;
constexpr auto kProvince = "450000";

template <class T>
T must(Result<T> result) {
  if (!result.ok()) {
    std::cerr << result.error().reason << ": " << result.error().note << '\n';
    std::exit(1);
  }
  return *std::move(result);
}

void must(const Status& status) {
  if (status.ok()) return;
  std::cerr << status.error().reason << ": " << status.error().note << '\n';
  std::exit(1);
}

// The statements of GET /api/regions/{code}, and the session's own before them.
std::string page(db::Database& database, access::SignIn& sign_in, std::string_view token) {
  static_cast<void>(must(sign_in.authenticate(token)));
  return must(database.read([](db::Session& session) -> Result<std::string> {
    XT_TRY(const orgs::Org self, orgs::find(session, kProvince));
    XT_TRY(const auto above, orgs::path(session, self.key));
    XT_TRY(const auto below, orgs::child_regions(session, self.key));
    json::array children;
    for (const orgs::Org& child : below) {
      children.push_back({{"code", child.code}, {"name", child.name}, {"level", orgs::code_of(child.level)}});
    }
    return json::serialize(json::object{{"code", self.code},
                                        {"name", self.name},
                                        {"level", orgs::code_of(self.level)},
                                        {"parent", above[above.size() - 2].code},
                                        {"children", std::move(children)},
                                        {"schools", json::array()}});
  }));
}

// One coroutine a connection, as many threads as the real server has workers; blocks on the database where it
// stands.
class BareServer {
 public:
  BareServer(db::Database& database, access::SignIn& sign_in, std::string token)
      : database_(database), sign_in_(sign_in), token_(std::move(token)) {
    asio::co_spawn(context_, accept(), asio::detached);
    for (int i = 0; i < kWorkers; ++i) threads_.emplace_back([this] { context_.run(); });
  }
  ~BareServer() {
    context_.stop();
    for (auto& thread : threads_) thread.join();
  }
  std::uint16_t port() { return acceptor_.local_endpoint().port(); }

 private:
  asio::awaitable<void> accept() {
    for (;;) {
      auto socket = co_await acceptor_.async_accept(asio::make_strand(context_), asio::use_awaitable);
      socket.set_option(asio::ip::tcp::no_delay(true));
      auto executor = socket.get_executor();
      asio::co_spawn(executor, serve(beast::tcp_stream(std::move(socket))), asio::detached);
    }
  }
  asio::awaitable<void> serve(beast::tcp_stream stream) {
    beast::flat_buffer buffer;
    for (;;) {
      bh::request<bh::string_body> request;
      beast::error_code error;
      co_await bh::async_read(stream, buffer, request, asio::redirect_error(asio::use_awaitable, error));
      if (error) co_return;
      bh::response<bh::string_body> response{bh::status::ok, 11};
      response.set(bh::field::content_type, "application/json");
      response.body() = page(database_, sign_in_, token_);
      response.prepare_payload();
      co_await bh::async_write(stream, response, asio::redirect_error(asio::use_awaitable, error));
      if (error) co_return;
    }
  }
  db::Database& database_;
  access::SignIn& sign_in_;
  std::string token_;
  asio::io_context context_{kWorkers};
  asio::ip::tcp::acceptor acceptor_{context_, {asio::ip::address_v4::loopback(), 0}};
  std::vector<std::thread> threads_;
};

struct Figures {
  double per_second = 0;
  double p50_us = 0;
  double p99_us = 0;
};

Figures load(std::uint16_t port, const std::string& request, int seconds) {
  std::vector<std::vector<double>> times(kConnections);
  std::vector<std::thread> clients;
  const auto start = Clock::now();
  const auto end = start + std::chrono::seconds(seconds);
  for (int i = 0; i < kConnections; ++i) {
    clients.emplace_back([&, i] {
      asio::io_context context;
      asio::ip::tcp::socket socket(context);
      socket.connect({asio::ip::address_v4::loopback(), port});
      socket.set_option(asio::ip::tcp::no_delay(true));
      beast::flat_buffer buffer;
      while (Clock::now() < end) {
        const auto before = Clock::now();
        asio::write(socket, asio::buffer(request));
        bh::response<bh::string_body> response;
        bh::read(socket, buffer, response);
        if (response.result() != bh::status::ok) {
          std::cout << response << '\n';
          std::exit(1);
        }
        times[static_cast<std::size_t>(i)].push_back(
            std::chrono::duration<double, std::micro>(Clock::now() - before).count());
      }
    });
  }
  for (auto& client : clients) client.join();
  std::vector<double> all;
  for (const auto& some : times) all.insert(all.end(), some.begin(), some.end());
  std::sort(all.begin(), all.end());
  return {static_cast<double>(all.size()) / std::chrono::duration<double>(Clock::now() - start).count(),
          all[all.size() / 2], all[all.size() * 99 / 100]};
}

Figures median(std::vector<Figures> runs) {
  std::sort(runs.begin(), runs.end(),
            [](const Figures& a, const Figures& b) { return a.per_second < b.per_second; });
  return runs[runs.size() / 2];
}

void measure(db::Engine engine, int seconds) {
  const db::testing::Scratch scratch(engine);
  db::Options db_options;
  db_options.connections = kWorkers + 1;
  auto database = must(db::Database::open(scratch.url(), db_options));
  static_cast<void>(
      must(db::migrate(*database, {orgs::migrations(), people::migrations(), access::migrations()})));
  static_cast<void>(must(orgs::seed(*database)));
  auth::Passwords passwords;
  static_cast<void>(must(access::create_account(
      *database, passwords, {0, "bench", ""},
      {"bench", "password-1", "bench", access::Role::province_admin, *orgs::region_key(kProvince), {}})));
  access::SignIn sign_in(*database, {});
  const std::string token = must(sign_in.sign_in("bench", "password-1", {"127.0.0.1", "", "", ""})).token;

  http::Router router;
  router.add(orgs::routes(*database, [](const http::Request& request, orgs::KeyRange range) {
    return access::within(access::caller_of(request), range.lo, range.hi);
  }));
  must(router.freeze());
  http::Options options;
  options.workers = kWorkers;
  http::Server server(options, std::move(router), access::gate(sign_in));
  must(server.start());
  BareServer bare(*database, sign_in, token);

  const std::string request = fmt::format(
      "GET /api/regions/{} HTTP/1.1\r\nHost: x\r\nCookie: xt_session={}\r\n\r\n", kProvince, token);
  static_cast<void>(load(server.port(), request, 1));
  static_cast<void>(load(bare.port(), request, 1));
  std::vector<Figures> ours;
  std::vector<Figures> theirs;
  for (int i = 0; i < 3; ++i) {  // in turns, so that a busy minute of the machine hits both
    theirs.push_back(load(bare.port(), request, seconds));
    ours.push_back(load(server.port(), request, seconds));
  }
  const Figures a = median(theirs);
  const Figures b = median(ours);
  const char* name = engine == db::Engine::sqlite ? "SQLite" : "PostgreSQL";
  fmt::print("{:<11} bare Beast  {:>8.0f} /s   p50 {:>7.0f} us   p99 {:>7.0f} us\n", name, a.per_second,
             a.p50_us, a.p99_us);
  fmt::print("{:<11} xingtan     {:>8.0f} /s   p50 {:>7.0f} us   p99 {:>7.0f} us   {:.0f} % of bare\n", name,
             b.per_second, b.p50_us, b.p99_us, 100 * b.per_second / a.per_second);
}

}  // namespace

int main(int argc, char** argv) {
  // The log is written as in service, but nobody wants to read it here.
  const int null = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  ::dup2(null, STDERR_FILENO);
  const int seconds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 3;
  for (const db::Engine engine : db::testing::engines()) measure(engine, seconds);
  return 0;
}
