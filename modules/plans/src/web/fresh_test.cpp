// What was committed shows on the pages: neither the snapshot nor the answers that are kept for a minute hide
// it.
#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "access/caller.h"
#include "db/testing.h"
#include "eval/meaning_world.h"
#include "plans/http.h"
#include "plans/live_columns.h"

namespace xt::plans {
namespace {

namespace json = boost::json;

constexpr int kPatience = 60'000;  // ms: only a broken follower needs them

class Fresh : public db::testing::EngineTest {
 protected:
  void SetUp() override {
    testing::create_schema(database());
    put({"school 4501020001", "teacher 1 4501020001 2015-09-01", "teacher 2 4501020001 2015-09-01",
         "entry 1 2023-03-01 hours=360"},
        true);
    live_ = std::make_shared<LiveColumns>(database(), ColumnsOptions{});
    live_->committed();  // so that there is something to wait for
    live_->start();
    ASSERT_TRUE(live_->wait_until_followed(kPatience));
    ASSERT_TRUE(live_->columns());
    shelf_ = open_shelf(XT_SOURCE_DIR "/plans");
    routes_ = routes(database(), shelf_, live_);
  }
  void TearDown() override { live_->stop(); }

  void put(const std::vector<std::string>& lines, bool divisions = false) {
    const auto done = database().write([&](db::Session& session) -> xt::Status {
      if (divisions) XT_CHECK_OK(testing::add_divisions(session));
      for (const std::string& line : lines) XT_CHECK_OK(testing::add_row(session, line));
      return {};
    });
    ASSERT_TRUE(done.ok()) << done.error().reason << done.error().note;
  }
  // Nobody need say that something was committed.
  void follow() { ASSERT_TRUE(live_->wait_until_followed(kPatience)); }

  // "met/entities" of the hours of the cycle, as the page gets them.
  std::string state() {
    for (const http::Route& route : routes_) {
      if (route.pattern != "/api/plans/{id}/state") continue;
      http::Request request;
      request.params["id"] = "guangxi-145";
      request.query = {{"at", "2023-06-30"}};
      access::Caller caller;
      caller.role = access::Role::province_admin;
      caller.key_lo = 4'500'000'000'000'000;
      caller.key_hi = 4'600'000'000'000'000;
      request.context = caller;
      const auto response = route.handler(request);
      if (!response.ok()) return response.error().reason + " " + response.error().note;
      const json::value said = json::parse(response->content());
      for (const auto& p : said.at("provisions").as_array()) {
        if (p.at("id") != "hours-cycle") continue;
        return std::to_string(p.at("met").as_int64()) + "/" + std::to_string(p.at("entities").as_int64());
      }
    }
    return "no such route";
  }

  std::shared_ptr<LiveColumns> live_;
  std::shared_ptr<const Shelf> shelf_;
  std::vector<http::Route> routes_;
};
XT_BOTH_ENGINES(Fresh);

TEST_P(Fresh, AReversalShowsOnceFollowed) {
  EXPECT_EQ(state(), "1/2");
  EXPECT_EQ(state(), "1/2") << "kept";
  put({"reverse 1 2023-03-01 hours=360"});
  follow();
  EXPECT_EQ(state(), "0/2");
  put({"entry 2 2023-05-01 hours=400"});
  follow();
  EXPECT_EQ(state(), "1/2");
}

TEST_P(Fresh, PeopleAndPeriodsShowOnceFollowed) {
  EXPECT_EQ(state(), "1/2");
  put({"teacher 3 4501020001 2016-09-01"});
  follow();
  EXPECT_EQ(state(), "1/3");
}

// The snapshot is given up and loaded anew (a fact that columns cannot hold came and went): the next one has
// other versions, so that what was kept of the first is not taken for an answer of the second.
TEST_P(Fresh, ASecondSnapshotIsNotTakenForTheFirst) {
  const auto first = Columns::open(database());
  const auto second = Columns::open(database());
  ASSERT_TRUE(first.ok() && second.ok());
  EXPECT_NE((*first)->version(), (*second)->version());
  const std::uint64_t before = (*first)->version();
  put({"entry 2 2023-05-01 hours=400"});
  const auto newer = (*first)->follow(database(), Look::ledger);
  ASSERT_TRUE(newer.ok());
  EXPECT_TRUE(*newer);
  EXPECT_GT((*first)->version(), before);
  EXPECT_NE((*first)->version(), (*second)->version());
}

}  // namespace
}  // namespace xt::plans
