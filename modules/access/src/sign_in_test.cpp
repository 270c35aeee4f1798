#include "access/sign_in.h"

#include <chrono>
#include <set>
#include <thread>

#include "fixture.h"
#include "source.h"
#include "throttle.h"

namespace xt::access {
namespace {

using SigningIn = AccessTest;

TEST_P(SigningIn, GivesASessionAndEndsIt) {
  make("li", Role::county_admin, kXingning);
  SignIn sign_in(database(), options());
  const auto in = sign_in.sign_in(" LI ", "password-1", from("1.1.1.1"));
  ASSERT_TRUE(in.ok());
  EXPECT_EQ(in->scope.level, "county");
  EXPECT_TRUE(in->caller.covers(kSchool));
  EXPECT_FALSE(in->caller.covers(kNanning));
  EXPECT_EQ(in->csrf, SignIn::csrf_of(in->token));
  const auto caller = sign_in.authenticate(in->token);
  ASSERT_TRUE(caller.ok());
  EXPECT_EQ(caller->login, "li");
  EXPECT_EQ(count("SELECT COUNT(*) FROM access_session WHERE token_hash = '" + in->token + "'"), 0);
  ASSERT_TRUE(sign_in.sign_out(*caller, in->token, "r").ok());
  EXPECT_EQ(sign_in.authenticate(in->token).error().reason, "access.no_session");
  EXPECT_EQ(sign_in.authenticate("").error().code, Code::unauthorized);
  EXPECT_EQ(sign_in.authenticate(std::string(43, 'x')).error().code, Code::unauthorized);
  EXPECT_EQ(count("SELECT COUNT(*) FROM access_audit WHERE action IN ('access.sign_in', 'access.sign_out')"),
            2);
}

TEST_P(SigningIn, AnUnknownLoginLooksLikeAWrongPassword) {
  make("li", Role::county_admin, kXingning);
  SignIn sign_in(database(), options());
  const auto unknown = sign_in.sign_in("nobody", "password-1", from("1.1.1.1"));
  const auto wrong = sign_in.sign_in("li", "password-2", from("1.1.1.1"));
  EXPECT_EQ(unknown.error().reason, "access.bad_credentials");
  EXPECT_EQ(wrong.error().reason, unknown.error().reason);
  EXPECT_FALSE(sign_in.sign_in("li", std::string(5000, 'x'), from("1.1.1.1")).ok());
}

TEST_P(SigningIn, ReadingGoesOnWhileAnImportHasTheDatabase) {
  make("li", Role::county_admin, kXingning);
  SignIn sign_in(database(), options());
  const std::string token = sign_in.sign_in("li", "password-1", from("1.1.1.1"))->token;
  test_time_ms += 61'000;
  const auto begin = std::chrono::steady_clock::now();
  const auto held = database().write([&](db::Session&) -> Status {
    bool known = false;
    std::thread([&] { known = sign_in.authenticate(token).ok(); }).join();
    EXPECT_TRUE(known);
    return {};
  });
  ASSERT_TRUE(held.ok());
  EXPECT_LT(std::chrono::steady_clock::now() - begin,
            std::chrono::milliseconds(db::Options{}.busy_timeout_ms));
}

TEST_P(SigningIn, SessionsEndByIdlenessAndByAge) {
  make("li", Role::county_admin, kXingning);
  SignIn sign_in(database(), options());
  constexpr std::int64_t hour = 3'600'000;
  const std::string idle = sign_in.sign_in("li", "password-1", from("1.1.1.1"))->token;
  test_time_ms += 2 * hour - 1;
  EXPECT_TRUE(sign_in.authenticate(idle).ok());
  test_time_ms += 2 * hour - 1;
  EXPECT_TRUE(sign_in.authenticate(idle).ok()) << "seen in between";
  test_time_ms += 2 * hour;
  EXPECT_FALSE(sign_in.authenticate(idle).ok());
  const std::string old = sign_in.sign_in("li", "password-1", from("1.1.1.1"))->token;
  for (int i = 0; i < 11; ++i) {
    test_time_ms += hour;
    EXPECT_TRUE(sign_in.authenticate(old).ok()) << i;
  }
  test_time_ms += hour;
  EXPECT_FALSE(sign_in.authenticate(old).ok());
}

TEST_P(SigningIn, OneAccountKeepsFewSessions) {
  make("li", Role::county_admin, kXingning);
  SignIn sign_in(database(), options());
  std::string first;
  for (int i = 0; i < 12; ++i) {
    const auto in = sign_in.sign_in("li", "password-1", from("1.1.1.1"));
    ASSERT_TRUE(in.ok());
    if (i == 0) first = in->token;
    test_time_ms += 1000;
  }
  EXPECT_EQ(count("SELECT COUNT(*) FROM access_session"), 10);
  EXPECT_FALSE(sign_in.authenticate(first).ok());
}

TEST_P(SigningIn, GuessingIsSlowedDownAndTheVictimIsNot) {
  make("li", Role::county_admin, kXingning);
  SignIn sign_in(database(), options());
  const auto home = sign_in.sign_in("li", "password-1", from("9.9.9.9"));
  ASSERT_TRUE(home.ok());
  ASSERT_FALSE(home->device.empty());

  int refused = 0;
  for (int i = 0; i < 50; ++i) {
    const auto guess = sign_in.sign_in("li", "guess-" + std::to_string(i), from("6.6.6.6"));
    ASSERT_FALSE(guess.ok());
    refused += guess.error().reason == "access.too_many_attempts" ? 1 : 0;
  }
  EXPECT_EQ(refused, 45);
  const auto right_but_late = sign_in.sign_in("li", "password-1", from("6.6.6.6"));
  EXPECT_EQ(right_but_late.error().reason, "access.too_many_attempts") << "no oracle while slowed down";
  EXPECT_EQ(right_but_late.error().fields.at(0).name, "retry_after");

  EXPECT_TRUE(sign_in.sign_in("li", "password-1", from("5.5.5.5")).ok()) << "another address is not touched";
  EXPECT_TRUE(sign_in.sign_in("li", "password-1", from("6.6.6.6", home->device)).ok())
      << "nor is a known browser, even at the attacker's address";

  test_time_ms += 2000;
  EXPECT_EQ(sign_in.sign_in("li", "guess", from("6.6.6.6")).error().reason, "access.bad_credentials");
  test_time_ms += 2000;
  EXPECT_EQ(sign_in.sign_in("li", "guess", from("6.6.6.6")).error().reason, "access.too_many_attempts")
      << "the delay grows";
}

TEST_P(SigningIn, OneAddressCannotTryEverybody) {
  make("li", Role::county_admin, kXingning);
  SignIn sign_in(database(), options());
  int refused = 0;
  for (int i = 0; i < 150; ++i) {
    const auto guess = sign_in.sign_in("user" + std::to_string(i), "guess", from("6.6.6.6"));
    refused += guess.error().reason == "access.too_many_attempts" ? 1 : 0;
  }
  EXPECT_EQ(refused, 50);
  EXPECT_TRUE(sign_in.sign_in("li", "password-1", from("7.7.7.7")).ok());
}

TEST_P(SigningIn, AnotherAccountsBrowserIsNoPass) {
  make("li", Role::county_admin, kXingning);
  make("wang", Role::county_admin, kXingning);
  SignIn sign_in(database(), options());
  const std::string device = sign_in.sign_in("wang", "password-1", from("6.6.6.6"))->device;
  for (int i = 0; i < 5; ++i) EXPECT_FALSE(sign_in.sign_in("li", "guess", from("6.6.6.6", device)).ok());
  EXPECT_EQ(sign_in.sign_in("li", "guess", from("6.6.6.6", device)).error().reason,
            "access.too_many_attempts");
}

XT_BOTH_ENGINES(SigningIn);

TEST(Throttle, StaysBoundedAndForgets) {
  Throttle throttle(100);
  const Pace pace{1, 1000, 4000, 10'000};
  for (int i = 0; i < 1000; ++i) EXPECT_EQ(throttle.try_now(std::to_string(i), pace, i), 0);
  EXPECT_EQ(throttle.try_now("a", pace, 2000), 0);
  EXPECT_EQ(throttle.try_now("a", pace, 2500), 500);
  EXPECT_EQ(throttle.try_now("a", pace, 3000), 0);
  EXPECT_EQ(throttle.try_now("a", pace, 3000), 2000);
  EXPECT_EQ(throttle.try_now("a", pace, 13'000), 0) << "forgotten";
  EXPECT_EQ(throttle.try_now("a", pace, 13'001), 999);
  throttle.forget("a");
  EXPECT_EQ(throttle.try_now("a", pace, 13'001), 0);
}

TEST(Source, AnIpv6NetworkIsOneSource) {
  EXPECT_EQ(address_block("10.0.0.1"), "10.0.0.1");
  EXPECT_EQ(address_block("2001:db8:1:2::1"), address_block("2001:db8:1:2:ffff::9"));
  EXPECT_NE(address_block("2001:db8:1:2::1"), address_block("2001:db8:1:3::1"));
}

}  // namespace
}  // namespace xt::access
