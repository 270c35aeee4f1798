#include "http/message.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "http/json.h"
#include "http/params.h"
#include "http/problem.h"

#include "url.h"

namespace xt::http {
namespace {

TEST(Url, DecodesAndRefuses) {
  EXPECT_EQ(percent_decode("/a%20%E5%A3%AE+", false), "/a 壮+");
  EXPECT_EQ(percent_decode("a+b", true), "a b");
  for (const char* text : {"%", "%4", "%zz", "%00", "%ff", "%C0%AF"})
    EXPECT_FALSE(percent_decode(text, false)) << text;
  const auto query = parse_query("a=1&b=%26&a=2&c&&=x");
  ASSERT_TRUE(query);
  EXPECT_EQ(query->size(), 5U);
  EXPECT_EQ(query->at(1).second, "&");
  std::string many;
  for (int i = 0; i < 101; ++i) many += "a=1&";
  EXPECT_FALSE(parse_query(many));
}

TEST(Url, KnowsPlainPaths) {
  for (const char* path : {"/", "/a", "/a/b.js", "/a/"}) EXPECT_TRUE(is_plain_path(path)) << path;
  for (const char* path :
       {"", "a", "/..", "/a/../b", "/./a", "//a", "/a//b", "/a\\b", "/.git/config", "/a/.."}) {
    EXPECT_FALSE(is_plain_path(path)) << path;
  }
}

TEST(Message, HeadersAndCookies) {
  Request request;
  request.headers.add("Cookie", "a=1; xt_session=abc; b=2");
  EXPECT_EQ(request.cookie("xt_session"), "abc");
  EXPECT_EQ(request.cookie("session"), "");
  EXPECT_EQ(request.headers.get("cOOKIE").substr(0, 3), "a=1");
  request.headers.set("COOKIE", "z=1");
  EXPECT_EQ(request.cookie("a"), "");
}

TEST(Params, AreTypedAndBounded) {
  Request request;
  request.query = {{"at", "2025-06-30"}, {"bad", "30.6.2025"}, {"limit", "500"}, {"n", "7"}, {"q", " 李　"}};
  EXPECT_EQ((*query_date(request, "at"))->iso(), "2025-06-30");
  EXPECT_FALSE(query_date(request, "none")->has_value());
  EXPECT_EQ(query_date(request, "bad").error().fields.at(0).name, "bad");
  EXPECT_EQ(query_int(request, "limit", 50, 1, 200).error().reason, "http.bad_parameter");
  EXPECT_EQ(*query_int(request, "n", 50, 1, 200), 7);
  EXPECT_EQ(*query_int(request, "none", 50, 1, 200), 50);
  EXPECT_EQ(*query_text(request, "q"), "李");
}

TEST(Json, ReadsOnlyDeclaredObjects) {
  Request request;
  request.body = R"({"login":" li ","n":1})";
  EXPECT_EQ(json_body(request).error().reason, "http.not_json");
  request.headers.set("Content-Type", "application/json; charset=utf-8");
  auto body = json_body(request);
  ASSERT_TRUE(body.ok());
  EXPECT_EQ(*json_string(*body, "login"), "li");
  EXPECT_EQ(json_string(*body, "n").error().fields.at(0).reason, "not_text");
  EXPECT_EQ(json_string(*body, "x").error().fields.at(0).reason, "required");
  EXPECT_EQ(json_string(*body, "login", 1).error().fields.at(0).reason, "too_long");
  request.body = std::string(100, '[');
  EXPECT_EQ(json_body(request).error().code, Code::malformed);
  request.body = "[]";
  EXPECT_EQ(json_body(request).error().code, Code::malformed);
}

TEST(Problem, TellsReasonAndFieldsButNotTheNote) {
  Error error = make_error(Code::invalid, "people.bad_number", "SELECT secret");
  error.fields.push_back({"id", "check_digit", "校验位不符"});
  const Response response = problem(error, "00ff");
  EXPECT_EQ(response.status, 422);
  EXPECT_EQ(response.content_type, "application/problem+json");
  EXPECT_EQ(response.body.find("SELECT"), std::string::npos);
  const auto parsed = boost::json::parse(response.body).as_object();
  EXPECT_EQ(parsed.at("reason"), "people.bad_number");
  EXPECT_EQ(parsed.at("instance"), "00ff");
  EXPECT_EQ(parsed.at("fields").at(0).at("reason"), "check_digit");
}

}  // namespace
}  // namespace xt::http
