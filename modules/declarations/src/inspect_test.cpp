// Drawing for inspection, what it finds, and what a reversal takes back.
#include "declarations/inspect.h"

#include <algorithm>
#include <thread>

#include "credits/closing.h"
#include "people/corrections.h"

#include "test_declarations.h"

namespace xt::declarations {
namespace {

using testing::kCounty;
using testing::kNow;
using testing::kSchoolA;
using testing::kSchoolB;
using testing::kToday;
using testing::must;

constexpr std::int64_t kAfter = kNow + kUndoWindow_ms;
constexpr std::int64_t kCountyEnd = kCounty + 10'000'000'000;

class Inspecting : public testing::DeclarationsTest {
 protected:
  Declaration recognised(const std::string& title, int days_ago) {
    const Declaration d = verified(title, days_ago);
    settle_at(kAfter);
    EXPECT_EQ(now(d).state, "recognised");
    return now(d);
  }
  // Another account of the county than the one that verifies.
  static Doer inspector(std::int64_t at = kAfter + 1) {
    return as({9, "i", "农秀兰", access::Role::county_admin, kCounty, kCountyEnd, std::nullopt}, at);
  }
  static Doer verifier() { return county(kAfter + 1); }
  static DrawAsk all() {
    DrawAsk ask;
    ask.lo = kCounty;
    ask.hi = kCountyEnd;
    ask.from = kToday - 30;
    ask.to = kToday;
    ask.percent_x100 = 10'000;
    ask.due = kToday + 14;
    ask.seed = "seed";
    return ask;
  }
  Result<Draw> try_draw(const DrawAsk& ask) {
    return database().write_many([&](db::Session& s) { return draw(s, inspector(), ask); });
  }
  Draw drawn_all() { return must(try_draw(all())); }
  Drawn row(const Draw& d, const Declaration& one) {
    return read([&](db::Session& s) { return find_drawn(s, d.id, one.id); });
  }
  Result<Drawn> try_find(const Doer& doer, const Drawn& of, const std::string& finding,
                         const std::string& words = "现场核对了签到表") {
    return database().write([&](db::Session& s) -> Result<Drawn> {
      XT_TRY(const Drawn before, find_drawn(s, of.draw, of.declaration));
      return find_out(s, doer, before, {finding, words, of.version});
    });
  }
  Drawn found(const Drawn& of, const std::string& finding) {
    return must(try_find(inspector(), of, finding));
  }
  Counted where(const Declaration& d) {
    return read([&](db::Session& s) { return counted(s, d); });
  }
};

TEST_P(Inspecting, IsDrawnAgainFromItsSeed) {
  std::vector<Declaration> some;
  for (int i = 0; i < 6; ++i) some.push_back(recognised("第" + std::to_string(i) + "次", 3 + i));
  submitted("还没有认定", 12);
  DrawAsk half = all();
  half.percent_x100 = 5'000;
  const auto preview = read([&](db::Session& s) { return preview_draw(s, inspector(), half); });
  EXPECT_EQ(preview.population, 6);
  EXPECT_EQ(preview.schools, 1);
  EXPECT_EQ(preview.drawn, 3);
  const Draw d = must(try_draw(half));
  EXPECT_EQ(d.drawn, 3);
  const auto again = [&] { return read([&](db::Session& s) { return draw_again(s, d); }); };
  EXPECT_TRUE(again().same_population);
  EXPECT_TRUE(again().same_drawn);
  const auto list = read([&](db::Session& s) { return drawn(s, d.id, {"", kCounty, kCountyEnd, 0, 2}); });
  ASSERT_EQ(list.rows.size(), 2U);
  EXPECT_EQ(list.next, 2);
  EXPECT_EQ(list.declarations[1].id, list.rows[1].declaration);
  found(list.rows[0], "reversed");
  EXPECT_TRUE(again().same_drawn) << "what was reversed since belonged to it";
  write([&](db::Session& s) -> Result<int> {
    XT_CHECK_OK(
        s.exec(db::Sql{"UPDATE declarations_declaration SET recognised_ms = 1 WHERE state = 'recognised'"}));
    return 0;
  });
  EXPECT_FALSE(again().same_population) << "somebody changed it";
}

struct Bad {
  const char* what;
  void (*spoil)(DrawAsk&);
  const char* says;
};
class BadDraw : public Inspecting {};
TEST_P(BadDraw, SaysWhatIsWrong) {
  const Bad cases[] = {
      {"days the wrong way round", [](DrawAsk& a) { a.to = a.from - 1; }, "to/before_first"},
      {"tomorrow", [](DrawAsk& a) { a.to = kToday + 1; }, "to/in_future"},
      {"too long", [](DrawAsk& a) { a.from = a.to - kMostDrawDays; }, "from/out_of_range"},
      {"nothing", [](DrawAsk& a) { a.percent_x100 = 0; }, "percent/out_of_range"},
      {"more than all", [](DrawAsk& a) { a.percent_x100 = 10'001; }, "percent/out_of_range"},
      {"too many of each", [](DrawAsk& a) { a.each = kMostEach + 1; }, "each/out_of_range"},
      {"less than none", [](DrawAsk& a) { a.each = -1; }, "each/out_of_range"},
      {"no such stratum", [](DrawAsk& a) { a.stratum = "month"; }, "stratum/unknown"},
      {"due yesterday", [](DrawAsk& a) { a.due = kToday - 1; }, "due/out_of_range"},
      {"due in years", [](DrawAsk& a) { a.due = kToday + kMostDueDays + 1; }, "due/out_of_range"},
      {"a book for a seed", [](DrawAsk& a) { a.seed = std::string(65, 'x'); }, "seed/too_long"}};
  for (const Bad& one : cases) {
    DrawAsk ask = all();
    one.spoil(ask);
    const auto refused = try_draw(ask);
    ASSERT_FALSE(refused.ok()) << one.what;
    EXPECT_EQ(refused.error().reason, "declarations.bad_draw");
    ASSERT_EQ(refused.error().fields.size(), 1U) << one.what;
    const auto& field = refused.error().fields.front();
    EXPECT_EQ(field.name + "/" + field.reason, one.says) << one.what;
  }
  EXPECT_EQ(try_draw(all()).error().reason, "declarations.nothing_to_draw");
}

TEST_P(Inspecting, AReversalTakesTheHoursBack) {
  const Declaration d = recognised("培训", 3);
  EXPECT_EQ(hours_x100(), 400);
  EXPECT_EQ(where(d), Counted::here);
  const Draw first = drawn_all(), second = drawn_all();
  const Drawn after = found(row(first, d), "reversed");
  EXPECT_NE(after.reversal, 0);
  EXPECT_EQ(after.by, "农秀兰");
  EXPECT_EQ(hours_x100(), 0);
  EXPECT_EQ(now(d).state, "reversed");
  const auto history = read([&](db::Session& s) { return steps(s, now(d)); });
  EXPECT_EQ(history.back().deed, "reverse");
  EXPECT_EQ(history.back().reasons, "hours_back");
  EXPECT_EQ(history.back().words, "现场核对了签到表");
  EXPECT_EQ(count("SELECT COUNT(*) FROM access_pub_audit WHERE action = 'declarations.reverse'"), 1);
  EXPECT_EQ(count("SELECT COUNT(*) FROM access_pub_audit WHERE action = 'declarations.find_out'"), 1);
  EXPECT_EQ(row(second, d).finding, "reversed") << "nothing is left to look at";
  EXPECT_EQ(try_find(inspector(), row(second, d), "upheld").error().reason, "declarations.finding_final");
  // The person sees it, and may declare it again.
  const auto waits = read([&](db::Session& s) { return waiting(kToday)(s, self().caller); });
  ASSERT_EQ(waits.size(), 1U);
  EXPECT_EQ(waits[0].kind, "declarations.answered");
  recognised("培训", 3);
  EXPECT_EQ(hours_x100(), 400);
}

TEST_P(Inspecting, AMergedPersonIsOnePerson) {
  const Declaration d = recognised("培训", 3);
  const Draw draw = drawn_all();
  const auto trace = [](db::Session& s, Id who, std::string_view key, std::string_view text) {
    return credits::note(s, who, key, text);
  };
  write([&](db::Session& s) {
    return people::merge(s, teacher(1), teacher(0), {false, "同一人重复建档", 9, trace});
  });
  Doer same_person = inspector();
  same_person.caller.teacher_id = teacher(1);
  EXPECT_EQ(try_find(same_person, row(draw, d), "upheld").error().reason, "declarations.inspect_own");
  EXPECT_NE(found(row(draw, d), "reversed").reversal, 0) << "in the chain of the record that was dropped";
  EXPECT_EQ(hours_x100(1), 0);
}

TEST_P(Inspecting, OfAClosedYearTheHoursAreTakenBackWhereItIsOpen) {
  const Declaration d = recognised("培训", 3);
  const Draw draw = drawn_all();
  write([&](db::Session& s) {
    return credits::close_days(s, {kToday - 100, kToday - 1}, {kCounty, kCountyEnd}, kToday);
  });
  const Id reversal = found(row(draw, d), "reversed").reversal;
  const auto page = read([&](db::Session& s) { return credits::entries(s, teacher(0), {}); });
  EXPECT_EQ(page.totals.hours_x100, 0);
  const auto back = std::find_if(page.entries.begin(), page.entries.end(),
                                 [&](const auto& entry) { return entry.id == reversal; });
  ASSERT_NE(back, page.entries.end());
  EXPECT_EQ(back->earned_on, kToday - 1) << "the first open day";
}

TEST_P(Inspecting, HoursOfAnotherSourceStand) {
  credits::NewEntry e;
  e.teacher = teacher(0);
  e.earned_from = e.earned_on = kToday - 3;
  e.both_days_given = true;
  e.hours_x100 = 400;
  e.mode = "in_person";
  e.role = "participant";
  e.programme = "国培计划";
  e.origin = "import:77";
  e.key = std::string(64, 'a');
  write([&](db::Session& s) { return credits::post(s, std::vector<credits::NewEntry>{e}); });
  const Declaration d = recognised("国培计划", 3);
  EXPECT_EQ(hours_x100(), 400) << "counted once";
  ASSERT_EQ(where(d), Counted::elsewhere);
  const Drawn after = found(row(drawn_all(), d), "reversed");
  EXPECT_EQ(after.reversal, 0);
  EXPECT_EQ(hours_x100(), 400);
  EXPECT_EQ(now(d).state, "reversed");
  EXPECT_EQ(read([&](db::Session& s) { return steps(s, now(d)); }).back().reasons, "hours_stand");
}

TEST_P(Inspecting, WhatWasTakenBackBeforeIsNotTakenBackTwice) {
  const Declaration d = recognised("培训", 3);
  const Draw draw = drawn_all();
  write([&](db::Session& s) { return credits::reverse(s, teacher(0), d.entry, {9, "更正"}); });
  EXPECT_EQ(where(d), Counted::gone);
  EXPECT_EQ(try_find(inspector(), row(draw, d), "reversed").error().reason, "credits.already_reversed");
  EXPECT_EQ(now(d).state, "recognised") << "nothing of it was done";
  EXPECT_EQ(found(row(draw, d), "doubtful").finding, "doubtful");
}

TEST_P(Inspecting, FindingsMayBeMendedButNotAReversal) {
  const Declaration d = recognised("培训", 3);
  const Draw draw = drawn_all();
  const Drawn doubtful = found(row(draw, d), "doubtful");
  EXPECT_EQ(doubtful.version, 2);
  const Drawn upheld = must(try_find(inspector(), doubtful, "upheld", ""));
  EXPECT_EQ(upheld.words, "");
  const Drawn reversed = found(upheld, "reversed");
  EXPECT_EQ(try_find(inspector(), reversed, "upheld").error().reason, "declarations.finding_final");
  EXPECT_EQ(read([&](db::Session& s) { return find_draw(s, inspector().caller, draw.id); }).reversed, 1);
}

TEST_P(Inspecting, RefusesWithAReason) {
  const Declaration d = recognised("培训", 3);
  const Drawn of = row(drawn_all(), d);
  Drawn old = of;
  --old.version;
  Doer same_person = inspector();
  same_person.caller.teacher_id = teacher(0);
  struct Case {
    Doer doer;
    Drawn row;
    const char *finding, *words, *says;
  };
  const Case cases[] = {
      {inspector(), of, "fine", "好", "declarations.bad_finding"},
      {inspector(), of, "doubtful", "", "declarations.bad_finding"},
      {inspector(), of, "reversed", "无", "declarations.bad_finding"},
      {inspector(), old, "upheld", "", "declarations.changed_meanwhile"},
      {verifier(), of, "upheld", "", "declarations.inspect_verified"},
      {same_person, of, "upheld", "", "declarations.inspect_own"},
  };
  for (const Case& one : cases)
    EXPECT_EQ(try_find(one.doer, one.row, one.finding, one.words).error().reason, one.says);
  EXPECT_EQ(try_find(inspector(), of, "upheld", std::string(401, 'x')).error().fields.front().reason,
            "too_long");
  const auto look = [&](std::int64_t lo, std::int64_t hi) {
    access::Caller caller = inspector().caller;
    caller.key_lo = lo;
    caller.key_hi = hi;
    return database().read([&](db::Session& s) { return find_draw(s, caller, of.draw); });
  };
  EXPECT_TRUE(look(kCounty, kCountyEnd).ok());
  EXPECT_EQ(look(kSchoolA, kSchoolB).error().reason, "declarations.no_draw")
      << "a county's draw is not a school's";
  EXPECT_EQ(count("SELECT COUNT(*) FROM declarations_drawn WHERE finding <> ''"), 0);
}

TEST_P(Inspecting, TwoInspectorsAtOnce) {
  for (int round = 0; round < 4; ++round) {
    const Declaration d = recognised("第" + std::to_string(round) + "次", 3 + round);
    const Drawn of = row(drawn_all(), d);
    std::string said[2];
    const auto deciding = [&](int n, const char* finding) {
      const auto out = try_find(inspector(), of, finding);
      said[n] = out.ok() ? "" : out.error().reason;
    };
    std::thread one([&] { deciding(0, "reversed"); });
    std::thread other([&] { deciding(1, round % 2 == 0 ? "reversed" : "upheld"); });
    one.join();
    other.join();
    EXPECT_NE(said[0].empty(), said[1].empty()) << "one was first";
    EXPECT_EQ(said[0] + said[1], "declarations.changed_meanwhile") << "the other is told";
    EXPECT_EQ(now(d).state == "reversed", said[0].empty() || round % 2 == 0);
  }
  EXPECT_EQ(hours_x100(),
            400 * count("SELECT COUNT(*) FROM declarations_declaration WHERE state = 'recognised'"));
}

TEST_P(Inspecting, WaitsForWhoMayInspect) {
  const Declaration d = recognised("培训", 3);
  const Draw draw = drawn_all();
  const auto waits = [&](const access::Caller& caller, Date today) {
    std::vector<access::Waiting> out;
    for (auto& one : read([&](db::Session& s) { return waiting(today)(s, caller); }))
      if (one.kind == "declarations.inspect") out.push_back(one);
    return out;
  };
  const auto mine = waits(inspector().caller, kToday);
  ASSERT_EQ(mine.size(), 1U);
  EXPECT_EQ(mine[0].count, 1);
  EXPECT_EQ(mine[0].due, draw.due);
  EXPECT_EQ(mine[0].path, "/declarations/inspections/" + std::to_string(draw.id));
  EXPECT_TRUE(waits(verifier().caller, kToday).empty()) << "who verified it cannot";
  access::Caller city = inspector().caller;
  city.account_id = 10;
  city.role = access::Role::city_admin;
  city.key_lo = kCounty - 20'000'000'000;
  EXPECT_TRUE(waits(city, draw.due).empty()) << "the county has until that day";
  EXPECT_EQ(waits(city, draw.due + 1).size(), 1U);
  found(row(draw, d), "upheld");
  EXPECT_TRUE(waits(inspector().caller, kToday).empty());
}

XT_BOTH_ENGINES(Inspecting);
XT_BOTH_ENGINES(BadDraw);

}  // namespace
}  // namespace xt::declarations
