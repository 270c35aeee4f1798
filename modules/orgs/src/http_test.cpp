#include "orgs/http.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "db/testing.h"
#include "orgs/change.h"

namespace xt::orgs {
namespace {

namespace json = boost::json;

// Sees Guangxi.
Status guangxi(const http::Request&, KeyRange range) {
  if (subtree(*region_key("450000")).contains(range)) return {};
  return make_error(Code::forbidden, "access.outside_scope");
}

class Regions : public db::testing::EngineTest {
 protected:
  void SetUp() override {
    ASSERT_TRUE(db::migrate(database(), {migrations()}).ok());
    ASSERT_TRUE(seed(database()).ok());
    const School school{
        .code = "2145000001", .name = "民主路小学", .region = "450102", .stages = ";primary;"};
    ASSERT_TRUE(database()
                    .write([&](db::Session& s) {
                      return put_schools(s, std::span(&school, 1), Date::of(2020, 1, 1));
                    })
                    .ok());
  }
  Result<json::object> get(const std::string& code) {
    http::Request request;
    request.params["code"] = code;
    XT_TRY(const http::Response response, routes(database(), guangxi).front().handler(request));
    return json::parse(response.body).as_object();
  }
};

TEST_P(Regions, ACityHasItsCounties) {
  const auto city = get("450100");
  ASSERT_TRUE(city.ok()) << city.error().reason;
  EXPECT_EQ(city->at("name"), "南宁市");
  EXPECT_EQ(city->at("level"), "city");
  EXPECT_EQ(city->at("parent"), "450000");
  EXPECT_EQ(city->at("children").as_array().size(), 12u);
  EXPECT_EQ(city->at("children").at(0).at("code"), "450102");
  EXPECT_TRUE(city->at("schools").as_array().empty());
}

TEST_P(Regions, ACountyHasItsSchools) {
  const auto county = get("450102");
  ASSERT_TRUE(county.ok());
  EXPECT_TRUE(county->at("children").as_array().empty());
  ASSERT_EQ(county->at("schools").as_array().size(), 1u);
  EXPECT_EQ(county->at("schools").at(0).at("name"), "民主路小学");
}

TEST_P(Regions, IsCutToTheScope) {
  EXPECT_EQ(get("440100").error().reason, "access.outside_scope");
  EXPECT_EQ(get("000000").error().reason, "access.outside_scope");
  EXPECT_EQ(get("450199").error().reason, "orgs.unknown");
  EXPECT_EQ(get("45").error().reason, "orgs.unknown");
}

XT_BOTH_ENGINES(Regions);

}  // namespace
}  // namespace xt::orgs
