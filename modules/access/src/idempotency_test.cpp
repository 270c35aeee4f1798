#include "access/idempotency.h"

#include <array>
#include <atomic>
#include <stdexcept>
#include <thread>

#include "fixture.h"

namespace xt::access {
namespace {

class Idempotency : public AccessTest {
 protected:
  static http::Request request(const std::string& key, const std::string& body = "{}", Id account = 7) {
    http::Request out;
    out.method = http::Method::post;
    out.target = out.path = "/api/things";
    out.body = body;
    out.account_id = account;
    if (!key.empty()) out.headers.add("Idempotency-Key", key);
    return out;
  }
  Result<http::Response> send(const http::Request& request) {
    return idempotent(database(), &test_clock)(request, route_);
  }
  static std::string reason(const Result<http::Response>& result) {
    return result.ok() ? "ok" : result.error().reason;
  }

  std::atomic<int> runs_ = 0;
  Result<http::Response> outcome_ = [] {
    http::Response made;
    made.status = 201;
    made.body = R"({"id":"1"})";
    return made;
  }();
  http::Route route_{http::Method::post, "/api/things", "session", "make a thing",
                     [this](const http::Request&) {
                       ++runs_;
                       return outcome_;
                     }};
};

TEST_P(Idempotency, RunsOnceAndRepeatsTheAnswer) {
  ASSERT_TRUE(send(request("k1")).ok());
  const auto again = send(request("k1"));
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(runs_, 1);
  EXPECT_EQ(again->status, 201);
  EXPECT_EQ(again->body, R"({"id":"1"})");
  EXPECT_EQ(again->headers.get("Idempotent-Replayed"), "true");
  EXPECT_TRUE(send(request("k1", "{}", 8)).ok());  // another account's key is another key
  EXPECT_TRUE(send(request("")).ok());
  EXPECT_EQ(runs_, 3);
}

TEST_P(Idempotency, RefusesAKeyThatStandsForAnotherRequest) {
  ASSERT_TRUE(send(request("k1")).ok());
  EXPECT_EQ(reason(send(request("k1", R"({"other":1})"))), "http.idempotency_key_reused");
  EXPECT_EQ(reason(send(request("spaces are no key"))), "http.bad_idempotency_key");
  EXPECT_EQ(reason(send(request(std::string(kLongestKey + 1, 'k')))), "http.bad_idempotency_key");
  EXPECT_EQ(runs_, 1);
}

TEST_P(Idempotency, LetsAFailedWriteTryAgain) {
  outcome_ = make_error(Code::invalid, "things.bad");
  EXPECT_EQ(reason(send(request("k1"))), "things.bad");
  EXPECT_EQ(reason(send(request("k1"))), "things.bad");
  route_.handler = [this](const http::Request&) -> Result<http::Response> {
    ++runs_;
    throw std::runtime_error("lost");
  };
  EXPECT_THROW(static_cast<void>(send(request("k1"))), std::runtime_error);
  EXPECT_THROW(static_cast<void>(send(request("k1"))), std::runtime_error);
  EXPECT_EQ(runs_, 4);
}

TEST_P(Idempotency, KeepsNoSecretsAndNoFiles) {
  outcome_->headers.add("Cache-Control", "no-store");
  ASSERT_TRUE(send(request("k1")).ok());
  EXPECT_EQ(reason(send(request("k1"))), "http.answer_not_kept");
  outcome_ = http::Response{};
  outcome_->body = std::string(kLongestAnswer + 1, ' ');
  ASSERT_TRUE(send(request("k2")).ok());
  EXPECT_EQ(reason(send(request("k2"))), "http.answer_not_kept");
  EXPECT_EQ(runs_, 2);
  EXPECT_EQ(count("SELECT COUNT(*) FROM access_idempotency WHERE body <> ''"), 0);
}

TEST_P(Idempotency, ForgetsAfterADay) {
  ASSERT_TRUE(send(request("k1")).ok());
  test_time_ms += kIdempotencyKept_ms + 1;
  ASSERT_TRUE(send(request("k1")).ok());
  EXPECT_EQ(runs_, 2);
}

TEST_P(Idempotency, RunsOnceUnderARace) {
  std::array<std::string, 6> reasons;
  {
    std::vector<std::jthread> threads;
    for (std::string& out : reasons) threads.emplace_back([&] { out = reason(send(request("k1"))); });
  }
  EXPECT_EQ(runs_, 1);
  for (const std::string& out : reasons) EXPECT_TRUE(out == "ok" || out == "http.in_progress") << out;
}

XT_BOTH_ENGINES(Idempotency);

}  // namespace
}  // namespace xt::access
