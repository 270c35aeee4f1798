#include "db/migrate.h"

#include <chrono>
#include <thread>

#include <gtest/gtest.h>

#include "db/testing.h"

namespace xt::db {
namespace {

using Migrate = testing::EngineTest;

const ModuleMigrations kModule{
    "shop",
    {{1, "first",
      "CREATE TABLE shop_a (x BIGINT NOT NULL PRIMARY KEY) WITHOUT ROWID;\nCREATE INDEX shop_i ON shop_a "
      "(x);",
      "CREATE TABLE shop_a (x BIGINT NOT NULL PRIMARY KEY);\nCREATE INDEX shop_i ON shop_a (x);", "d1"},
     {2, "second", "INSERT INTO shop_a VALUES (1); INSERT INTO shop_a VALUES (2);",
      "INSERT INTO shop_a VALUES (1); INSERT INTO shop_a VALUES (2);", "d2"}}};

TEST_P(Migrate, AppliesOnce) {
  auto first = migrate(database(), {kModule});
  ASSERT_TRUE(first.ok()) << first.error().note;
  EXPECT_EQ(*first, 2);
  EXPECT_EQ(*migrate(database(), {kModule}), 0);
  auto row = database().read([](Session& s) { return s.one(Sql{"SELECT count(*) FROM shop_a"}); });
  EXPECT_EQ(row->i64(0), 2);
}

TEST_P(Migrate, RefusesRewrittenHistory) {
  ASSERT_TRUE(migrate(database(), {kModule}).ok());
  ModuleMigrations changed = kModule;
  changed.migrations[0].digest = "other";
  EXPECT_EQ(migrate(database(), {changed}).error().reason, "db.migration_changed");
}

TEST_P(Migrate, ABrokenMigrationLeavesNothingHalfDone) {
  ModuleMigrations broken = kModule;
  const char* sql = "CREATE TABLE shop_b (x BIGINT); INSERT INTO shop_nowhere VALUES (1);";
  broken.migrations.push_back({3, "third", sql, sql, "d3"});
  EXPECT_FALSE(migrate(database(), {broken}).ok());
  auto gone = database().read([](Session& s) { return s.one(Sql{"SELECT count(*) FROM shop_b"}); });
  EXPECT_EQ(gone.error().reason, "db.statement");
  auto journal = database().read([](Session& s) { return s.one(Sql{"SELECT count(*) FROM db_migration"}); });
  EXPECT_EQ(journal->i64(0), 2);
}

TEST_P(Migrate, TwoStartsAtOnceApplyOnce) {
  auto other = *Database::open(url());
  Result<int> here = 0;
  Result<int> there = 0;
  std::thread thread([&] { there = migrate(*other, {kModule}); });
  here = migrate(database(), {kModule});
  thread.join();
  ASSERT_TRUE(here.ok()) << here.error().note;
  ASSERT_TRUE(there.ok()) << there.error().note;
  EXPECT_EQ(*here + *there, 2);
}

// An import writes for as long as it takes; whoever only wants to read must not wait for it.
TEST_P(Migrate, WhatIsUpToDateWaitsForNoWriter) {
  ASSERT_TRUE(migrate(database(), {kModule}).ok());
  auto other = *Database::open(url());
  const auto written = database().write([&](Session& s) -> Status {
    XT_CHECK_OK(s.script("INSERT INTO shop_a VALUES (3)"));
    const auto begun = std::chrono::steady_clock::now();
    const auto meanwhile = migrate(*other, {kModule});
    EXPECT_TRUE(meanwhile.ok()) << meanwhile.error().reason;
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(5));
    return {};
  });
  EXPECT_TRUE(written.ok()) << written.error().note;
}

TEST_P(Migrate, TheSchemaCanBeSeen) {
  ASSERT_TRUE(migrate(database(), {kModule}).ok());
  auto dump = dump_schema(database());
  ASSERT_TRUE(dump.ok()) << dump.error().note;
  const bool sqlite = database().engine() == Engine::sqlite;
  EXPECT_NE(
      dump->find(sqlite ? "table shop_a.x BIGINT not null key 1\n" : "table shop_a.x bigint not null\n"),
      std::string::npos)
      << *dump;
  EXPECT_NE(dump->find("index shop_i: CREATE INDEX shop_i ON shop_a"), std::string::npos) << *dump;
}

XT_BOTH_ENGINES(Migrate);

}  // namespace
}  // namespace xt::db
