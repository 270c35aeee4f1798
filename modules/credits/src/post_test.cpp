#include <thread>

#include <gtest/gtest.h>

#include "people/corrections.h"

#include "test_credits.h"

namespace xt::credits {
namespace {

using testing::entry_of;

class Ledger : public testing::LedgerTest {};

TEST_P(Ledger, PostsOnceAndAnswersInTheOrderGiven) {
  const std::vector<NewEntry> entries = {entry_of(teacher(1), 0), entry_of(teacher(0), 0),
                                         entry_of(teacher(1), 1), entry_of(teacher(1), 0)};
  const auto first = put(entries);
  EXPECT_EQ(first[0].what, Posted::posted);
  EXPECT_EQ(first[1].what, Posted::posted);
  EXPECT_EQ(first[2].what, Posted::posted);
  EXPECT_EQ(first[3].what, Posted::unchanged) << "the same row twice in one import";
  EXPECT_EQ(first[3].id, first[0].id);
  for (const auto& outcome : put(entries)) EXPECT_EQ(outcome.what, Posted::unchanged);
  const auto page = page_of(teacher(1));
  ASSERT_EQ(page.entries.size(), 2U);
  EXPECT_EQ(page.totals.hours_x100, 2000);
  EXPECT_EQ(page.totals.records, 2);
  EXPECT_EQ(page.entries[0].programme, "项目1") << "the latest first";
  EXPECT_EQ(page.entries[1].seq, 1);
  EXPECT_EQ(page.entries[1].org_key, testing::kSchoolA);
}

TEST_P(Ledger, ADryRunTellsTheSameAndWritesNothing) {
  NewEntry bad = entry_of(teacher(0), 1);
  bad.hours_x100 = 10000;
  const std::vector<NewEntry> entries = {entry_of(teacher(0), 0), bad, entry_of(teacher(0), 0)};
  const auto dry = write([&](db::Session& s) { return post(s, entries, {true}); });
  const auto wet = put(entries);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    EXPECT_EQ(dry[i].what, wet[i].what);
    EXPECT_EQ(dry[i].reason, wet[i].reason);
    EXPECT_EQ(dry[i].id, 0);
  }
  EXPECT_EQ(wet[0].what, Posted::posted);
  EXPECT_EQ(wet[1].what, Posted::held);
}

TEST_P(Ledger, HoldsWhatAHumanMustDecide) {
  std::vector<NewEntry> entries(5, entry_of(teacher(0), 0));
  entries[1].earned_from = entries[0].earned_on;  // one common day
  entries[1].earned_on = entries[1].earned_from + 3;
  entries[1].key = "a1";
  entries[2] = entry_of(teacher(0), 10);
  entries[2].hours_x100 = 1601;
  entries[3] = entry_of(teacher(0), 20);
  entries[3].earned_from = Date::of(2015, 8, 31);  // the day before the first day of work
  entries[3].both_days_given = false;
  entries[4] = entry_of(teacher(0), 30);
  entries[4].hours_x100 = 1600;
  const auto outcomes = put(entries);
  EXPECT_EQ(outcomes[0].what, Posted::posted);
  EXPECT_EQ(outcomes[1].reason, "overlap");
  EXPECT_EQ(outcomes[2].reason, "too_many_hours");
  EXPECT_EQ(outcomes[3].reason, "outside_employment");
  EXPECT_EQ(outcomes[4].what, Posted::posted) << "eight hours a day are not too many";
  for (const int i : {1, 2, 3}) EXPECT_FALSE(outcomes[static_cast<std::size_t>(i)].detail.empty());
  EXPECT_EQ(page_of(teacher(0)).totals.hours_x100, 2600) << "holds count nowhere";
  const auto again = put(entries);
  EXPECT_EQ(again[2].what, Posted::held) << "always reported";
  EXPECT_EQ(again[2].id, outcomes[2].id) << "but held once";
  const auto holds =
      read([&](db::Session& s) { return open_holds(s, testing::kSchoolA, testing::kSchoolA + 1, 0, 50); });
  ASSERT_EQ(holds.size(), 3U);
  EXPECT_EQ(holds[0].reason, "overlap");
  EXPECT_EQ(holds[1].hours_x100, 1601);
  EXPECT_TRUE(read([&](db::Session& s) {
                return open_holds(s, testing::kSchoolB, testing::kSchoolB + 1, 0, 50);
              }).empty());
}

TEST_P(Ledger, AnOverlapWithAnEarlierImportIsHeldToo) {
  put({entry_of(teacher(0), 0), entry_of(teacher(1), 0)});
  NewEntry again = entry_of(teacher(0), 0);
  again.hours_x100 = 900;
  again.key = "corrected";
  EXPECT_EQ(put({again})[0].reason, "overlap");
  // Somebody else's entry, or another programme on the same days, is no overlap.
  again.teacher = teacher(2);
  EXPECT_EQ(put({again})[0].what, Posted::posted);
  NewEntry other = entry_of(teacher(0), 0);
  other.programme = "另一项目";
  other.key = "other";
  EXPECT_EQ(put({other})[0].what, Posted::posted);
}

TEST_P(Ledger, WhatWasTakenBackDoesNotOverlap) {
  const auto first = put({entry_of(teacher(0), 0)});
  write([&](db::Session& s) { return reverse(s, teacher(0), first[0].id, {1, "学时填错"}); });
  NewEntry again = entry_of(teacher(0), 0);
  again.hours_x100 = 800;
  again.key = "corrected";
  EXPECT_EQ(put({again})[0].what, Posted::posted);
  EXPECT_EQ(put({entry_of(teacher(0), 0)})[0].what, Posted::unchanged)
      << "a reversed row does not come back by itself";
  EXPECT_EQ(page_of(teacher(0)).totals.hours_x100, 800);
}

TEST_P(Ledger, RefusesNonsenseWhole) {
  std::vector<NewEntry> entries = {entry_of(teacher(0), 0), entry_of(teacher(0), 1)};
  const auto refused = [&] {
    const auto result = database().write([&](db::Session& s) { return post(s, entries); });
    return result.ok() ? std::string() : result.error().reason;
  };
  entries[1].earned_on = entries[1].earned_from - 1;
  EXPECT_EQ(refused(), "credits.bad_entry");
  entries[1] = entry_of(teacher(0), 1);
  entries[1].key = "a,b";
  EXPECT_EQ(refused(), "credits.bad_entry");
  entries[1].key = "";
  EXPECT_EQ(refused(), "credits.bad_entry");
  entries[1] = entry_of(12345, 1);
  EXPECT_EQ(refused(), "credits.bad_entry");
  EXPECT_TRUE(page_of(teacher(0)).entries.empty());
}

// The heart of idempotency: several imports of the same rows at the same time count them once.
TEST_P(Ledger, RacingImportsCountOnce) {
  std::vector<NewEntry> entries;
  for (int n = 0; n < 60; ++n) {
    for (int t = 0; t < 3; ++t) entries.push_back(entry_of(teacher(t), n));
  }
  constexpr int kRacers = 4;
  std::vector<Outcome> outcomes[kRacers];
  {
    std::vector<std::jthread> racers;
    for (int r = 0; r < kRacers; ++r) {
      racers.emplace_back([&, r] {
        const auto own = must_open();
        for (std::size_t i = 0; i < entries.size(); i += 45) {
          const auto part = put_into(*own, {entries.begin() + i, entries.begin() + i + 45});
          outcomes[r].insert(outcomes[r].end(), part.begin(), part.end());
        }
      });
    }
  }
  for (std::size_t i = 0; i < entries.size(); ++i) {
    int posted = 0;
    for (const auto& outcome : outcomes) posted += outcome.at(i).what == Posted::posted;
    ASSERT_EQ(posted, 1) << i;
  }
  for (int t = 0; t < 3; ++t) {
    const auto page = page_of(teacher(t), {{}, "", 200});
    EXPECT_EQ(page.entries.size(), 60U);
    EXPECT_EQ(page.totals.hours_x100, 60 * 1000);
  }
  EXPECT_FALSE(check().difference.has_value());
}

// A row imported before two records were merged is known afterwards, under the record that speaks.
TEST_P(Ledger, AMergedPersonIsOnePerson) {
  put({entry_of(teacher(0), 0), entry_of(teacher(1), 1)});
  people::CorrectionOptions options{false, "同一人重复建档", 9, note};
  write([&](db::Session& s) { return people::merge(s, teacher(0), teacher(1), options); });
  NewEntry known = entry_of(teacher(1), 1);
  EXPECT_EQ(put({known})[0].what, Posted::unchanged);
  known.teacher = teacher(0);
  EXPECT_EQ(put({known})[0].what, Posted::unchanged);
  known.key = "close";
  EXPECT_EQ(put({known})[0].reason, "overlap") << "the alias' entries are the person's";
  EXPECT_EQ(put({entry_of(teacher(1), 2)})[0].what, Posted::posted);
  const auto page = page_of(teacher(1));
  EXPECT_EQ(page.totals.hours_x100, 3000);
  int notes = 0;
  for (const auto& e : page.entries) notes += e.kind == "note";
  EXPECT_EQ(notes, 2) << "one in each chain";
  EXPECT_FALSE(check().difference.has_value());
}

XT_BOTH_ENGINES(Ledger);

}  // namespace
}  // namespace xt::credits
