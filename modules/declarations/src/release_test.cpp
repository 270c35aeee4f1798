// What waits in the queue of holds is converted at its release: a cap holds, whoever releases and when.
#include <thread>

#include "rules/compile.h"

#include "test_declarations.h"

namespace xt::declarations {
namespace {

using testing::kNow;
using testing::kToday;
using testing::must;

constexpr std::int64_t kAfter = kNow + kUndoWindow_ms;
constexpr std::int64_t kCap_x100 = 600;

// Six hours a year, three for a credit.
Converter capped() {
  const auto compiled = xt::rules::compile("v1.toml", R"([rule]
id       = "here"
version  = 1
title    = "这里"
title_en = "Here"
region   = "450000"
from     = 2016-01-01
source   = "a page"

[[conversion]]
id      = "training"
title   = "三学时一学分"
quote   = "每年不超过六学时"
hours   = "claimed"
credits = "hours / 3"

[[cap]]
id          = "year"
title       = "每年不超过六学时"
quote       = "每年不超过六学时"
conversions = ["training"]
per         = "year"
hours       = 6
)",
                                           "每年不超过六学时");
  EXPECT_TRUE(compiled.diagnostics.empty());
  return rule_converter(xt::rules::Book({compiled.rule}));
}

class Releasing : public testing::DeclarationsTest {
 protected:
  // Four hours, held beside an entry of two that a sheet told of the same day.
  Declaration held(const std::string& title, int days_ago) {
    credits::NewEntry e;
    e.teacher = teacher(0);
    e.earned_from = e.earned_on = kToday - days_ago;
    e.both_days_given = true;
    e.hours_x100 = 200;
    e.programme = title;
    e.key = std::string(62, 'a') + std::to_string(10 + days_ago);
    write([&](db::Session& s) { return credits::post(s, std::vector<credits::NewEntry>{e}); });
    told_x100_ += e.hours_x100;
    const Declaration d = verified(title, days_ago);
    must(settle(database(), converter_, kAfter));
    EXPECT_NE(now(d).hold, 0);
    EXPECT_EQ(now(d).final_hours_x100, 400) << "there is room for it when it is held";
    return now(d);
  }
  Result<Id> release(const Declaration& d) {
    const credits::Recount recount = [this](db::Session& s, credits::NewEntry& entry) {
      return recount_held(s, converter_, entry, kAfter);
    };
    return database().write([&](db::Session& s) {
      return credits::release_hold(s, teacher(0), d.hold, {8, "两场不同时"}, recount);
    });
  }
  std::int64_t declared_x100() { return hours_x100() - told_x100_; }

 private:
  const Converter converter_ = capped();
  std::int64_t told_x100_ = 0;
};

TEST_P(Releasing, TheSecondGetsWhatTheFirstLeft) {
  const Declaration a = held("上午", 3), b = held("下午", 4);
  must(release(a));
  EXPECT_EQ(declared_x100(), 400);
  must(release(b));
  EXPECT_EQ(declared_x100(), kCap_x100);
  EXPECT_EQ(must(follow_holds(database(), kAfter)), 2);
  EXPECT_EQ(now(a).final_hours_x100, 400);
  EXPECT_EQ(now(b).state, "recognised");
  EXPECT_EQ(now(b).final_hours_x100, 200) << "what the ledger has stands beside the declaration";
  EXPECT_NE(now(b).explanation.find("每年不超过六学时"), std::string::npos);
  std::string deeds;
  for (const Step& step : read([&](db::Session& s) { return steps(s, b); })) deeds += step.deed + " ";
  EXPECT_TRUE(deeds.ends_with("hold recount post ")) << deeds;
}

TEST_P(Releasing, TwoWhoReleaseAtOnceKeepTheCap) {
  const Declaration a = held("上午", 3), b = held("下午", 4);
  std::thread one([&] { must(release(a)); });
  std::thread other([&] { must(release(b)); });
  one.join();
  other.join();
  EXPECT_EQ(declared_x100(), kCap_x100);
  EXPECT_EQ(must(follow_holds(database(), kAfter)), 2);
  EXPECT_EQ(now(a).final_hours_x100 + now(b).final_hours_x100, kCap_x100);
}

TEST_P(Releasing, WhatCannotBeConvertedStaysHeld) {
  const Declaration a = held("上午", 3);
  const credits::Recount refuses = [](db::Session& s, credits::NewEntry& entry) {
    return recount_held(
        s,
        [](db::Session&, const Declaration&) -> Result<Converted> {
          return make_error(Code::invalid, "rules.bad_achievement");
        },
        entry, kAfter);
  };
  const auto refused = database().write(
      [&](db::Session& s) { return credits::release_hold(s, teacher(0), a.hold, {8, "核实"}, refuses); });
  EXPECT_EQ(refused.error().reason, "rules.bad_achievement");
  EXPECT_EQ(declared_x100(), 0);
  must(release(a));
  EXPECT_EQ(declared_x100(), 400) << "it still waited";
}

XT_BOTH_ENGINES(Releasing);

}  // namespace
}  // namespace xt::declarations
