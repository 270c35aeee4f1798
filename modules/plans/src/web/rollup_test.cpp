// The trend of provisions: what is kept says what an evaluation says, and is made anew where the facts
// changed.
#include "plans/rollup.h"

#include <thread>

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "access/caller.h"
#include "db/testing.h"
#include "eval/meaning_world.h"
#include "orgs/orgs.h"
#include "plans/desk.h"
#include "plans/http.h"

namespace xt::plans {
namespace {

constexpr std::int64_t kUnit = 10'000'000'000;

class Rollup : public db::testing::EngineTest {
 protected:
  void SetUp() override {
    testing::create_schema(database());
    add({"region 000000 nation", "region 450000 province", "region 450100 city", "region 450102 county",
         "school 4501020001", "teacher 1 4501020001 2015-09-01", "teacher 2 4501020001 2015-09-01",
         "entry 1 2021-03-01 hours=300", "entry 2 2022-03-01 hours=360"});
    shelf_ = open_shelf(XT_SOURCE_DIR "/plans", Date::of(2022, 6, 15));
    routes_ = routes(database(), shelf_);
  }
  void add(const std::vector<const char*>& lines) {
    const auto done = database().write([&](db::Session& session) -> xt::Status {
      for (const char* line : lines) XT_CHECK_OK(testing::add_row(session, line));
      return {};
    });
    ASSERT_TRUE(done.ok()) << done.error().note;
  }
  boost::json::value once(const std::string& basis = "") {
    for (const http::Route& route : routes_) {
      if (!route.pattern.ends_with("/trend")) continue;
      http::Request request;
      request.params = {{"id", "guangxi-145"}, {"pid", "hours-cycle"}};
      if (!basis.empty()) request.query.emplace_back("basis", basis);
      access::Caller caller;
      caller.role = access::Role::province_admin;
      caller.key_lo = 450000 * kUnit;
      caller.key_hi = 460000 * kUnit;
      request.context = caller;
      const auto response = route.handler(request);
      EXPECT_TRUE(response.ok()) << response.error().reason << response.error().note;
      return response.ok() ? boost::json::parse(response->body) : boost::json::value();
    }
    return {};
  }
  // Asks until nothing is pending, as the page does.
  boost::json::value trend(const std::string& basis = "") {
    for (int tries = 0; tries < 100; ++tries) {
      const auto answer = once(basis);
      if (!answer.is_object() || answer.at("pending") == 0) return answer;
    }
    return {};
  }
  static std::vector<std::shared_ptr<const Plan>> guangxi(const Desk& desk) {
    auto plans = desk.binding(orgs::subtree(450102 * kUnit));
    std::erase_if(plans, [](const auto& plan) { return plan->id != "guangxi-145"; });
    return plans;
  }
  std::shared_ptr<const Shelf> shelf_;
  std::vector<http::Route> routes_;
};

TEST_P(Rollup, IsShownWhileAnImportHasTheDatabase) {
  const auto held = database().write([&](db::Session&) -> xt::Status {
    boost::json::value answer;
    std::thread([&] { answer = once(); }).join();
    EXPECT_FALSE(answer.at("points").as_array().empty());
    return {};
  });
  ASSERT_TRUE(held.ok());
}

TEST_P(Rollup, MonthByMonthUpToTheDayAsked) {
  const auto points = trend().at("points").as_array();
  ASSERT_EQ(points.size(), 18U) << "17 month ends and the day itself";
  EXPECT_EQ(points.front().at("at"), "2021-01-31");
  EXPECT_EQ(points.back().at("at"), "2022-06-15");
  EXPECT_EQ(points.front().at("met"), 0);
  EXPECT_EQ(points.back().at("met"), 1);
  EXPECT_EQ(points.back().at("entities"), 2);
}

TEST_P(Rollup, WhatIsKeptHoldsAndRebuildsToTheSame) {
  const auto before = trend();
  auto checked = check_rollup(database(), *shelf_, "guangxi-145");
  ASSERT_TRUE(checked.ok()) << checked.error().note;
  EXPECT_EQ(checked->rows, 18);
  EXPECT_TRUE(checked->wrong.empty());
  const auto broken = database().write([](db::Session& session) {
    return session.exec(db::Sql{"UPDATE plans_rollup SET met = met + 1 WHERE at_day = 18992"});  // 2021-12-31
  });
  ASSERT_TRUE(broken.ok());
  EXPECT_EQ(*broken, 1);
  checked = check_rollup(database(), *shelf_, "guangxi-145");
  ASSERT_EQ(checked->wrong.size(), 1U);
  EXPECT_EQ(checked->wrong.front(), "guangxi-145 450000 hours-cycle 2021-12-31");
}

TEST_P(Rollup, NewFactsMakeItAnew) {
  EXPECT_EQ(trend().at("points").as_array().back().at("met"), 1);
  add({"entry 1 2022-05-01 hours=100"});
  const auto aged = database().write(
      [](db::Session& session) { return session.exec(db::Sql{"UPDATE plans_rollup SET made_ms = 0"}); });
  ASSERT_TRUE(aged.ok());
  routes_ = routes(database(), shelf_);  // another process: nothing in memory
  EXPECT_EQ(trend().at("points").as_array().back().at("met"), 2);
}

TEST_P(Rollup, WhatWasReportedThenStaysWhatItWas) {
  add({"entry 1 2021-06-01 hours=100 posted=2022-06-01"});
  const auto now = trend().at("points").as_array();
  const auto then = trend("then").at("points").as_array();
  EXPECT_EQ(now.at(11).at("at"), "2021-12-31");
  EXPECT_EQ(now.at(11).at("met"), 1) << "we know today that one had met it by then";
  EXPECT_EQ(then.at(11).at("met"), 0) << "nobody could say so then";
}

TEST_P(Rollup, MonthsOfAWholePlanAreKeptAndRead) {
  const Desk desk(database(), shelf_);
  const auto plans = guangxi(desk);
  ASSERT_EQ(plans.size(), 1U);
  const auto county = database().read([](db::Session& session) { return orgs::find(session, "450102"); });
  ASSERT_TRUE(county.ok());
  const auto before = desk.months(plans, *county);
  ASSERT_TRUE(before.ok());
  EXPECT_TRUE(before->front().months.empty());
  EXPECT_EQ(before->front().pending, 18) << "January 2021 to May 2022, and today";
  int asked = 0;
  EXPECT_EQ(*desk.fill_months(*plans[0], *county, false, [&] { return ++asked <= 3; }), 3);
  EXPECT_EQ(desk.months(plans, *county)->front().pending, 15);
  EXPECT_EQ(*desk.fill_months(*plans[0], *county, false, [] { return true; }), 15);
  EXPECT_EQ(*desk.fill_months(*plans[0], *county, false, [] { return true; }), 0) << "all are there";

  const auto months = *desk.months(plans, *county);
  ASSERT_EQ(months.front().months.size(), 18U);
  EvalRequest now;
  now.at = now.known = shelf_->today();
  now.under = "450102";
  now.windows = false;
  const auto state = desk.evaluate(*plans[0], now);
  ASSERT_TRUE(state.ok());
  Counts judged;
  for (const ProvisionResult& one : (*state)->provisions) {
    if (one.judged) judged.add(one.status);
  }
  const MonthStanding& last = months.front().months.back();
  EXPECT_EQ(last.at, shelf_->today());
  EXPECT_EQ(last.met, judged.met);
  EXPECT_EQ(last.on_track, judged.on_track);
  EXPECT_EQ(last.behind, judged.behind);
  EXPECT_EQ(last.no_data, judged.no_data);
}

TEST_P(Rollup, MonthsAreMadeAgainWhereFactsChanged) {
  const Desk desk(database(), shelf_);
  const auto plans = guangxi(desk);
  const auto county = database().read([](db::Session& session) { return orgs::find(session, "450102"); });
  ASSERT_EQ(*desk.fill_months(*plans[0], *county, false, [] { return true; }), 18);
  EXPECT_EQ(*desk.fill_months(*plans[0], *county, true, [] { return true; }), 0);
  add({"entry 2 2022-04-01 hours=10"});
  const Desk later(database(), shelf_);
  EXPECT_EQ(*later.fill_months(*plans[0], *county, false, [] { return true; }), 0) << "not asked for";
  EXPECT_EQ(*later.fill_months(*plans[0], *county, true, [] { return true; }), 18);
}

XT_BOTH_ENGINES(Rollup);

}  // namespace
}  // namespace xt::plans
