// Two records of one person: shown without a trace, done with a reason, only inside the subtree, never one's
// own.
#include <boost/json.hpp>

#include "merge_route.h"
#include "test_corrections.h"

namespace xt::corrections {
namespace {

class Merging : public testing::CorrectionsTest {
 protected:
  Result<http::Response> ask(const access::Caller& who, Id keep, const std::string& body) {
    http::Request request;
    request.method = http::Method::post;
    request.params["id"] = std::to_string(keep);
    request.body = body;
    request.headers.add("Content-Type", "application/json");
    request.context = who;
    return merge_route(database()).handler(request);
  }
  std::string body(Id other, bool apply) {
    boost::json::object out{{"other", std::to_string(other)}, {"apply", apply}};
    if (apply) out["reason"] = "同一人两份档案";
    return boost::json::serialize(out);
  }
};

TEST_P(Merging, ShowsFirstAndThenDoesIt) {
  earn(0, 0);
  earn(1, 1);
  const auto shown = testing::must(ask(county(), teacher(0), body(teacher(1), false)));
  const auto told = boost::json::parse(shown.body);
  EXPECT_EQ(told.at("applied"), false);
  EXPECT_GT(told.at("changes").as_array().size(), 0U);
  EXPECT_EQ(hours_x100(0), 1000) << "only shown";
  EXPECT_EQ(audits("people.merge"), 0);
  testing::must(ask(county(), teacher(0), body(teacher(1), true)));
  EXPECT_EQ(hours_x100(0), 2000);
  EXPECT_EQ(audits("people.merge"), 1);
}

TEST_P(Merging, StaysInsideTheSubtreeAndIsNeverOnesOwn) {
  access::Caller own = county();
  own.teacher_id = teacher(1);
  EXPECT_EQ(ask(own, teacher(0), body(teacher(1), true)).error().reason, "people.own_merge");
  access::Caller elsewhere = county();
  elsewhere.key_lo = testing::kSchoolA + 77;
  elsewhere.key_hi = testing::kSchoolA + 77 + 1;
  EXPECT_FALSE(ask(elsewhere, teacher(0), body(teacher(1), true)).ok());
  EXPECT_EQ(ask(county(), teacher(0), body(teacher(0), true)).error().reason, "people.merge_same");
  const std::string silent =
      boost::json::serialize(boost::json::object{{"other", std::to_string(teacher(1))}, {"apply", true}});
  EXPECT_FALSE(ask(county(), teacher(0), silent).ok()) << "no reason";
  EXPECT_EQ(audits("people.merge"), 0);
}

XT_BOTH_ENGINES(Merging);

}  // namespace
}  // namespace xt::corrections
