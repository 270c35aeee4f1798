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

KeyRange scope(const http::Request&) {
  return subtree(*region_key("450000"));
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
    XT_TRY(const http::Response response, routes(database(), guangxi, scope).front().handler(request));
    return json::parse(response.body).as_object();
  }
  Result<json::object> list(std::map<std::string, std::string> query) {
    http::Request request;
    for (auto& [name, value] : query) request.query.emplace_back(name, value);
    XT_TRY(const http::Response response, routes(database(), guangxi, scope).back().handler(request));
    return json::parse(response.body).as_object();
  }
  static std::string names(const json::value& places) {
    std::string out;
    for (const json::value& one : places.as_array()) {
      if (!out.empty()) out += ' ';
      out += one.at("name").as_string();
    }
    return out;
  }
};

TEST_P(Regions, APickerListsWhatLiesBelow) {
  const auto city = list({{"under", "450100"}, {"limit", "5"}});
  ASSERT_TRUE(city.ok()) << city.error().reason;
  EXPECT_EQ(city->at("under").at("name"), "南宁市");
  EXPECT_EQ(names(city->at("path")), "广西壮族自治区 南宁市") << "never above the caller";
  EXPECT_EQ(city->at("orgs").as_array().size(), 5u);
  EXPECT_EQ(city->at("total"), 12);
  EXPECT_EQ(city->at("next_cursor"), "5");
  const auto rest = list({{"under", "450100"}, {"limit", "50"}, {"cursor", "5"}});
  EXPECT_EQ(rest->at("orgs").as_array().size(), 7u);
  EXPECT_TRUE(rest->at("next_cursor").is_null());
  const auto top = list({});
  EXPECT_EQ(top->at("under").at("code"), "450000");
  EXPECT_EQ(list({{"under", "2145000001"}})->at("total"), 0) << "below a school is nothing";
}

TEST_P(Regions, APickerFindsByNamePinyinAndCode) {
  EXPECT_EQ(names(list({{"q", "民主"}})->at("orgs")), "民主路小学");
  EXPECT_EQ(names(list({{"q", "mzlxx"}})->at("orgs")), "民主路小学");
  EXPECT_EQ(names(list({{"q", "minzhu"}})->at("orgs")), "民主路小学");
  EXPECT_EQ(names(list({{"q", "2145000001"}})->at("orgs")), "民主路小学");
  const auto found = list({{"q", "兴宁"}});
  EXPECT_EQ(found->at("orgs").at(0).at("name"), "兴宁区");
  EXPECT_EQ(found->at("orgs").at(0).at("inside"), "南宁市");
  EXPECT_EQ(names(list({{"q", "南宁"}, {"limit", "1"}})->at("orgs")), "南宁市")
      << "the beginning of a name first";
  EXPECT_EQ(names(list({{"q", "民主"}, {"under", "450200"}})->at("orgs")), "");
  EXPECT_EQ(names(list({{"q", "北京"}})->at("orgs")), "");
}

TEST_P(Regions, APickerSaysNothingOfOtherPlaces) {
  for (const char* code : {"110000", "999999", "", "no-such"}) {
    const auto answer = list({{"under", code}});
    if (*code == '\0') {
      EXPECT_TRUE(answer.ok());
      continue;
    }
    ASSERT_FALSE(answer.ok()) << code;
    EXPECT_EQ(answer.error().reason, "orgs.unknown") << code;
  }
  EXPECT_FALSE(list({{"limit", "201"}}).ok());
  EXPECT_FALSE(list({{"cursor", "-1"}}).ok());
}

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
