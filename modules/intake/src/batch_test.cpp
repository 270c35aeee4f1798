#include <thread>

#include "access/trail.h"

#include "test_intake.h"

namespace xt::intake {
namespace {

using boost::json::array;
using boost::json::object;
using testing::must;

class Batch : public testing::IntakeTest {};

TEST_P(Batch, PostsToTheLedgerAndSaysSoOnTheReceipt) {
  const Id id = post({row("a", 0), row("b", 1)});
  EXPECT_EQ(batch(id).state, "done");
  EXPECT_EQ(batch(id).counts.posted, 2);
  for (const RowLine& line : lines(id)) {
    EXPECT_EQ(line.state, "posted");
    EXPECT_NE(line.entry, 0);
  }
  EXPECT_EQ(hours_of(0), 3600);
  const auto page = read([&](db::Session& s) { return credits::entries(s, teachers_[0], {}); });
  EXPECT_EQ(page.entries.at(0).origin, "api:" + std::to_string(platform_.id) + ":" + std::to_string(id));
}

TEST_P(Batch, NothingOfTheIdentityNumberIsKept) {
  hand_in({row("a", 0)});
  EXPECT_EQ(count("SELECT COUNT(*) FROM intake_row WHERE facts LIKE '%" + testing::number_of(0) + "%'"), 0);
}

TEST_P(Batch, TheSameAgainChangesNothing) {
  const Id first = post({row("a", 0)});
  const Id again = post({row("a", 0), row("c", 2)});
  EXPECT_EQ(lines(again)[0].state, "repeated");
  EXPECT_EQ(lines(again)[0].entry, lines(first)[0].entry);
  EXPECT_EQ(lines(again)[1].state, "posted");
  EXPECT_EQ(hours_of(0), 3600);
  object changed = row("a", 0);
  changed["hours"] = 40;
  EXPECT_EQ(lines(post({changed}))[0].reason, "intake.id_taken");
  object other = row("a", 1);
  EXPECT_EQ(lines(post({other}))[0].reason, "intake.id_taken");
  EXPECT_EQ(hours_of(0), 3600);
  EXPECT_EQ(hours_of(1), 0);
}

TEST_P(Batch, WhatWasRefusedMayComeAgainUnderItsId) {
  object wrong = row("a", 0);
  wrong["name"] = "别人";
  EXPECT_EQ(lines(post({wrong}))[0].reason, "intake.other_name");
  EXPECT_EQ(lines(post({row("a", 0)}))[0].state, "posted");
}

TEST_P(Batch, SomebodyOutsideTheRegionIsUnknownAndTheAttemptWrittenDown) {
  object nobody = row("n", 0);
  nobody["id_number"] = testing::number_of(99);
  const Id id = post({row("x", 3), nobody});
  EXPECT_EQ(lines(id)[0].reason, "intake.no_person");
  EXPECT_EQ(lines(id)[0].detail, lines(id)[1].detail);
  EXPECT_EQ(hours_of(3), 0);
  access::TrailFilter filter;
  filter.under = {admin_.key_lo, admin_.key_hi};
  filter.action = "intake.outside_scope";
  EXPECT_EQ(read([&](db::Session& s) { return access::trail(s, filter); }).total, 1);
}

TEST_P(Batch, WhatTheLedgerDoubtsIsHeld) {
  object long_days = row("a", 0);
  long_days["hours"] = 41;  // five days
  const Id id = post({long_days});
  EXPECT_EQ(lines(id)[0].state, "held");
  EXPECT_EQ(lines(id)[0].reason, "credits.too_many_hours");
  EXPECT_FALSE(lines(id)[0].detail.empty());
  EXPECT_EQ(hours_of(0), 0);
}

TEST_P(Batch, SpeaksForItsOwnProviderOnly) {
  object foreign = row("a", 0);
  foreign["provider"] = "别的机构";
  Platform bound = platform_;
  bound.provider = "市教师发展学院";
  const auto rows = door({foreign});
  const auto made =
      database().write([&](db::Session& s) { return receive(s, program_, {7, "x", "r"}, bound, rows); });
  ASSERT_FALSE(made.ok());
  EXPECT_EQ(made.error().reason, "intake.other_provider");
  EXPECT_EQ(made.error().code, Code::forbidden);
}

TEST_P(Batch, ATokenOfNoPlatformAndASessionAndAStoppedPlatformHandInNothing) {
  const auto reason = [&](const access::Caller& caller) {
    const auto found = database().read([&](db::Session& s) { return platform_of(s, caller); });
    return found.ok() ? std::string() : found.error().reason;
  };
  EXPECT_EQ(reason(program_), "");
  EXPECT_EQ(reason(admin_), "intake.token_required");
  access::Caller foreign = program_;
  foreign.standing.token_id = 12;
  EXPECT_EQ(reason(foreign), "intake.no_platform_token");
  must(database().write(
      [&](db::Session& s) { return set_state(s, admin_, {7, "x", "r"}, platform_.id, false, "合同到期"); }));
  EXPECT_EQ(reason(program_), "intake.platform_stopped");
}

TEST_P(Batch, WorkDoneTwiceIsDoneOnce) {
  const Id id = post({row("a", 0)});
  jobs::Runner runner(database(), job_handlers(database()));
  write([&](db::Session& s) {
    return jobs::enqueue(s, "intake.post", "{\"batch\":" + std::to_string(id) + "}", 7, now_ms());
  });
  EXPECT_TRUE(must(runner.run_one()));
  EXPECT_EQ(batch(id).counts.posted, 1);
  EXPECT_EQ(hours_of(0), 3600);
}

// The platform sends everything four times at once, from several connections.
TEST_P(Batch, RacingReplaysCountOnce) {
  constexpr int kRacers = 4;
  constexpr int kRows = 24;
  std::vector<Id> batches;
  for (int r = 0; r < kRacers; ++r) {
    array rows;
    for (int i = 0; i < kRows; ++i) {
      rows.push_back(row("r" + std::to_string(i), i % 3, "项目" + std::to_string(i)));
    }
    batches.push_back(hand_in(std::move(rows)));
  }
  {
    std::vector<std::jthread> racers;
    for (int r = 0; r < kRacers; ++r) {
      racers.emplace_back([&] {
        const auto own = another();
        work(*own);
      });
    }
  }
  work(database());  // what a loser put off
  std::int64_t posted = 0, repeated = 0;
  for (const Id id : batches) {
    const BatchLine line = batch(id);
    EXPECT_EQ(line.state, "done") << line.reason;
    posted += line.counts.posted;
    repeated += line.counts.repeated;
  }
  EXPECT_EQ(posted, kRows);
  EXPECT_EQ(repeated, (kRacers - 1) * kRows);
  for (int n = 0; n < 3; ++n) EXPECT_EQ(hours_of(n), kRows / 3 * 3600);
}

TEST_P(Batch, PlatformsShowWhatCameFromEach) {
  post({row("a", 0), row("x", 3)});
  post({row("a", 0)});
  const auto page = read([&](db::Session& s) { return platforms(s, {admin_.key_lo, admin_.key_hi}, 0, 10); });
  ASSERT_EQ(page.platforms.size(), 1U);
  const Counts& n = page.platforms[0].counts;
  EXPECT_EQ(page.platforms[0].batches, 2);
  EXPECT_EQ(n.rows, 3);
  EXPECT_EQ(n.posted, 1);
  EXPECT_EQ(n.refused, 1);
  EXPECT_EQ(n.repeated, 1);
  const auto elsewhere =
      read([&](db::Session& s) { return platforms(s, orgs::subtree(testing::kElsewhere), 0, 10); });
  EXPECT_EQ(elsewhere.total, 0);
  const auto again = database().write(
      [&](db::Session& s) { return register_platform(s, admin_, {7, "x", "r"}, {"研修网", "", ""}); });
  ASSERT_FALSE(again.ok());
  EXPECT_EQ(again.error().reason, "intake.platform_exists");
}

XT_BOTH_ENGINES(Batch);

}  // namespace
}  // namespace xt::intake
