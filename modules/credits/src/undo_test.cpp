// Taking a whole import back, and importing it once more.
#include "credits/undo.h"

#include <gtest/gtest.h>

#include "credits_queries.gen.h"
#include "hold_json.h"
#include "origin.h"
#include "test_credits.h"

namespace xt::credits {
namespace {

using testing::entry_of;

// As the engine would do it; parameters as literals of their kinds.
Result<std::string> plan_of(db::Session& session, std::string_view statement) {
  std::string text(statement);
  const std::vector<std::pair<std::string, std::string>> values = {
      {":ids", "'1,2'"}, {":origin", "'import:1'"}, {":rows", "'import:1:%'"}, {":teacher", "0"},
      {":seq", "0"},     {":limit", "100"}};
  for (const auto& [name, value] : values) {
    for (auto at = text.find(name); at != std::string::npos; at = text.find(name)) {
      text.replace(at, name.size(), value);
    }
  }
  const bool sqlite = session.engine() == db::Engine::sqlite;
  std::string plan;
  XT_CHECK_OK(session.each(db::Sql{(sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + text}, {},
                           [&](const db::Row& row) {
                             plan += "\n" + std::string(row.text(sqlite ? 3 : 0));
                             return true;
                           }));
  return plan;
}

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

TEST(Origin, OfARowIsItsImport) {
  EXPECT_EQ(whole_origin("import:7:12"), "import:7");
  EXPECT_EQ(whole_origin("import:7"), "import:7");
  EXPECT_EQ(whole_origin("api:1:5"), "api:1:5");
  EXPECT_EQ(whole_origin(""), "");
}

TEST_P(Undo, WhoKnowsThePeopleReadsTheirChainsAlone) {
  put(sheet());
  const auto among = [&](const std::vector<Id>& people) {
    return read([&](db::Session& s) { return count_origin_among(s, "import:1", people); });
  };
  EXPECT_EQ(among({teacher(0), teacher(1)}).entries, 2);
  EXPECT_EQ(among({teacher(0)}).entries, 1);
  EXPECT_EQ(among({}).entries, 0);
  EXPECT_EQ(among({}).open_holds, 1) << "what waits stands in no chain";
  std::int64_t told = 0;
  const OriginCounts done = write([&](db::Session& s) {
    return undo_origin_among(s, "import:1", {teacher(0), teacher(1)}, {7, "传错了文件"},
                             [&](std::int64_t n) -> Status {
                               told = n;
                               return {};
                             });
  });
  EXPECT_EQ(done.reversed, 2);
  EXPECT_EQ(done.open_holds, 1);
  EXPECT_EQ(told, 2);
  EXPECT_EQ(among({teacher(0), teacher(1)}).reversed, 2);
  EXPECT_FALSE(check().difference);
}

// However large the ledger: an undo finds what it takes back by indexes. PostgreSQL reads a small table whole
// unless that is made dear; where no index serves it would read it whole all the same.
TEST_P(Undo, NothingIsReadWhole) {
  const std::vector<db::Query> asked = {sql::count_origin_among,     sql::entries_of_origin_among,
                                        sql::count_holds_of_origin,  sql::withdraw_holds,
                                        sql::drop_sources_of_origin, sql::sources_left};
  write([&](db::Session& s) -> Result<bool> {
    const bool postgres = s.engine() == db::Engine::postgres;
    if (postgres) XT_CHECK_OK(s.script("SET LOCAL enable_seqscan = off"));
    for (const db::Query& one : asked) {
      XT_TRY(const std::string plan, plan_of(s, postgres ? one.postgres : one.sqlite));
      for (const char* table : {"credits_entry", "credits_hold", "credits_source"}) {
        EXPECT_EQ(plan.find("Seq Scan on " + std::string(table)), std::string::npos) << plan;
      }
      for (const char* scan : {"SCAN e", "SCAN s", "SCAN r", "SCAN credits_"}) {
        EXPECT_EQ(plan.find(scan), std::string::npos) << one.name << plan;
      }
      EXPECT_NE(plan.find(postgres ? "Index" : "SEARCH"), std::string::npos) << plan;
    }
    return true;
  });
}

XT_BOTH_ENGINES(Undo);

class BeforeOrigins : public db::testing::EngineTest {};

TEST_P(BeforeOrigins, HoldsAndSourcesFromBeforeAreFoundAfterTheMigration) {
  db::ModuleMigrations before = migrations();
  std::erase_if(before.migrations, [](const db::Migration& one) { return one.number >= 9; });
  testing::must(db::migrate(database(), {orgs::migrations(), people::migrations(), before}));
  const auto hold = [](int id, const std::string& origin) {
    NewEntry told = entry_of(1, id);
    told.origin = origin;
    return "INSERT INTO credits_hold (teacher_id, id, reason, entry, key, org_key, created_ms) VALUES (1, " +
           std::to_string(id) + ", 'overlap', '" + hold_json(told) + "', 'k" + std::to_string(id) +
           "', 5, 0);";
  };
  testing::must(database().write([&](db::Session& s) -> Status {
    XT_CHECK_OK(s.script(hold(1, "import:7:12") + hold(2, "import:71:1") + hold(3, "api:7:12") +
                         hold(4, "import:7") + hold(5, "")));
    return s.script(
        "INSERT INTO credits_source (teacher_id, key, chain_id, entry_id, origin, entry, linked_ms) "
        "VALUES (1, 'k', 1, 1, 'import:7:13', '{}', 0)");
  }));
  testing::must(db::migrate(database(), {orgs::migrations(), people::migrations(), migrations()}));
  testing::must(database().read([&](db::Session& s) -> Result<bool> {
    XT_TRY(const auto of_import, count_origin_among(s, "import:7", {}));
    XT_TRY(const auto of_batch, count_origin_among(s, "api:7:12", {}));
    EXPECT_EQ(of_import.open_holds, 2);
    EXPECT_EQ(of_batch.open_holds, 1);
    XT_TRY(const auto sources,
           s.one(db::Sql{"SELECT COUNT(*) FROM credits_source WHERE origin = 'import:7'"}));
    EXPECT_EQ(sources.i64(0), 1);
    return true;
  }));
}

XT_BOTH_ENGINES(BeforeOrigins);

}  // namespace
}  // namespace xt::credits
