#include "search/http.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "access/caller.h"
#include "db/testing.h"
#include "orgs/change.h"
#include "people/people.h"

namespace xt::search {
namespace {

namespace json = boost::json;

const orgs::KeyRange kGuangxi = orgs::subtree(*orgs::region_key("450000"));
const orgs::KeyRange kXingning = orgs::subtree(*orgs::region_key("450102"));

class Search : public db::testing::EngineTest {
 protected:
  void SetUp() override {
    ASSERT_TRUE(db::migrate(database(), {orgs::migrations(), people::migrations()}).ok());
    ASSERT_TRUE(orgs::seed(database()).ok());
    const std::vector<orgs::School> schools{
        {.code = "2145000001", .name = "民主路小学", .region = "450102", .stages = ";primary;"},
        {.code = "2145000002", .name = "民族中学", .region = "450103", .stages = ";junior;"}};
    ASSERT_TRUE(
        database()
            .write([&](db::Session& s) { return orgs::put_schools(s, schools, Date::of(2020, 1, 1)); })
            .ok());
    hire("张伟", "45010219800101001", 4501022145000001);
    hire("张薇", "45010219800101003", 4501032145000002);
    routes_ = search::routes(database(), plans::open_shelf(XT_SOURCE_DIR "/plans"));
  }
  void hire(const std::string& name, const std::string& number, std::int64_t org) {
    const Date day = Date::of(2024, 9, 1);
    people::TeacherRow row;
    row.name = name;
    row.identity = *people::parse_identity(people::IdKind::resident_id,
                                           number + *people::resident_check_character(number), day);
    row.org_key = org;
    row.stage = "primary";
    row.subject = "chinese";
    row.post = "teacher";
    row.service_day = Date::of(2015, 9, 1);
    row.arrived = row.service_day;
    const auto put = database().write(
        [&](db::Session& s) { return people::upsert(s, keyring_, std::span(&row, 1), {day, false}); });
    ASSERT_TRUE(put.ok() && put->front().errors.empty()) << name;
  }
  static access::Caller caller(access::Role role, orgs::KeyRange scope) {
    access::Caller out;
    out.role = role;
    out.key_lo = scope.lo;
    out.key_hi = scope.hi;
    return out;
  }
  Result<json::object> ask(const access::Caller& who, const std::string& q, const std::string& under = {}) {
    http::Request request;
    request.context = who;
    request.query = {{"q", q}, {"under", under}};
    XT_TRY(const http::Response response, routes_.front().handler(request));
    return json::parse(response.content()).as_object();
  }
  std::string names(const access::Caller& who, const std::string& q, const char* group,
                    const std::string& under = {}) {
    const auto found = ask(who, q, under);
    if (!found.ok()) return found.error().reason;
    std::string out;
    for (const json::value& one : found->at(group).as_array())
      out += (out.empty() ? "" : " ") + std::string(one.at("name").as_string());
    return out;
  }

  const auth::Keyring keyring_ = auth::Keyring::random();
  std::vector<http::Route> routes_;
};

TEST_P(Search, FindsPeopleInsideTheSubtreeOnly) {
  const auto province = caller(access::Role::province_admin, kGuangxi);
  const auto county = caller(access::Role::county_admin, kXingning);
  EXPECT_EQ(names(province, "zw", "people"), "张伟 张薇");
  EXPECT_EQ(names(county, "zw", "people"), "张伟");
  EXPECT_EQ(names(county, "张", "people"), "张伟");
  EXPECT_EQ(names(province, "zw", "people", "450103"), "张薇");
  EXPECT_EQ(names(county, "zw", "people", "450103"), "orgs.unknown");
}

TEST_P(Search, ShowsNoPeopleToThoseWhoManageNone) {
  for (const auto role : {access::Role::teacher, access::Role::provider, access::Role::expert}) {
    const auto who = caller(role, kGuangxi);
    EXPECT_EQ(names(who, "zw", "people"), "");
    EXPECT_EQ(names(who, "minzu", "orgs"), "民族中学");
  }
}

TEST_P(Search, FindsOrganisationsWithTheirPlace) {
  const auto province = caller(access::Role::province_admin, kGuangxi);
  const auto found = ask(province, "mzlxx");
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(found->at("orgs").at(0).at("inside"), "南宁市 兴宁区");
  EXPECT_EQ(names(caller(access::Role::county_admin, kXingning), "民", "orgs"), "民主路小学");
}

TEST_P(Search, FindsSentencesOfThePlansThatBind) {
  const auto found = ask(caller(access::Role::county_admin, kXingning), "360学时");
  ASSERT_TRUE(found.ok());
  const json::array& sentences = found->at("sentences").as_array();
  ASSERT_FALSE(sentences.empty());
  EXPECT_EQ(sentences[0].at("plan"), "guangxi-145");
  EXPECT_FALSE(sentences[0].at("provisions").as_array().empty()) << "what is judged comes first";
  for (const json::value& one : sentences) {
    EXPECT_NE(one.at("plan"), "zibo-backbone");
    EXPECT_NE(one.at("text").as_string().find("360学时"), json::string::npos);
  }
  const auto both = ask(caller(access::Role::county_admin, kXingning), "学时 不少于");
  for (const json::value& one : both->at("sentences").as_array()) {
    EXPECT_NE(one.at("text").as_string().find("不少于"), json::string::npos);
  }
}

TEST_P(Search, TakesAnythingTyped) {
  const auto province = caller(access::Role::province_admin, kGuangxi);
  for (const char* typed : {"", " ", "%", "_", "\"", "'); DROP TABLE names; --", "<b>", "\xe5\xbc"}) {
    const auto found = ask(province, typed);
    EXPECT_TRUE(found.ok() || found.error().code == Code::invalid) << typed;
  }
  EXPECT_FALSE(ask(province, std::string(200, 'z')).ok());
}

XT_BOTH_ENGINES(Search);

}  // namespace
}  // namespace xt::search
