#include "proof/http.h"

#include <boost/json.hpp>
#include <gmock/gmock.h>

#include "access/caller.h"
#include "proof/number.h"

#include "attempts.h"
#include "test_proof.h"

namespace xt::proof {
namespace {

namespace json = boost::json;
using ::testing::HasSubstr;
using testing::must;
using ::testing::Not;

class Routes : public testing::ProofTest {
 protected:
  Routes()
      : runner_(database(), job_handlers(database(), keyring(), files(), testing::kOrigin)),
        routes_(routes({database(), keyring(), files(), runner_, testing::kOrigin})) {
    sign_in(access::Role::county_admin, testing::kCounty, testing::kCounty + 10'000'000'000);
  }
  void sign_in(access::Role role, std::int64_t lo, std::int64_t hi, std::optional<Id> who = std::nullopt) {
    caller_ = {7, "t", "测试", role, lo, hi, who};
  }
  void own(int n) { sign_in(access::Role::teacher, testing::kSchool, testing::kSchool + 1, teacher(n)); }

  Result<http::Response> call(http::Method method, const std::string& pattern, const std::string& id = "",
                              const json::object& body = {},
                              std::vector<std::pair<std::string, std::string>> query = {}) {
    http::Request request;
    request.method = method;
    request.params["id"] = id;
    request.query = std::move(query);
    request.remote_address = "10.0.0.1";
    if (method == http::Method::post) {
      request.headers.add("Content-Type", "application/json");
      request.body = json::serialize(body);
    }
    request.context = caller_;
    for (const http::Route& route : routes_) {
      if (route.method == method && route.pattern == pattern) return route.handler(request);
    }
    return make_error(Code::internal, "no such route " + pattern);
  }
  json::object post(const std::string& pattern, const std::string& id, const json::object& body) {
    return json::parse(must(call(http::Method::post, pattern, id, body)).body).as_object();
  }
  json::object get(const std::string& pattern, const std::string& id = "") {
    return json::parse(must(call(http::Method::get, pattern, id)).body).as_object();
  }
  json::object issue_own() {
    return post("/api/teachers/{id}/certificates", std::to_string(teacher(0)),
                {{"kind", "hours"}, {"from", "2023-01-01"}, {"to", "2023-12-31"}});
  }
  json::object verify(const json::object& body) { return post("/api/public/certificates/verify", "", body); }

  access::Caller caller_;
  jobs::Runner runner_;
  std::vector<http::Route> routes_;
};

TEST_P(Routes, ATeacherIssuesAndAnybodyVerifiesWithoutLearningMore) {
  earn(0, 0);
  own(0);
  const json::object made = issue_own();
  EXPECT_EQ(made.at("hours").as_double(), 10.5);
  const std::string id(made.at("id").as_string());
  const auto pdf = must(call(http::Method::get, "/api/certificates/{id}/pdf", id));
  EXPECT_TRUE(pdf.content().starts_with("%PDF-"));
  const json::object by_number = verify({{"number", made.at("number")}});
  EXPECT_EQ(by_number.at("state"), "valid");
  EXPECT_EQ(by_number.at("certificate").at("holder"), "李**");
  const json::object by_file = verify({{"digest", sha256_hex(pdf.content())}});
  EXPECT_EQ(by_file, by_number);
  const std::string text = json::serialize(by_number);
  for (const char* secret : {"四光", "450102", "项目0", id.c_str()})
    EXPECT_THAT(text, Not(HasSubstr(secret)));
  EXPECT_THAT(text, Not(HasSubstr(std::to_string(teacher(0)))));
}

TEST_P(Routes, WhatIsNotThereIsUnknownAndWhatIsNoNumberIsSaid) {
  EXPECT_EQ(verify({{"number", random_number()}}).at("state"), "unknown");
  EXPECT_EQ(verify({{"digest", std::string(64, 'a')}}).at("state"), "unknown");
  const auto reason = [&](const json::object& body) {
    return call(http::Method::post, "/api/public/certificates/verify", "", body).error().reason;
  };
  EXPECT_EQ(reason({{"number", "000000-000000-000000"}}), "proof.bad_number");
  EXPECT_EQ(reason({{"digest", "ABC"}}), "proof.bad_digest");
  EXPECT_EQ(reason({{"number", 7}}), "http.bad_body");
}

TEST_P(Routes, TheStatesThatThePublicSees) {
  const Id entry = earn(0, 0);
  earn(0, 1);
  const json::object made = issue_own();
  const std::string id(made.at("id").as_string());
  take_back(0, entry);
  EXPECT_EQ(verify({{"number", made.at("number")}}).at("state"), "changed");
  const json::object again = post("/api/certificates/{id}/reissue", id, {{"reason", "学时有更正"}});
  EXPECT_EQ(verify({{"number", made.at("number")}}).at("state"), "replaced");
  EXPECT_EQ(verify({{"number", again.at("number")}}).at("state"), "valid");
  post("/api/certificates/{id}/revoke", std::string(again.at("id").as_string()), {{"reason", "误发"}});
  const json::object ended = verify({{"number", again.at("number")}});
  EXPECT_EQ(ended.at("state"), "revoked");
  EXPECT_THAT(json::serialize(ended), Not(HasSubstr("误发"))) << "the reason is not for everybody";
  EXPECT_EQ(audits("proof.revoke"), 1);
}

TEST_P(Routes, OnlyOnesOwnAndOnesSubtrees) {
  earn(0, 0);
  const std::string id(issue_own().at("id").as_string());
  const auto hidden = [&](const char* pattern, const std::string& of) {
    return call(http::Method::get, pattern, of).error().reason;
  };
  own(1);
  EXPECT_EQ(hidden("/api/certificates/{id}/pdf", id), "proof.no_certificate");
  EXPECT_EQ(hidden("/api/teachers/{id}/certificates", std::to_string(teacher(0))), "access.no_teacher");
  EXPECT_EQ(call(http::Method::post, "/api/teachers/{id}/certificates", std::to_string(teacher(0)),
                 {{"kind", "hours"}, {"from", "2023-01-01"}, {"to", "2023-12-31"}})
                .error()
                .reason,
            "access.no_teacher");
  sign_in(access::Role::county_admin, 6100000000000000, 6200000000000000);
  EXPECT_EQ(hidden("/api/certificates/{id}", id), "proof.no_certificate");
  EXPECT_EQ(get("/api/certificates").at("total").as_int64(), 0);
  own(0);
  EXPECT_EQ(
      get("/api/teachers/{id}/certificates", std::to_string(teacher(0))).at("certificates").as_array().size(),
      1U);
}

TEST_P(Routes, ABatchGivesEverybodyOnePaperEvenWhenItRunsTwice) {
  earn(0, 0);
  earn(1, 0);
  const std::string code(orgs::region_code(testing::kCounty));
  const json::object order{{"under", code}, {"from", "2023-01-01"}, {"to", "2023-12-31"}};
  const std::string job(post("/api/certificate-batches", "", order).at("job").as_string());
  EXPECT_TRUE(must(runner_.run_one()));
  const auto done = read([&](db::Session& s) { return jobs::find(s, *parse_id(job)); });
  EXPECT_EQ(done.state, "done") << done.outcome;
  EXPECT_THAT(done.outcome, HasSubstr(R"("issued":2)"));
  EXPECT_THAT(done.outcome, HasSubstr(R"("without_hours":1)"));
  write([&](db::Session& s) {
    return s.exec(db::Sql{"UPDATE " + testing::kJobs + " SET state = 'queued', due_ms = 0"});
  });
  EXPECT_TRUE(must(runner_.run_one()));
  EXPECT_EQ(get("/api/certificates").at("total").as_int64(), 2);
  EXPECT_EQ(get("/api/certificate-batches").at("batches").at(0).at("issued").as_int64(), 2);
  const auto zip = must(call(http::Method::get, "/api/certificate-batches/{id}/zip", job));
  EXPECT_TRUE(zip.content().starts_with("PK\x03\x04"));
  EXPECT_EQ(files::sniff(zip.content()), files::Type::zip);
  EXPECT_EQ(call(http::Method::post, "/api/certificate-batches", "",
                 {{"under", "610000"}, {"from", "2023-01-01"}, {"to", "2023-12-31"}})
                .error()
                .reason,
            "access.outside_scope");
}

XT_BOTH_ENGINES(Routes);

TEST(Attempts, ABurstThenTwoASecond) {
  Attempts attempts;
  for (int i = 0; i < 40; ++i) EXPECT_TRUE(attempts.allow("10.0.0.1", 1000)) << i;
  EXPECT_FALSE(attempts.allow("10.0.0.1", 1000));
  EXPECT_TRUE(attempts.allow("10.0.0.2", 1000)) << "somebody else";
  EXPECT_FALSE(attempts.allow("10.0.0.1", 1400));
  EXPECT_TRUE(attempts.allow("10.0.0.1", 1900));
  for (int i = 0; i < 40; ++i) attempts.allow("2001:db8:1:2::" + std::to_string(i), 5000);
  EXPECT_FALSE(attempts.allow("2001:db8:1:2::ffff", 5000)) << "one subscriber has a whole network";
  EXPECT_TRUE(attempts.allow("2001:db8:1:3::1", 5000));
}

}  // namespace
}  // namespace xt::proof
