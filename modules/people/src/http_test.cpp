#include "people/http.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "test_people.h"

namespace xt::people {
namespace {

using testing::row_of;

class Http : public testing::PeopleTest {
 protected:
  Result<http::Response> get(const std::string& id) {
    const auto table = routes(
        database(), keyring(),
        [this](const http::Request&, Id teacher, std::int64_t org_key) {
          asked_ = {teacher, org_key};
          return allowed_ ? Status() : Status(make_error(Code::not_found, "access.no_teacher"));
        },
        [this](const http::Request&, Id teacher, std::int64_t org_key) -> Status {
          read_.emplace_back(teacher, org_key);
          if (!noted_) return make_error(Code::unavailable, "test.full");
          return {};
        });
    http::Request request;
    request.params["id"] = id;
    return table.at(0).handler(request);
  }
  bool allowed_ = true;
  bool noted_ = true;
  std::vector<std::pair<Id, std::int64_t>> read_;
  std::pair<Id, std::int64_t> asked_;
};

TEST_P(Http, AnswersATeacherAsThePageWantsIt) {
  TeacherRow row = row_of(1);
  row.designations = *parse_designations("县:骨干教师@2022-01-01~2024-12-31");
  const Id id = put({row})[0].teacher;
  const auto response = get(std::to_string(id));
  ASSERT_TRUE(response.ok()) << response.error().reason;
  EXPECT_EQ(asked_, std::pair(id, testing::kSchoolA));
  const auto body = boost::json::parse(response->body);
  EXPECT_EQ(body.at("id").as_string(), std::to_string(id));
  EXPECT_EQ(body.at("school").at("name").as_string(), "第一小学");
  EXPECT_EQ(body.at("service_from").as_string(), "2005-09-01");
  const auto& employment = body.at("periods").at("employment").as_array();
  ASSERT_EQ(employment.size(), 1U);
  EXPECT_EQ(employment[0].at("from").as_string(), "2015-09-01");
  EXPECT_TRUE(employment[0].at("to").is_null());
  EXPECT_EQ(body.at("periods").at("title").at(0).at("value").as_string(), "second");
  EXPECT_EQ(body.at("periods").at("full_time").at(0).at("value").as_bool(), true);
  EXPECT_EQ(body.at("designations").at(0).at("to").as_string(), "2024-12-31") << "the last day, inclusive";
  EXPECT_EQ(response->body.find(row.identity.number), std::string::npos);
}

TEST_P(Http, SaysWhyAnEmploymentEnded) {
  const Id id = put({row_of(1)})[0].teacher;
  TeacherRow gone = row_of(1);
  gone.state = State::retired;
  gone.left_on = Date::of(2024, 2, 29);
  put({gone});
  const auto response = get(std::to_string(id));
  ASSERT_TRUE(response.ok()) << response.error().reason;
  const auto body = boost::json::parse(response->body);
  const auto& employment = body.at("periods").at("employment").as_array();
  ASSERT_EQ(employment.size(), 1U);
  EXPECT_EQ(employment[0].at("end_reason").as_string(), "retired");
}

TEST_P(Http, DeniesWithoutSayingThatSomebodyExists) {
  const Id id = put({row_of(1)})[0].teacher;
  allowed_ = false;
  EXPECT_EQ(get(std::to_string(id)).error().code, Code::not_found);
  EXPECT_EQ(get("12345").error().code, Code::not_found);
  EXPECT_EQ(get("abc").error().code, Code::not_found);
  EXPECT_TRUE(read_.empty()) << "what was not shown was not read";
}

TEST_P(Http, TellsWhoWasLookedAtOrShowsNothing) {
  const Id id = put({row_of(1)})[0].teacher;
  ASSERT_TRUE(get(std::to_string(id)).ok());
  EXPECT_EQ(read_, (std::vector{std::pair(id, std::int64_t{testing::kSchoolA})}));
  noted_ = false;
  EXPECT_EQ(get(std::to_string(id)).error().reason, "test.full");
}

XT_BOTH_ENGINES(Http);

}  // namespace
}  // namespace xt::people
