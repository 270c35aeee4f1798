// The gate and the session's routes, called without a socket.
#include "access/http.h"

#include <boost/json.hpp>

#include "access/may.h"
#include "auth/totp.h"
#include "http/router.h"

#include "fixture.h"

namespace xt::access {
namespace {

class SessionRoutes : public AccessTest {
 protected:
  void SetUp() override {
    AccessTest::SetUp();
    make("li", Role::county_admin, kXingning);
    sign_in_ = std::make_unique<SignIn>(database(), options());
    router_.add(routes(database(), *sign_in_));
    router_.add({http::Method::post, "/api/things", "orgs.write", "",
                 [](const http::Request&) { return http::no_content(); }});
    ASSERT_TRUE(router_.freeze().ok());
    ASSERT_TRUE(check_permissions(router_).ok());
    gate_ = gate(*sign_in_);
  }
  struct Call {
    http::Method method = http::Method::get;
    std::string path;
    std::string body;
    std::string csrf;
    std::string site;
  };
  Result<http::Response> send(const Call& call) {
    http::Request request;
    request.method = call.method;
    request.path = call.path;
    request.body = call.body;
    request.remote_address = "1.1.1.1";
    request.headers.add("Content-Type", "application/json");
    if (!cookie_.empty()) request.headers.add("Cookie", "xt_session=" + cookie_);
    if (!call.csrf.empty()) request.headers.add("X-CSRF-Token", call.csrf);
    if (!call.site.empty()) request.headers.add("Sec-Fetch-Site", call.site);
    const http::Match match = router_.match(call.method, call.path);
    if (match.route == nullptr) return make_error(Code::not_found, "test.no_route");
    XT_CHECK_OK(gate_(request, *match.route));
    return match.route->handler(request);
  }
  // Signs in and keeps the cookie; answers the CSRF token.
  std::string enter() {
    const auto response =
        send({http::Method::post, "/api/session", R"({"login":"li","password":"password-1"})", "", ""});
    EXPECT_TRUE(response.ok());
    if (!response.ok()) return {};
    const std::string set(response->headers.get("set-cookie"));
    EXPECT_NE(set.find("; HttpOnly; SameSite=Lax"), std::string::npos);
    cookie_ = set.substr(11, 43);
    return std::string(boost::json::parse(response->body).at("csrf").as_string());
  }
  std::unique_ptr<SignIn> sign_in_;
  http::Router router_;
  http::Gate gate_;
  std::string cookie_;
};

TEST_P(SessionRoutes, WhoMustHaveASecondFactorGetsNothingElseFirst) {
  SignIn::Options strict = options();
  strict.keyring = keyring_;
  strict.need_factor = {Role::county_admin};
  SignIn demanding(database(), strict);
  http::Router router;
  router.add(routes(database(), demanding));
  router.add({http::Method::post, "/api/things", "orgs.write", "",
              [](const http::Request&) { return http::no_content(); }});
  ASSERT_TRUE(router.freeze().ok());
  std::swap(router, router_);
  gate_ = gate(demanding);
  const std::string csrf = enter();
  const auto who = send({http::Method::get, "/api/session", "", "", ""});
  ASSERT_TRUE(who.ok());
  EXPECT_EQ(boost::json::parse(who->body).at("account").at("duty"), "enrol");
  EXPECT_EQ(send({http::Method::post, "/api/things", "", csrf, ""}).error().reason, "access.must_enrol");
  EXPECT_TRUE(send({http::Method::get, "/api/me/security", "", "", ""}).ok());
  const auto begun = send({http::Method::post, "/api/me/factor", R"({"password":"password-1"})", csrf, ""});
  ASSERT_TRUE(begun.ok()) << begun.error().reason;
  const auto stored = database().read(
      [&](db::Session& session) { return session.one(db::Sql{"SELECT secret FROM access_factor"}); });
  const std::string code =
      auth::totp_code(*keyring_.decrypt(stored->text(0)), test_time_ms / 1000 / auth::kTotpStep_s);
  const auto done =
      send({http::Method::post, "/api/me/factor/confirm", R"({"code":")" + code + R"("})", csrf, ""});
  ASSERT_TRUE(done.ok()) << done.error().reason;
  EXPECT_TRUE(send({http::Method::post, "/api/things", "", csrf, ""}).ok()) << "and now everything";
  gate_ = {};
}

TEST_P(SessionRoutes, FromSignInToSignOut) {
  EXPECT_EQ(send({http::Method::get, "/api/session", "", "", ""}).error().reason, "access.no_session");
  const std::string csrf = enter();
  const auto who = send({http::Method::get, "/api/session", "", "", ""});
  ASSERT_TRUE(who.ok());
  const auto body = boost::json::parse(who->body);
  EXPECT_EQ(body.at("account").at("role"), "county_admin");
  EXPECT_EQ(body.at("account").at("scope").at("level"), "county");
  EXPECT_EQ(body.at("csrf"), csrf.c_str());
  EXPECT_EQ(send({http::Method::del, "/api/session", "", "", ""}).error().reason, "access.bad_csrf");
  EXPECT_EQ(send({http::Method::del, "/api/session", "", csrf, ""})->status, 204);
  EXPECT_FALSE(send({http::Method::get, "/api/session", "", "", ""}).ok());
}

TEST_P(SessionRoutes, WritesNeedTheTokenAndOurOwnSite) {
  const std::string csrf = enter();
  EXPECT_EQ(send({http::Method::post, "/api/things", "", "", ""}).error().reason, "access.bad_csrf");
  EXPECT_EQ(send({http::Method::post, "/api/things", "", std::string(64, '0'), ""}).error().reason,
            "access.bad_csrf");
  EXPECT_EQ(send({http::Method::post, "/api/things", "", csrf, "cross-site"}).error().reason,
            "access.foreign_site");
  EXPECT_TRUE(send({http::Method::post, "/api/things", "", csrf, "same-origin"}).ok());
  EXPECT_EQ(send({http::Method::get, "/api/audit", "", "", ""}).error().reason, "access.not_permitted");
  const Call foreign{http::Method::post, "/api/session", R"({"login":"li","password":"password-1"})", "",
                     "cross-site"};
  EXPECT_EQ(send(foreign).error().reason, "access.foreign_site") << "nobody is signed in from elsewhere";
}

TEST_P(SessionRoutes, BadInputIsNamed) {
  const auto post = [&](const char* body) {
    return send({http::Method::post, "/api/session", body, "", ""});
  };
  EXPECT_EQ(post("{").error().reason, "http.not_json");
  EXPECT_EQ(post("{}").error().fields.at(0).name, "login");
  EXPECT_EQ(post(R"({"login":"li"})").error().fields.at(0).name, "password");
  EXPECT_EQ(post(R"({"login":"li","password":7})").error().fields.at(0).name, "password");
  EXPECT_EQ(post(R"({"login":"li","password":"x"})").error().reason, "access.bad_credentials");
}

TEST_P(SessionRoutes, DemonstrationAccountsAreHiddenOutsideOfIt) {
  EXPECT_EQ(send({http::Method::get, "/api/demo/accounts", "", "", ""}).error().code, Code::not_found);
}

XT_BOTH_ENGINES(SessionRoutes);

}  // namespace
}  // namespace xt::access
