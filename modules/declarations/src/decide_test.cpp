#include <atomic>
#include <thread>

#include "test_declarations.h"

namespace xt::declarations {
namespace {

using testing::kNow;
using testing::kToday;
using testing::must;

class Deciding : public testing::DeclarationsTest {};

constexpr std::int64_t kAfter = kNow + kUndoWindow_ms;

TEST_P(Deciding, SchoolThenCountyThenTheLedger) {
  const Declaration d = submitted();
  verify(school(), {d});
  EXPECT_EQ(now(d).state, "verified");
  EXPECT_EQ(now(d).done_level, "school");
  EXPECT_EQ(now(d).next_level, "county");
  EXPECT_EQ(settle_at(kAfter), 0) << "the county has not said yes";
  verify(county(), {now(d)});
  EXPECT_EQ(settle_at(kAfter - 1), 0) << "the window is open";
  EXPECT_EQ(hours_x100(), 0);
  EXPECT_EQ(settle_at(kAfter), 1);
  EXPECT_EQ(settle_at(kAfter), 0);
  EXPECT_EQ(now(d).state, "recognised");
  EXPECT_EQ(now(d).rule, "plain@0#as-claimed");
  EXPECT_NE(now(d).entry, 0);
  EXPECT_EQ(hours_x100(), 400);
}

TEST_P(Deciding, IsTakenBackWithinTheWindow) {
  const Declaration a = submitted("上午", 3), b = submitted("下午", 4);
  verify(school(), {a, b});
  const Done done = verify(county(), {now(a), now(b)});
  EXPECT_EQ(done.done.size(), 2U);
  const auto back = [&](const Doer& who) {
    return database().write([&](db::Session& s) { return undo(s, who, done.batch); });
  };
  EXPECT_EQ(back(school()).error().reason, "declarations.no_batch") << "somebody else's";
  EXPECT_EQ(back(county(kAfter)).error().reason, "declarations.too_late");
  EXPECT_EQ(must(back(county())).done.size(), 2U);
  EXPECT_EQ(now(a).next_level, "county");
  EXPECT_EQ(now(a).done_level, "school");
  EXPECT_EQ(settle_at(kAfter), 0);
  EXPECT_EQ(hours_x100(), 0) << "nothing ever reached the ledger";
}

TEST_P(Deciding, UndoLeavesWhatWentOn) {
  const Declaration a = submitted("上午", 3), b = submitted("下午", 4);
  const Done done = verify(school(), {a, b});
  verify(county(), {now(a)});
  const Done back = write([&](db::Session& s) { return undo(s, school(), done.batch); });
  EXPECT_EQ(back.done, std::vector<Id>{b.id});
  EXPECT_EQ(now(a).done_level, "county");
}

TEST_P(Deciding, OneThatIsRefusedLeavesTheOthers) {
  const Declaration a = submitted("上午", 3), b = submitted("下午", 4);
  write([&](db::Session& s) { return withdraw(s, self(), {b.id, b.version}); });
  const Done done = verify(school(), {a, b});
  EXPECT_EQ(done.done, std::vector<Id>{a.id});
  ASSERT_EQ(done.refused.size(), 1U);
  EXPECT_EQ(done.refused[0].reason, "declarations.changed_meanwhile");
}

TEST_P(Deciding, OnlyWhoseTurnItIs) {
  const Declaration d = submitted();
  const auto reason = [&](const Doer& who) {
    const Done done = verify(who, {now(d)});
    return done.refused.empty() ? std::string("ok") : done.refused[0].reason;
  };
  EXPECT_EQ(reason(county()), "declarations.not_your_turn");
  EXPECT_EQ(reason(school(testing::kSchoolB)), "declarations.no_declaration");
  Doer own = school();
  own.caller.teacher_id = teacher(0);
  EXPECT_EQ(reason(own), "declarations.own");
  Doer later = county();
  later.today = kToday + kDaysToVerify + 1;
  EXPECT_EQ(reason(later), "ok") << "the school let it lie";
  EXPECT_EQ(now(d).next_level, "") << "nothing is left above";
}

TEST_P(Deciding, SendsBackWithReasonsAndKeepsEveryAttempt) {
  const Declaration d = submitted();
  EXPECT_EQ(try_decide(school(), Verdict::send_back, {d}).error().reason, "declarations.bad_words");
  must(try_decide(school(), Verdict::send_back, {d}, {{"unreadable"}, "看不清公章"}));
  EXPECT_EQ(now(d).state, "sent_back");
  EXPECT_EQ(now(d).due, kToday + kDaysToMend);
  const Declaration mended = write([&](db::Session& s) -> Result<Declaration> {
    Content c = find(s, d.id)->content;
    c.words = "重新拍了";
    XT_TRY(const Declaration saved, save(s, self(), {d.id, find(s, d.id)->version}, c));
    return submit(s, self(), {saved.id, saved.version}, plain_converter());
  });
  must(try_decide(school(), Verdict::reject, {mended}, {{}, "不属于培训"}));
  EXPECT_EQ(now(d).state, "rejected");
  std::string deeds;
  for (const Step& step : read([&](db::Session& s) { return steps(s, d); })) deeds += step.deed + " ";
  EXPECT_EQ(deeds, "make attach submit send_back save submit reject ");
}

TEST_P(Deciding, AHoldIsShownAndFollowed) {
  credits::NewEntry e;
  e.teacher = teacher(0);
  e.earned_from = e.earned_on = kToday - 3;
  e.both_days_given = true;
  e.hours_x100 = 600;
  e.programme = "学科教研活动";
  e.key = std::string(64, 'a');
  write([&](db::Session& s) { return credits::post(s, std::vector<credits::NewEntry>{e}); });
  const Declaration d = submitted();
  const Preview ahead = read([&](db::Session& s) { return preview(s, d, plain_converter()); });
  EXPECT_EQ(ahead.trouble, "overlap") << "told before anybody says yes";
  verify(school(), {d});
  verify(county(), {now(d)});
  EXPECT_EQ(settle_at(kAfter), 0);
  EXPECT_EQ(now(d).trouble, "overlap");
  ASSERT_NE(now(d).hold, 0);
  EXPECT_EQ(settle_at(kAfter), 0) << "not tried again and again";
  const auto waits = read([&](db::Session& s) { return waiting(kToday)(s, county().caller); });
  EXPECT_EQ(waits.at(0).kind, "declarations.troubled");
  write([&](db::Session& s) { return credits::release_hold(s, teacher(0), now(d).hold, {8, "两场不同时"}); });
  EXPECT_EQ(must(follow_holds(database(), kAfter)), 1);
  EXPECT_EQ(now(d).state, "recognised");
  EXPECT_EQ(hours_x100(), 1'000);
}

TEST_P(Deciding, TwoVerifiersAtOnce) {
  const Declaration d = submitted();
  std::atomic<int> done{0}, refused{0};
  const auto verifier = [&] {
    const Done out = verify(school(), {d});
    done += static_cast<int>(out.done.size());
    refused += static_cast<int>(out.refused.size());
  };
  std::thread one(verifier), other(verifier);
  one.join();
  other.join();
  EXPECT_EQ(done, 1);
  EXPECT_EQ(refused, 1);
}

TEST_P(Deciding, TwoVerifiersOfTheLastLevelPostOneEntry) {
  const Declaration d = submitted();
  verify(school(), {d});
  const Declaration last = now(d);
  std::atomic<int> done{0};
  const auto verifier = [&] {
    done += static_cast<int>(verify(county(), {last}).done.size());
    settle_at(kAfter);
  };
  std::thread one(verifier), other(verifier);
  one.join();
  other.join();
  settle_at(kAfter);
  EXPECT_EQ(done, 1);
  EXPECT_EQ(count("SELECT COUNT(*) FROM credits_pub_entry"), 1);
  EXPECT_EQ(hours_x100(), 400);
}

TEST_P(Deciding, UndoAndPostingRace) {
  for (int round = 0; round < 4; ++round) {
    const Declaration d = submitted("第" + std::to_string(round) + "次", 3 + round);
    verify(school(), {d});
    const Done done = verify(county(), {now(d)});
    bool undone = false;
    std::thread posting([&] { settle_at(kAfter); });
    std::thread undoing([&] {
      const auto back = database().write([&](db::Session& s) { return undo(s, county(), done.batch); });
      undone = back.ok() && !back->done.empty();
    });
    posting.join();
    undoing.join();
    const Declaration end = now(d);
    EXPECT_EQ(end.state, undone ? "verified" : "recognised");
    EXPECT_EQ(end.entry != 0, !undone);
  }
  EXPECT_EQ(hours_x100(),
            400 * count("SELECT COUNT(*) FROM declarations_declaration WHERE state = 'recognised'"));
}

TEST_P(Deciding, WithdrawingAndVerifyingRace) {
  for (int round = 0; round < 4; ++round) {
    const Declaration d = submitted("撤回" + std::to_string(round), 3 + round);
    verify(school(), {d});
    const Declaration last = now(d);
    bool withdrawn = false, verified = false;
    std::string loser;
    std::thread taking_back([&] {
      const auto out =
          database().write([&](db::Session& s) { return withdraw(s, self(), {d.id, last.version}); });
      withdrawn = out.ok();
      if (!out.ok()) loser = out.error().reason;
    });
    std::thread verifying([&] { verified = verify(county(), {last}).done.size() == 1; });
    taking_back.join();
    verifying.join();
    EXPECT_NE(withdrawn, verified) << "one of them was first, the other is told";
    EXPECT_EQ(loser, withdrawn ? "" : "declarations.changed_meanwhile");
    settle_at(kAfter);
    EXPECT_EQ(now(d).state, withdrawn ? "withdrawn" : "recognised");
    EXPECT_EQ(now(d).entry != 0, verified);
  }
  EXPECT_EQ(hours_x100(),
            400 * count("SELECT COUNT(*) FROM declarations_declaration WHERE state = 'recognised'"));
}

TEST_P(Deciding, TwoServersPostOnce) {
  for (int i = 0; i < 6; ++i) verified("第" + std::to_string(i) + "次", 3 + i);
  std::atomic<std::int64_t> posted{0};
  const auto server = [&] { posted += settle_at(kAfter); };
  std::thread one(server), other(server);
  one.join();
  other.join();
  EXPECT_EQ(posted, 6);
  EXPECT_EQ(hours_x100(), 2'400);
}

TEST_P(Deciding, ReminderOnceADay) {
  submitted();
  EXPECT_EQ(must(remind(database(), kToday)), 0) << "ten days are left";
  EXPECT_EQ(must(remind(database(), kToday + 8)), 1);
  EXPECT_EQ(must(remind(database(), kToday + 8)), 0);
  EXPECT_EQ(must(remind(database(), kToday + 9)), 1);
  const auto waits = read([&](db::Session& s) { return waiting(kToday)(s, school().caller); });
  ASSERT_EQ(waits.size(), 1U);
  EXPECT_EQ(waits[0].kind, "declarations.verify");
  EXPECT_EQ(waits[0].due, kToday + kDaysToVerify);
}

XT_BOTH_ENGINES(Deciding);

}  // namespace
}  // namespace xt::declarations
