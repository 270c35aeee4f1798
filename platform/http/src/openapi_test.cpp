#include "http/openapi.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "shape.h"

namespace xt::http {
namespace {

std::string schema(const std::string& text) {
  std::set<std::string> named;
  auto read = schema_of(text, named);
  return read.ok() ? boost::json::serialize(*read) : read.error().reason + ": " + read.error().note;
}

TEST(Shapes, BecomeJsonSchema) {
  EXPECT_EQ(schema("string"), R"({"type":"string"})");
  EXPECT_EQ(schema("date"), R"({"type":"string","format":"date"})");
  EXPECT_EQ(schema("any"), "{}");
  EXPECT_EQ(schema("int[][]"), R"({"type":"array","items":{"type":"array","items":{"type":"integer"}}})");
  EXPECT_EQ(schema("'a' | 'b'"), R"({"type":"string","enum":["a","b"]})");
  EXPECT_EQ(schema("number | null"), R"({"anyOf":[{"type":"number"},{"type":"null"}]})");
  EXPECT_EQ(schema("(Row | null)[]"),
            R"({"type":"array","items":{"anyOf":[{"$ref":"#/components/schemas/Row"},{"type":"null"}]}})");
  EXPECT_EQ(schema("map<int>"), R"({"type":"object","additionalProperties":{"type":"integer"}})");
  EXPECT_EQ(
      schema("{a: int, b?: bool}"),
      R"({"type":"object","properties":{"a":{"type":"integer"},"b":{"type":"boolean"}},"required":["a"]})");
  EXPECT_EQ(schema("{}"), R"({"type":"object","properties":{}})");
}

TEST(Shapes, SayWhereTheyCannotBeRead) {
  EXPECT_EQ(schema(""), R"(http.bad_shape: a name is missing at 0 in "")");
  EXPECT_EQ(schema("text"), R"(http.bad_shape: no such type: text at 4 in "text")");
  EXPECT_EQ(schema("{a int}"), R"(http.bad_shape: a : is missing at 3 in "{a int}")");
  EXPECT_EQ(schema("{a: int"), R"(http.bad_shape: a } is missing at 7 in "{a: int")");
  EXPECT_EQ(schema("{a: int, a: int}"), R"(http.bad_shape: a is there twice at 11 in "{a: int, a: int}")");
  EXPECT_EQ(schema("'a"), R"(http.bad_shape: an open quote at 1 in "'a")");
  EXPECT_EQ(schema("int int"), R"(http.bad_shape: more than one type at 4 in "int int")");
  EXPECT_TRUE(schema(std::string(40, '(')).starts_with("http.bad_shape: too deep"));
}

Router router_with(std::vector<Route> routes, std::vector<Shape> shapes) {
  Router router;
  router.add(std::move(routes));
  router.add(std::move(shapes));
  EXPECT_TRUE(router.freeze().ok());
  return router;
}

Route route(Method method, const std::string& pattern, const std::string& permission = "public") {
  return {method, pattern, permission, "a summary",
          [](const Request&) -> Result<Response> { return Response{}; }};
}

TEST(OpenApi, DescribesTheRoutes) {
  Route get = route(Method::get, "/api/plans/{id}/state", "plans.read");
  get.query = "at?: date, under: string";
  get.gives = "State | file";
  Route post = route(Method::post, "/api/plans");
  post.takes = "{id: id}";
  post.gives = "201 State";
  Route del = route(Method::del, "/api/plans/{id}");
  del.gives = "none | 412";
  const Router router =
      router_with({get, post, del, route(Method::get, "/healthz")}, {{"State", "{at: date, counts: int[]}"}});
  const auto text = openapi(router, "1");
  ASSERT_TRUE(text.ok()) << text.error().note;
  const boost::json::value document = boost::json::parse(*text);
  EXPECT_EQ(document.at_pointer("/paths/~1api~1plans~1{id}~1state/get/operationId"), "getPlansIdState");
  EXPECT_EQ(document.at_pointer("/paths/~1api~1plans~1{id}~1state/get/x-permission"), "plans.read");
  EXPECT_EQ(boost::json::serialize(document.at_pointer("/paths/~1api~1plans~1{id}~1state/get/parameters/2")),
            R"({"name":"under","in":"query","required":true,"schema":{"type":"string"}})");
  const auto& answer =
      document.at_pointer("/paths/~1api~1plans~1{id}~1state/get/responses/200/content").as_object();
  EXPECT_TRUE(answer.contains("application/json") && answer.contains("application/octet-stream"));
  EXPECT_EQ(document.at_pointer("/paths/~1api~1plans/post/responses").as_object().begin()->key(), "201");
  EXPECT_TRUE(document.at_pointer("/paths/~1api~1plans/post/security").as_array().empty());
  EXPECT_TRUE(document.at_pointer("/paths/~1api~1plans~1{id}/delete/responses").as_object().contains("204"));
  EXPECT_TRUE(document.at_pointer("/paths/~1api~1plans~1{id}/delete/responses").as_object().contains("412"));
  EXPECT_EQ(document.at_pointer("/paths/~1api~1plans~1{id}/delete/parameters/0/name"), "If-Match");
  EXPECT_EQ(document.at_pointer("/paths/~1api~1plans~1{id}/delete/parameters/0/in"), "header");
  EXPECT_EQ(document.at_pointer("/paths/~1api~1plans~1{id}/delete/parameters/2/name"), "id");
  EXPECT_FALSE(document.at_pointer("/paths/~1api~1plans/post/responses").as_object().contains("412"));
  EXPECT_FALSE(document.at("paths").as_object().contains("/healthz"));
}

TEST(OpenApi, NamesEveryFault) {
  Route silent = route(Method::get, "/api/a");
  Route wrong = route(Method::get, "/api/b");
  wrong.gives = "Unknown";
  const auto text =
      openapi(router_with({silent, wrong}, {{"Idle", "int"}, {"Twice", "int"}, {"Twice", "int"}}), "1");
  ASSERT_FALSE(text.ok());
  EXPECT_NE(text.error().note.find("GET /api/a: does not say what it answers"), std::string::npos);
  EXPECT_NE(text.error().note.find("Unknown: named but not there"), std::string::npos);
  EXPECT_NE(text.error().note.find("Idle: there for nobody"), std::string::npos);
  EXPECT_NE(text.error().note.find("Twice: there twice"), std::string::npos);
}

}  // namespace
}  // namespace xt::http
