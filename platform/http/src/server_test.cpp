// The server over real sockets: what an honest client sees.
#include "http/server.h"

#include <condition_variable>
#include <future>
#include <thread>

#include <boost/json.hpp>
#include <gtest/gtest.h>
#include <zlib.h>

#include "http/json.h"

#include "test_client.h"

namespace xt::http {
namespace {

using std::chrono::milliseconds;

// A door that tests open when they have seen what they wanted.
class Door {
 public:
  void open() {
    const std::lock_guard lock(mutex_);
    open_ = true;
    changed_.notify_all();
  }
  void pass() {
    std::unique_lock lock(mutex_);
    ++waiting_;
    changed_.notify_all();
    changed_.wait(lock, [&] { return open_; });
  }
  void wait_for(int visitors) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return waiting_ >= visitors; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool open_ = false;
  int waiting_ = 0;
};

Router routes(Door* door = nullptr) {
  Router router;
  router.add(
      {{Method::get, "/api/hello/{name}", "public", "",
        [](const Request& r) -> Result<Response> { return text("hello " + std::string(r.param("name"))); }},
       {Method::post, "/api/echo", "public", "",
        [](const Request& r) -> Result<Response> { return text(r.body); }, 100},
       {Method::post, "/api/big", "public", "",
        [](const Request& r) -> Result<Response> { return text(std::to_string(r.body.size())); }, 8 << 20},
       {Method::get, "/api/long", "public", "",
        [](const Request&) -> Result<Response> { return text(std::string(100'000, 'x')); }},
       {Method::get, "/api/secret", "session", "",
        [](const Request&) -> Result<Response> { return text("s"); }},
       {Method::get, "/api/throws", "public", "",
        [](const Request&) -> Result<Response> { throw std::runtime_error("inside"); }},
       {Method::get, "/api/conflict", "public", "",
        [](const Request&) -> Result<Response> { return make_error(Code::conflict, "x.taken", "note"); }},
       {Method::get, "/api/wait", "public", "", [door](const Request&) -> Result<Response> {
          if (door != nullptr) door->pass();
          return text("waited");
        }}});
  EXPECT_TRUE(router.freeze().ok());
  return router;
}

Options quiet() {
  Options options;
  options.log_requests = false;
  options.workers = 2;
  return options;
}

class ServerTest : public ::testing::Test {
 protected:
  void start(Options options = quiet(), Gate gate = {}) {
    server_ = std::make_unique<Server>(std::move(options), routes(&door_), std::move(gate));
    ASSERT_TRUE(server_->start().ok());
  }
  void TearDown() override {
    door_.open();
    server_.reset();
  }
  std::uint16_t port() const { return server_->port(); }
  Door door_;
  std::unique_ptr<Server> server_;
};

TEST_F(ServerTest, AnswersOverOneConnection) {
  start();
  Client client(port());
  for (int i = 0; i < 3; ++i) {
    const Answer answer = client.get("/api/hello/%E5%A3%AE?x=1");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "hello 壮");
    EXPECT_EQ(answer.field("X-Content-Type-Options"), "nosniff");
    EXPECT_NE(answer.field("Content-Security-Policy").find("frame-ancestors 'none'"), std::string::npos);
    EXPECT_EQ(answer.field("X-Request-Id").size(), 16U);
  }
}

TEST_F(ServerTest, HeadOptionsAndWhatIsMissing) {
  start();
  Client client(port());
  client.send("HEAD /api/hello/a HTTP/1.1\r\nHost: x\r\n\r\n");
  const Answer head = client.receive(true);
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.field("Content-Length"), "7");
  client.send("OPTIONS /api/echo HTTP/1.1\r\nHost: x\r\n\r\n");
  const Answer options = client.receive();
  EXPECT_EQ(options.status, 204);
  EXPECT_EQ(options.field("Allow"), "OPTIONS, POST");
  const Answer wrong = client.get("/api/echo");
  EXPECT_EQ(wrong.status, 405);
  EXPECT_EQ(wrong.field("Allow"), "OPTIONS, POST");
  const Answer none = client.get("/api/none");
  EXPECT_EQ(none.status, 404);
  EXPECT_EQ(boost::json::parse(none.body).at("reason"), "http.not_found");
  EXPECT_EQ(boost::json::parse(none.body).at("instance"), none.field("X-Request-Id").c_str());
}

TEST_F(ServerTest, ErrorsBecomeProblems) {
  start();
  Client client(port());
  const Answer conflict = client.get("/api/conflict");
  EXPECT_EQ(conflict.status, 409);
  EXPECT_EQ(conflict.field("Content-Type"), "application/problem+json");
  EXPECT_EQ(conflict.body.find("note"), std::string::npos);
  const Answer thrown = client.get("/api/throws");
  EXPECT_EQ(thrown.status, 500);
  EXPECT_EQ(thrown.body.find("inside"), std::string::npos);
  EXPECT_EQ(client.get("/api/secret").status, 401) << "without a gate nothing but public is open";
}

TEST_F(ServerTest, TheGateDecidesBeforeTheHandler) {
  start(quiet(), [](Request& request, const Route& route) -> Status {
    if (route.permission != "public" && request.cookie("who") != "me")
      return make_error(Code::forbidden, "x.no");
    return {};
  });
  Client client(port());
  EXPECT_EQ(client.get("/api/secret").status, 403);
  EXPECT_EQ(client.get("/api/secret", "Cookie: who=me\r\n").status, 200);
}

TEST_F(ServerTest, PipelinedRequestsAreAnsweredInOrder) {
  start();
  Client client(port());
  std::string all;
  for (int i = 0; i < 50; ++i) all += "GET /api/hello/" + std::to_string(i) + " HTTP/1.1\r\nHost: x\r\n\r\n";
  all +=
      "POST /api/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabcGET /api/hello/z HTTP/1.1\r\nHost: "
      "x\r\n\r\n";
  client.send(all);
  for (int i = 0; i < 50; ++i) EXPECT_EQ(client.receive().body, "hello " + std::to_string(i));
  EXPECT_EQ(client.receive().body, "abc");
  EXPECT_EQ(client.receive().body, "hello z");
}

TEST_F(ServerTest, ReadsBodiesInEveryFraming) {
  start();
  Client client(port());
  client.send(
      "POST /api/echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: "
      "chunked\r\n\r\n3;e=1\r\nabc\r\n2\r\nde\r\n0\r\nT: 1\r\n\r\n");
  EXPECT_EQ(client.receive().body, "abcde");
  client.send("POST /api/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.receive().status, 100);
  client.send("abcde");
  EXPECT_EQ(client.receive().body, "abcde");
  const std::string big(8 << 20, 'x');
  client.send("POST /api/big HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(big.size()) +
              "\r\n\r\n" + big);
  EXPECT_EQ(client.receive().body, std::to_string(big.size()));
}

TEST_F(ServerTest, CompressesWhatIsLongAndAccepted) {
  start();
  Client client(port());
  const Answer packed = client.get("/api/long", "Accept-Encoding: gzip\r\n");
  EXPECT_EQ(packed.field("Content-Encoding"), "gzip");
  EXPECT_EQ(packed.field("Vary"), "Accept-Encoding");
  std::string plain(100'001, '\0');
  z_stream stream{};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.body.data()));
  stream.avail_in = static_cast<uInt>(packed.body.size());
  stream.next_out = reinterpret_cast<Bytef*>(plain.data());
  stream.avail_out = static_cast<uInt>(plain.size());
  ASSERT_EQ(inflateInit2(&stream, 31), Z_OK);
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  EXPECT_EQ(stream.total_out, 100'000U);
  inflateEnd(&stream);
  EXPECT_EQ(client.get("/api/long", "Accept-Encoding: gzip, deflate, br\r\n").field("Content-Encoding"),
            "br");
  EXPECT_EQ(client.get("/api/long", "Accept-Encoding: gzip;q=0, br;q=0\r\n").field("Content-Encoding"), "");
  EXPECT_EQ(client.get("/api/long").body.size(), 100'000U);
  EXPECT_EQ(client.get("/api/hello/a", "Accept-Encoding: gzip\r\n").field("Content-Encoding"), "");
}

TEST_F(ServerTest, AnUnchangedAnswerIsNotSentAgain) {
  start();
  Client client(port());
  const std::string tag = client.get("/api/hello/a").field("ETag");
  ASSERT_FALSE(tag.empty());
  const Answer again = client.get("/api/hello/a", "If-None-Match: \"x\", " + tag + "\r\n");
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.field("Content-Length"), "");
  EXPECT_EQ(client.get("/api/hello/b", "If-None-Match: " + tag + "\r\n").status, 200);
}

TEST_F(ServerTest, AFullQueueSaysSoAtOnce) {
  Options options = quiet();
  options.workers = 1;
  options.queue = 1;
  start(std::move(options));
  Client first(port());
  first.send("GET /api/wait HTTP/1.1\r\nHost: x\r\n\r\n");
  door_.wait_for(1);
  Client second(port());
  Client third(port());
  second.send("GET /api/hello/2 HTTP/1.1\r\nHost: x\r\n\r\n");
  third.send("GET /api/hello/3 HTTP/1.1\r\nHost: x\r\n\r\n");
  // Which of the two is queued is not known; the other is refused while the door is still shut.
  std::promise<void> refused;
  std::once_flag once;
  const auto receive = [&](Client& client) {
    Answer answer = client.receive();
    std::call_once(once, [&] { refused.set_value(); });
    return answer;
  };
  auto second_answer = std::async(std::launch::async, [&] { return receive(second); });
  auto third_answer = std::async(std::launch::async, [&] { return receive(third); });
  refused.get_future().wait();
  door_.open();
  EXPECT_EQ(first.receive().body, "waited");
  const Answer a = second_answer.get();
  const Answer b = third_answer.get();
  EXPECT_EQ(a.status + b.status, 200 + 503);
  EXPECT_EQ((a.status == 503 ? a : b).field("Retry-After"), "1");
}

TEST_F(ServerTest, DrainFinishesWhatWasBegun) {
  start();
  Client idle(port());
  EXPECT_EQ(idle.get("/api/hello/a").status, 200);
  Client busy(port());
  busy.send("GET /api/wait HTTP/1.1\r\nHost: x\r\n\r\n");
  door_.wait_for(1);
  auto stopped = std::async(std::launch::async, [&] { return server_->stop(); });
  EXPECT_TRUE(idle.ended()) << "an idle connection is closed at once";
  door_.open();
  const Answer answer = busy.receive();
  EXPECT_EQ(answer.body, "waited");
  EXPECT_EQ(answer.field("Connection"), "close");
  EXPECT_TRUE(stopped.get());
  EXPECT_FALSE(Client(port()).connected());
}

TEST_F(ServerTest, DrainCutsAtItsDeadline) {
  Options options = quiet();
  options.drain_timeout = milliseconds(50);
  start(std::move(options));
  Client half(port());
  half.send("GET /api/hel");
  Client(port()).get("/api/hello/a");  // by now the server has seen the first connection
  EXPECT_TRUE(server_->stop()) << "no handler was running";
  EXPECT_TRUE(half.ended());
}

TEST(Server, SaysWhyItCannotListen) {
  Options options = quiet();
  Server first(options, routes());
  ASSERT_TRUE(first.start().ok());
  options.port = first.port();
  Server second(options, routes());
  const Status status = second.start();
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().reason, "http.cannot_listen");
}

}  // namespace
}  // namespace xt::http
