// Two administrators with the same account on their screens.
#include "access/guard.h"

#include <algorithm>
#include <thread>

#include <boost/json.hpp>

#include "access/http.h"
#include "access/may.h"
#include "http/router.h"

#include "fixture.h"

namespace xt::access {
namespace {

class Guarding : public AccessTest {
 protected:
  void SetUp() override {
    AccessTest::SetUp();
    first_ = caller(make("first", Role::county_admin, kXingning), "first");
    second_ = caller(make("second", Role::county_admin, kXingning), "second");
    account_ = make("school", Role::school_admin, kSchool);
    sign_in_ = std::make_unique<SignIn>(database(), options());
    router_.add(routes(database(), *sign_in_));
    ASSERT_TRUE(router_.freeze().ok());
  }
  static Caller caller(Id id, const std::string& login) {
    Caller out;
    out.account_id = id;
    out.login = out.name = login;
    out.role = Role::county_admin;
    out.key_lo = kXingning;
    out.key_hi = orgs::subtree(kXingning).hi;
    return out;
  }
  Result<http::Response> send(const Caller& who, http::Method method, const std::string& path,
                              const std::string& body = "", const std::string& if_match = "") {
    http::Request request;
    request.method = method;
    request.path = path;
    request.body = body;
    request.headers.add("Content-Type", "application/json");
    if (!if_match.empty()) request.headers.add("If-Match", if_match);
    request.context = who;
    const http::Match match = router_.match(method, path);
    if (match.route == nullptr) return make_error(Code::not_found, "test.no_route");
    request.params = match.params;
    return match.route->handler(request);
  }
  std::string path() const { return "/api/accounts/" + std::to_string(account_); }
  // The ETag of what is seen; the JSON says the same.
  std::string loaded(const Caller& who) {
    const auto response = send(who, http::Method::get, path());
    EXPECT_TRUE(response.ok());
    if (!response.ok()) return {};
    const std::string tag(response->headers.get("ETag"));
    const std::string version(boost::json::parse(response->body).at("version").as_string());
    EXPECT_EQ(tag, "\"" + version + "\"");
    return tag;
  }
  std::string rename(const Caller& who, const std::string& name, const std::string& if_match) {
    return said(send(who, http::Method::patch, path(), R"({"name":")" + name + "\"}", if_match));
  }
  static std::string said(const Result<http::Response>& response) {
    return response.ok() ? "ok" : response.error().reason;
  }

  std::unique_ptr<SignIn> sign_in_;
  http::Router router_;
  Caller first_, second_;
  Id account_ = 0;
};

TEST_P(Guarding, TheSecondIsToldWhoAndWhen) {
  const std::string mine = loaded(first_);
  const std::string theirs = loaded(second_);
  EXPECT_EQ(mine, theirs);
  EXPECT_EQ(rename(first_, "甲", mine), "ok");
  const auto late = send(second_, http::Method::patch, path(), R"({"name":"乙"})", theirs);
  ASSERT_FALSE(late.ok());
  EXPECT_EQ(late.error().code, Code::conflict);
  EXPECT_EQ(late.error().reason, "access.changed_meanwhile");
  ASSERT_EQ(late.error().fields.size(), 2U);
  EXPECT_EQ(late.error().fields[0].name, "changed_by");
  EXPECT_EQ(late.error().fields[0].detail, "first");
  EXPECT_EQ(late.error().fields[1].name, "changed_ms");
  EXPECT_EQ(late.error().fields[1].detail,
            std::to_string(count("SELECT MAX(at_ms) FROM access_audit WHERE action = 'access.rename'")));
  EXPECT_EQ(count("SELECT COUNT(*) FROM access_account WHERE name = '甲'"), 1) << "nothing was overwritten";
  EXPECT_EQ(rename(second_, "乙", loaded(second_)), "ok") << "on what it has become";
}

TEST_P(Guarding, EveryFormOfTheAccountIsGuarded) {
  const std::string post =
      path() + "/posts/" +
      std::to_string(count("SELECT MAX(id) FROM access_post WHERE account_id = " + std::to_string(account_)));
  struct Case {
    http::Method method;
    std::string path, body;
  };
  const Case cases[] = {{http::Method::patch, path(), R"({"name":"丙"})"},
                        {http::Method::patch, path(), R"({"active":false})"},
                        {http::Method::patch, path(), R"({"active":true})"},
                        {http::Method::post, path() + "/posts", R"({"role":"expert","org":"450102"})"},
                        {http::Method::patch, post, R"({"to":"2099-12-31"})"}};
  const std::string first_seen = loaded(second_);
  ASSERT_EQ(rename(first_, "甲", first_seen), "ok");
  for (const Case& one : cases) {
    EXPECT_EQ(said(send(second_, one.method, one.path, one.body, first_seen)), "access.changed_meanwhile")
        << one.body;
    const std::string before = loaded(second_);
    EXPECT_EQ(said(send(second_, one.method, one.path, one.body, before)), "ok") << one.body;
    EXPECT_NE(loaded(second_), before) << "makes another version: " << one.body;
  }
}

TEST_P(Guarding, WhatNobodyEditsMakesNoOtherVersion) {
  const std::string before = loaded(first_);
  run("UPDATE access_account SET signed_in_ms = 5, must_change = 1 WHERE login = 'school'");
  EXPECT_EQ(loaded(first_), before);
}

TEST_P(Guarding, WithoutAPreconditionAProgramWritesOn) {
  EXPECT_EQ(rename(first_, "甲", ""), "ok");
  EXPECT_EQ(rename(first_, "乙", "*"), "ok");
}

TEST_P(Guarding, NobodyLearnsOfWhatTheyDoNotSee) {
  Caller elsewhere = second_;
  elsewhere.key_lo = kNanning + 1;
  elsewhere.key_hi = kNanning + 2;
  EXPECT_EQ(rename(elsewhere, "乙", "\"x\""), "access.no_account");
}

TEST_P(Guarding, OfTwoAtTheSameMomentOneIsTold) {
  for (int round = 0; round < 10; ++round) {
    const std::string seen = loaded(first_);
    std::vector<std::string> all(2);
    {
      const auto save = [&](const Caller& who, std::string& out) {
        out = rename(who, who.login + std::to_string(round), seen);
      };
      const std::jthread a([&] { save(first_, all[0]); });
      const std::jthread b([&] { save(second_, all[1]); });
    }
    std::sort(all.begin(), all.end());
    EXPECT_EQ(all, (std::vector<std::string>{"access.changed_meanwhile", "ok"}));
  }
  EXPECT_EQ(count("SELECT COUNT(*) FROM access_audit WHERE action = 'access.rename'"), 10);
}

XT_BOTH_ENGINES(Guarding);

}  // namespace
}  // namespace xt::access
