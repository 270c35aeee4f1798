#include "http/router.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace xt::http {
namespace {

Route route(Method method, std::string pattern, std::string permission = "public") {
  return {method, std::move(pattern), std::move(permission), "", [](const Request&) { return no_content(); }};
}

std::string fault(std::vector<Route> routes) {
  Router router;
  router.add(std::move(routes));
  const Status status = router.freeze();
  return status.ok() ? "" : status.error().note;
}

TEST(Router, FindsTheMoreSpecificPattern) {
  Router router;
  router.add({route(Method::get, "/api/a/{id}"), route(Method::get, "/api/a/me"),
              route(Method::del, "/api/a/{id}"), route(Method::get, "/"),
              route(Method::get, "/api/a/{id}/b/{x}")});
  ASSERT_TRUE(router.freeze().ok());
  EXPECT_EQ(router.match(Method::get, "/api/a/me").route->pattern, "/api/a/me");
  const Match match = router.match(Method::head, "/api/a/7/b/壮");
  ASSERT_NE(match.route, nullptr);
  EXPECT_EQ(match.params.at("id"), "7");
  EXPECT_EQ(match.params.at("x"), "壮");
  EXPECT_NE(router.match(Method::get, "/").route, nullptr);
  for (const char* path : {"", "/api", "/api/a", "/api/a/", "/api/a/1/", "//", "/api//1", "api/a/1"}) {
    EXPECT_EQ(router.match(Method::get, path).route, nullptr) << path;
    EXPECT_EQ(router.match(Method::get, path).allow, "") << path;
  }
}

TEST(Router, SaysWhatIsAllowed) {
  Router router;
  router.add(
      {route(Method::get, "/api/a/{id}"), route(Method::del, "/api/a/{id}"), route(Method::post, "/api/a")});
  ASSERT_TRUE(router.freeze().ok());
  const Match match = router.match(Method::put, "/api/a/1");
  EXPECT_EQ(match.route, nullptr);
  EXPECT_EQ(match.allow, "DELETE, GET, HEAD, OPTIONS");
  EXPECT_EQ(router.match(Method::get, "/api/a").allow, "OPTIONS, POST");
}

TEST(Router, RefusesWhatIsUnclear) {
  using ::testing::HasSubstr;
  EXPECT_EQ(fault({route(Method::get, "/a/{x}/c"), route(Method::get, "/a/b/d")}), "");
  EXPECT_THAT(fault({route(Method::get, "/a", "")}), HasSubstr("declares no permission"));
  EXPECT_THAT(fault({route(Method::get, "/a"), route(Method::get, "/a")}), HasSubstr("is there twice"));
  EXPECT_THAT(fault({route(Method::get, "/a/{x}"), route(Method::get, "/a/{x}")}),
              HasSubstr("is there twice"));
  EXPECT_THAT(fault({route(Method::get, "/a/{x}"), route(Method::put, "/a/{y}")}),
              HasSubstr("names its parameters"));
  EXPECT_THAT(fault({route(Method::get, "/a/{x}/c"), route(Method::get, "/a/b/{y}")}), HasSubstr("neither"));
  EXPECT_THAT(fault({route(Method::get, "a")}), HasSubstr("does not start"));
  EXPECT_THAT(fault({route(Method::get, "/a//b")}), HasSubstr("empty segment"));
  EXPECT_THAT(fault({route(Method::get, "/a/x{y}")}), HasSubstr("neither literal"));
  EXPECT_THAT(fault({route(Method::get, "/a/{x}/{x}")}), HasSubstr("repeats"));
  EXPECT_THAT(fault({route(Method::head, "/a")}), HasSubstr("HEAD"));
  EXPECT_THAT(fault({{Method::get, "/a", "public", "", {}}}), HasSubstr("no handler"));
}

}  // namespace
}  // namespace xt::http
