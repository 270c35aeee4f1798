// Taking a whole import back, and importing it once more.
#include "credits/undo.h"

#include <gtest/gtest.h>

#include "test_credits.h"

namespace xt::credits {
namespace {

using testing::entry_of;

class Undo : public testing::LedgerTest {
 protected:
  // Two entries of two teachers, and a third that waits: more than eight hours a day.
  std::vector<NewEntry> sheet() const {
    std::vector<NewEntry> rows = {entry_of(teacher(0), 0), entry_of(teacher(1), 1), entry_of(teacher(1), 2)};
    rows[2].hours_x100 = 9'000;
    rows[1].origin = "import:1:3";
    rows[2].origin = "import:1:4";
    return rows;
  }
  OriginCounts undo() {
    return write([&](db::Session& s) { return undo_origin(s, "import:1", {7, "传错了文件"}); });
  }
  OriginCounts counts() {
    return read([&](db::Session& s) { return count_origin(s, "import:1"); });
  }
};

TEST_P(Undo, ReversesWhatStandsAndTakesAwayWhatWaits) {
  NewEntry foreign = entry_of(teacher(2), 5);
  foreign.origin = "import:12:1";  // begins alike
  put({foreign});
  put(sheet());
  EXPECT_EQ(counts().entries, 2);
  EXPECT_EQ(counts().open_holds, 1);
  const OriginCounts done = undo();
  EXPECT_EQ(done.reversed, 2);
  EXPECT_EQ(done.open_holds, 1);
  EXPECT_EQ(page_of(teacher(0)).totals.hours_x100, 0);
  EXPECT_EQ(page_of(teacher(1)).totals.records, 0);
  EXPECT_EQ(page_of(teacher(2)).totals.hours_x100, 1000);
  EXPECT_EQ(counts().reversed, 2);
  EXPECT_EQ(undo().reversed, 0);  // again: nothing is left
  EXPECT_FALSE(check().difference);
}

TEST_P(Undo, TheSameSheetMayComeAgainAndAgain) {
  for (int round = 0; round < 3; ++round) {
    const auto first = put(sheet());
    EXPECT_EQ(first[0].what, Posted::posted) << round;
    EXPECT_EQ(first[1].what, Posted::posted) << round;
    EXPECT_EQ(first[2].what, Posted::held) << round;
    const auto again = put(sheet());
    EXPECT_EQ(again[0].what, Posted::unchanged) << round;
    EXPECT_EQ(again[0].id, first[0].id) << round;
    EXPECT_EQ(again[2].what, Posted::held) << round;
    EXPECT_EQ(again[2].id, first[2].id) << round;
    EXPECT_EQ(page_of(teacher(0)).totals.hours_x100, 1000) << round;
    undo();
    EXPECT_EQ(page_of(teacher(0)).totals.hours_x100, 0) << round;
  }
  EXPECT_FALSE(check().difference);
}

TEST_P(Undo, WhatAPersonTookBackStaysTakenBack) {
  const auto posted = put(sheet());
  write([&](db::Session& s) { return reverse(s, teacher(0), posted[0].id, {7, "重复"}); });
  EXPECT_EQ(undo().reversed, 1);
  EXPECT_EQ(put(sheet())[0].what, Posted::unchanged);
  EXPECT_EQ(page_of(teacher(0)).totals.hours_x100, 0);
}

TEST_P(Undo, AReleasedHoldGoesBackWithItsImport) {
  const auto posted = put(sheet());
  write([&](db::Session& s) { return release_hold(s, teacher(1), posted[2].id, {7, "核实"}); });
  EXPECT_EQ(counts().entries, 3);
  EXPECT_EQ(counts().decided_holds, 1);
  EXPECT_EQ(undo().reversed, 3);
  EXPECT_EQ(page_of(teacher(1)).totals.hours_x100, 0);
  EXPECT_EQ(put(sheet())[2].what, Posted::held);  // judged anew
}

XT_BOTH_ENGINES(Undo);

}  // namespace
}  // namespace xt::credits
