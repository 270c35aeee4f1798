// The server over real sockets: what a hostile or broken client meets.
#include <memory>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "http/server.h"

#include "test_client.h"

namespace xt::http {
namespace {

using std::chrono::milliseconds;

class HostileTest : public ::testing::Test {
 protected:
  void start(void (*adjust)(Options&) = nullptr) {
    Router router;
    router.add({{Method::get, "/api/a", "public", "",
                 [](const Request& r) -> Result<Response> { return text(r.remote_address); }},
                {Method::post, "/api/echo", "public", "",
                 [](const Request& r) -> Result<Response> { return text(r.body); }, 100}});
    ASSERT_TRUE(router.freeze().ok());
    Options options;
    options.log_requests = false;
    options.workers = 2;
    options.header_timeout = milliseconds(150);
    options.body_timeout = milliseconds(150);
    options.idle_timeout = milliseconds(150);
    if (adjust != nullptr) adjust(options);
    server_ = std::make_unique<Server>(options, std::move(router));
    ASSERT_TRUE(server_->start().ok());
  }
  int status_of(const std::string& octets) {
    Client client(server_->port());
    client.send(octets);
    return client.receive().status;
  }
  void expect_alive() { EXPECT_EQ(Client(server_->port()).get("/api/a").status, 200); }
  std::unique_ptr<Server> server_;
};

TEST_F(HostileTest, ReadsNothingTwoWays) {
  start();
  const std::string post = "POST /api/echo HTTP/1.1\r\nHost: x\r\n";
  EXPECT_EQ(status_of(post + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), 400);
  EXPECT_EQ(status_of(post + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n"), 400);
  EXPECT_EQ(status_of(post + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd"), 400);
  EXPECT_EQ(status_of(post + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc"), 400);
  EXPECT_EQ(status_of(post + "Content-Length: -3\r\n\r\nabc"), 400);
  EXPECT_EQ(status_of(post + "Content-Length: 99999999999999999999999\r\n\r\nabc"), 400);
  EXPECT_EQ(status_of(post + "Content-Length : 3\r\n\r\nabc"), 400);
  EXPECT_EQ(status_of(post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"), 501);
  EXPECT_EQ(status_of(post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"), 501);
  EXPECT_EQ(status_of(post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
            400);
  EXPECT_EQ(status_of("POST /api/echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), 400);
  EXPECT_EQ(status_of(post + "Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n"), 400);
  EXPECT_EQ(status_of(post + "Transfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n"), 400);
  EXPECT_EQ(status_of(post + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nabc"), 400);
  expect_alive();
}

TEST_F(HostileTest, RefusesBrokenHeads) {
  start();
  EXPECT_EQ(status_of("GET /api/a HTTP/1.1\r\n\r\n"), 400) << "no Host";
  EXPECT_EQ(status_of("GET /api/a HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"), 400);
  EXPECT_EQ(status_of("GET /api/%zz HTTP/1.1\r\nHost: x\r\n\r\n"), 400);
  EXPECT_EQ(status_of("GET /api/%00 HTTP/1.1\r\nHost: x\r\n\r\n"), 400);
  EXPECT_EQ(status_of("GET /api/a?q=%ff HTTP/1.1\r\nHost: x\r\n\r\n"), 400);
  EXPECT_EQ(status_of("GET api/a HTTP/1.1\r\nHost: x\r\n\r\n"), 400);
  EXPECT_EQ(status_of("BREW /api/a HTTP/1.1\r\nHost: x\r\n\r\n"), 501);
  EXPECT_EQ(status_of("CONNECT a:1 HTTP/1.1\r\nHost: x\r\n\r\n"), 501);
  EXPECT_EQ(status_of("GET /api/a HTTP/9.9\r\nHost: x\r\n\r\n"), 505);
  EXPECT_EQ(status_of("GET /api/a\r\n\r\n"), 400);
  EXPECT_EQ(status_of("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"), 400) << "TLS on the plain port";
  EXPECT_EQ(status_of("GET http://x/api/a HTTP/1.1\r\nHost: x\r\n\r\n"), 200) << "the absolute form is legal";
  EXPECT_EQ(status_of("GET /api/a HTTP/1.0\r\n\r\n"), 200);
  expect_alive();
}

TEST_F(HostileTest, BoundsHeads) {
  start();
  EXPECT_EQ(status_of("GET /api/a HTTP/1.1\r\nHost: x\r\nA: " + std::string(20'000, 'a') + "\r\n\r\n"), 431);
  EXPECT_EQ(status_of("GET /" + std::string(20'000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n"), 431);
  std::string many = "GET /api/a HTTP/1.1\r\nHost: x\r\n";
  for (int i = 0; i < 200; ++i) many += "A: 1\r\n";
  EXPECT_EQ(status_of(many + "\r\n"), 431);
  expect_alive();
}

TEST_F(HostileTest, BoundsBodies) {
  start();
  const std::string post = "POST /api/echo HTTP/1.1\r\nHost: x\r\n";
  EXPECT_EQ(status_of(post + "Content-Length: 101\r\n\r\n" + std::string(101, 'x')), 413);
  EXPECT_EQ(status_of(post + "Content-Length: 100\r\n\r\n" + std::string(100, 'x')), 200);
  EXPECT_EQ(status_of(post + "Content-Length: 9999999999\r\nExpect: 100-continue\r\n\r\n"), 413);
  EXPECT_EQ(
      status_of(post + "Transfer-Encoding: chunked\r\n\r\n65\r\n" + std::string(101, 'x') + "\r\n0\r\n\r\n"),
      413);
  std::string drops = post + "Transfer-Encoding: chunked\r\n\r\n";
  for (int i = 0; i < 101; ++i) drops += "1\r\nx\r\n";
  EXPECT_EQ(status_of(drops + "0\r\n\r\n"), 413);
  EXPECT_EQ(status_of("GET /api/a HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nx"), 200)
      << "allowed, unread";
  EXPECT_EQ(status_of("POST /api/none HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nx"), 404);
  EXPECT_EQ(status_of("POST /api/none HTTP/1.1\r\nHost: x\r\nContent-Length: 70000\r\n\r\nx"), 413);
  expect_alive();
}

TEST_F(HostileTest, EndsWhatIsTooSlow) {
  start();
  Client silent(server_->port());
  EXPECT_TRUE(silent.ended());
  Client slow(server_->port());
  slow.send("GET /api/a HTTP/1.1\r\nHost: x\r\n");
  EXPECT_TRUE(slow.ended());
  Client body(server_->port());
  body.send("POST /api/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc");
  EXPECT_TRUE(body.ended());
  expect_alive();
}

// One octet at a time keeps the connection busy, but the clock runs from the request's first octet.
TEST_F(HostileTest, SlowLorisMeetsATotalDeadline) {
  start();
  Client client(server_->port());
  client.send("GET /api/a HTTP/1.1\r\nHost: x\r\nX: ");
  bool ended = false;
  for (int i = 0; i < 1000 && !ended; ++i) {
    ended = !client.send("a") || (i % 10 == 9 && server_ && client.poll_end(milliseconds(10)));
  }
  EXPECT_TRUE(ended);
  expect_alive();
}

TEST_F(HostileTest, HalfClosedClientsAreStillAnswered) {
  start();
  Client whole(server_->port());
  whole.send("GET /api/a HTTP/1.1\r\nHost: x\r\n\r\n");
  whole.half_close();
  EXPECT_EQ(whole.receive().status, 200);
  Client half(server_->port());
  half.send("GET /api/a HTT");
  half.half_close();
  EXPECT_EQ(half.receive().status, 400);
  Client body(server_->port());
  body.send("POST /api/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc");
  body.half_close();
  EXPECT_EQ(body.receive().status, 400);
  expect_alive();
}

TEST_F(HostileTest, ManyConnectionsAreBounded) {
  start([](Options& options) {
    options.max_connections = 20;
    options.idle_timeout = milliseconds(5000);
  });
  std::vector<std::unique_ptr<Client>> clients;
  for (int i = 0; i < 20; ++i) {
    clients.push_back(std::make_unique<Client>(server_->port()));
    ASSERT_EQ(clients.back()->get("/api/a").status, 200);
  }
  Client extra(server_->port());
  const Answer refused = extra.receive();
  EXPECT_EQ(refused.status, 503);
  EXPECT_EQ(refused.field("Retry-After"), "5");
  for (auto& client : clients) EXPECT_EQ(client->get("/api/a").status, 200);
}

TEST_F(HostileTest, OneAddressCannotTakeAllConnections) {
  start([](Options& options) {
    options.max_connections_per_address = 2;
    options.idle_timeout = milliseconds(5000);
  });
  Client a(server_->port());
  Client b(server_->port());
  EXPECT_EQ(a.get("/api/a").status, 200);
  EXPECT_EQ(b.get("/api/a").status, 200);
  EXPECT_EQ(Client(server_->port()).receive().status, 503);
}

TEST_F(HostileTest, ForwardedAddressesAreBelievedFromProxiesOnly) {
  start();
  EXPECT_EQ(Client(server_->port()).get("/api/a", "X-Forwarded-For: 9.9.9.9\r\n").body, "127.0.0.1");
  start([](Options& options) { options.trusted_proxies = {"127.0.0.1"}; });
  EXPECT_EQ(Client(server_->port()).get("/api/a", "X-Forwarded-For: 9.9.9.9, 8.8.8.8\r\n").body, "8.8.8.8");
  EXPECT_EQ(Client(server_->port()).get("/api/a").body, "127.0.0.1");
}

// Octets changed at random: whatever comes back, the server lives and serves the next client.
TEST_F(HostileTest, SurvivesDamagedRequests) {
  start([](Options& options) {
    options.header_timeout = milliseconds(20);
    options.body_timeout = milliseconds(20);
    options.idle_timeout = milliseconds(20);
  });
  const std::string good =
      "POST /api/echo?a=%41 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nCookie: "
      "a=b\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
  std::mt19937 random(20251122);
  for (int i = 0; i < 400; ++i) {
    std::string bad = good;
    for (int k = 0; k < 3; ++k) bad[random() % bad.size()] = static_cast<char>(random() % 256);
    if (i % 4 == 0) bad.resize(random() % bad.size());
    Client client(server_->port());
    client.send(bad);
    client.half_close();
    while (client.receive().status != 0) {
    }
  }
  expect_alive();
}

}  // namespace
}  // namespace xt::http
