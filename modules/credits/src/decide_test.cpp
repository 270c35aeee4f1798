// Reversals and holds; and what stays true whatever happens.
#include <map>
#include <random>

#include <gtest/gtest.h>

#include "test_credits.h"

namespace xt::credits {
namespace {

using testing::entry_of;

class Decisions : public testing::LedgerTest {
 protected:
  std::string reason_of(const std::function<Status(db::Session&)>& f) {
    const auto result = database().write([&](db::Session& s) { return f(s); });
    return result.ok() ? "" : result.error().reason;
  }
  Id held() {
    NewEntry entry = entry_of(teacher(0), 3);
    entry.hours_x100 = 5000;
    return put({entry})[0].id;
  }
  static Status status(Result<Id> result) {
    if (!result.ok()) return std::move(result).error();
    return {};
  }
};

TEST_P(Decisions, AReversalTakesBackTheWholeOnce) {
  const Id award = put({entry_of(teacher(0), 0)})[0].id;
  put({entry_of(teacher(0), 1)});
  const Id reversal = write([&](db::Session& s) { return reverse(s, teacher(0), award, {7, "重复登记"}); });
  const auto page = page_of(teacher(0));
  EXPECT_EQ(page.totals.hours_x100, 1000);
  EXPECT_EQ(page.totals.credits_x100, 100);
  EXPECT_EQ(page.totals.records, 1);
  const auto it = std::find_if(page.entries.begin(), page.entries.end(),
                               [&](const Entry& e) { return e.id == reversal; });
  ASSERT_NE(it, page.entries.end());
  EXPECT_EQ(it->reverses, award);
  EXPECT_EQ(it->hours_x100, -1000);
  EXPECT_EQ(it->note, "重复登记");
  EXPECT_EQ(it->earned_on, entry_of(teacher(0), 0).earned_on) << "it counts in the window that it corrects";
  const auto again = [&](Id entry, const char* why) {
    return reason_of([&](db::Session& s) { return status(reverse(s, teacher(0), entry, {7, why})); });
  };
  EXPECT_EQ(again(award, "再次"), "credits.already_reversed");
  EXPECT_EQ(again(reversal, "冲销冲销"), "credits.not_reversible");
  EXPECT_EQ(again(12345, "没有"), "credits.no_entry");
  EXPECT_EQ(again(award, ""), "credits.reason_required");
  EXPECT_FALSE(check().difference.has_value());
}

TEST_P(Decisions, AReleasedHoldCounts) {
  const Id hold = held();
  EXPECT_EQ(page_of(teacher(0)).totals.hours_x100, 0);
  write([&](db::Session& s) { return release_hold(s, teacher(0), hold, {7, "经学校核实为封闭培训"}); });
  const auto page = page_of(teacher(0));
  EXPECT_EQ(page.totals.hours_x100, 5000);
  EXPECT_EQ(page.entries.at(0).note, "经学校核实为封闭培训");
  EXPECT_EQ(page.entries.at(0).org_key, testing::kSchoolA);
  EXPECT_EQ(held(), page.entries.at(0).id) << "importing it again finds the entry";
  EXPECT_EQ(reason_of([&](db::Session& s) { return drop_hold(s, teacher(0), hold, {7, "误"}); }),
            "credits.already_decided");
  EXPECT_FALSE(check().difference.has_value());
}

TEST_P(Decisions, AReleasedHoldCountsWhatItIsWorthThen) {
  const Id hold = held();
  const auto release = [&](const Recount& recount) {
    return reason_of(
        [&](db::Session& s) { return status(release_hold(s, teacher(0), hold, {7, "核实"}, recount)); });
  };
  EXPECT_EQ(release([](db::Session&, NewEntry&) { return make_error(Code::invalid, "rules.bad"); }),
            "rules.bad");
  EXPECT_TRUE(page_of(teacher(0)).entries.empty()) << "the hold still waits";
  EXPECT_EQ(release([](db::Session&, NewEntry& entry) -> Status {
              entry.hours_x100 = 1200;
              entry.rule = "gx@2#one";
              return {};
            }),
            "");
  const auto page = page_of(teacher(0));
  EXPECT_EQ(page.totals.hours_x100, 1200);
  EXPECT_EQ(page.entries.at(0).note, "核实（入账时重新折算：50学时1学分 → 12学时1学分）");
  EXPECT_FALSE(check().difference.has_value());
}

TEST_P(Decisions, ADroppedHoldStaysDropped) {
  const Id hold = held();
  EXPECT_EQ(reason_of([&](db::Session& s) { return drop_hold(s, teacher(0), hold, {7, ""}); }),
            "credits.reason_required");
  EXPECT_EQ(reason_of([&](db::Session& s) { return drop_hold(s, teacher(0), hold, {7, "虚报"}); }), "");
  NewEntry entry = entry_of(teacher(0), 3);
  entry.hours_x100 = 5000;
  const auto outcome = put({entry})[0];
  EXPECT_EQ(outcome.what, Posted::unchanged);
  EXPECT_EQ(outcome.reason, "dropped");
  EXPECT_TRUE(page_of(teacher(0)).entries.empty());
  EXPECT_EQ(reason_of([&](db::Session& s) { return status(release_hold(s, teacher(0), hold, {7, "改判"})); }),
            "credits.already_decided");
  EXPECT_EQ(reason_of([&](db::Session& s) { return status(release_hold(s, teacher(1), hold, {7, "他人"})); }),
            "credits.no_hold");
}

TEST_P(Decisions, ANoteIsWrittenOnce) {
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(reason_of([&](db::Session& s) { return note(s, teacher(0), "merge:1>2", "档案合并"); }), "");
  }
  const auto page = page_of(teacher(0));
  ASSERT_EQ(page.entries.size(), 1U);
  EXPECT_EQ(page.entries[0].kind, "note");
  EXPECT_EQ(page.totals.records, 0);
}

TEST_P(Decisions, PagesMeetWithoutGapOrRepetition) {
  std::vector<NewEntry> entries;
  for (int n = 0; n < 25; ++n) {
    entries.push_back(entry_of(teacher(0), n / 2));  // pairs on the same days
    entries.back().programme += n % 2 == 0 ? "甲" : "乙";
    entries.back().key = "k" + std::to_string(n);
  }
  put(entries);
  EntryFilter filter{{}, "", 4};
  std::vector<Id> seen;
  for (int guard = 0; guard < 20; ++guard) {
    const auto page = page_of(teacher(0), filter);
    EXPECT_EQ(page.totals.records, 25);
    for (const auto& e : page.entries) seen.push_back(e.id);
    filter.cursor = page.next_cursor;
    if (filter.cursor.empty()) break;
  }
  EXPECT_EQ(seen.size(), 25U);
  std::sort(seen.begin(), seen.end());
  EXPECT_EQ(std::unique(seen.begin(), seen.end()), seen.end());
  EXPECT_EQ(page_of(teacher(0), {2023, "", 200}).totals.records, 25);
  EXPECT_EQ(page_of(teacher(0), {2022, "", 200}).totals.records, 0);
  EXPECT_FALSE(database()
                   .read([&](db::Session& s) { return credits::entries(s, teacher(0), {{}, "1.x.2", 5}); })
                   .ok());
}

// Random posting, reversing, releasing, dropping against a plain sum: totals are net, chains hold, keys count
// once.
TEST_P(Decisions, RandomHistoriesAddUp) {
  std::mt19937 random(7);
  const auto roll = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  std::map<std::pair<int, int>, Id> awards, holds;  // teacher and number -> id
  std::map<std::pair<int, int>, bool> gone;         // reversed, or dropped
  for (int step = 0; step < 150; ++step) {
    const int t = roll(3);
    const int n = roll(40);
    const auto at = std::pair(t, n);
    const bool large = n % 5 == 0;
    switch (roll(4)) {
      case 0:
      case 1: {
        NewEntry entry = entry_of(teacher(t), n);
        if (large) entry.hours_x100 = 9900;
        const auto outcome = put({entry})[0];
        const bool fresh = !awards.contains(at) && !holds.contains(at);
        if (fresh && !large) {
          ASSERT_EQ(outcome.what, Posted::posted);
          awards[at] = outcome.id;
        } else if (fresh) {
          ASSERT_EQ(outcome.what, Posted::held);
          holds[at] = outcome.id;
        } else {
          ASSERT_NE(outcome.what, Posted::posted);
        }
        break;
      }
      case 2:
        if (awards.contains(at) && !gone[at]) {
          write([&](db::Session& s) { return reverse(s, teacher(t), awards[at], {1, "测试"}); });
          gone[at] = true;
        }
        break;
      default:
        if (holds.contains(at) && !awards.contains(at) && !gone[at]) {
          if (roll(2) == 0) {
            awards[at] =
                write([&](db::Session& s) { return release_hold(s, teacher(t), holds[at], {1, "测试"}); });
          } else {
            EXPECT_EQ(
                reason_of([&](db::Session& s) { return drop_hold(s, teacher(t), holds[at], {1, "测试"}); }),
                "");
            gone[at] = true;
          }
        }
    }
  }
  for (int t = 0; t < 3; ++t) {
    std::int64_t expected = 0, records = 0;
    for (const auto& [at, id] : awards) {
      if (at.first != t || gone[at]) continue;
      expected += at.second % 5 == 0 ? 9900 : 1000;
      ++records;
    }
    const auto page = page_of(teacher(t));
    EXPECT_EQ(page.totals.hours_x100, expected);
    EXPECT_EQ(page.totals.records, records);
  }
  const auto report = check();
  EXPECT_FALSE(report.difference.has_value()) << report.difference->what;
  EXPECT_GT(report.entries, 30);
}

XT_BOTH_ENGINES(Decisions);

}  // namespace
}  // namespace xt::credits
