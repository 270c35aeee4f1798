#include "db/db.h"

#include <atomic>
#include <chrono>
#include <thread>

#include <gtest/gtest.h>

#include "db/if_free.h"
#include "db/testing.h"

namespace xt::db {
namespace {

class Db : public testing::EngineTest {
 protected:
  void SetUp() override {
    ASSERT_TRUE(
        database()
            .write([](Session& s) {
              return s.script(
                  "CREATE TABLE t (id BIGINT NOT NULL PRIMARY KEY, name TEXT, n INTEGER CHECK (n < 1000));"
                  "CREATE TABLE u (t_id BIGINT NOT NULL REFERENCES t (id))");
            })
            .ok());
  }
  Status insert(std::int64_t id, Value name = {}, Value n = {}) {
    return database().write([&](Session& s) { return put(s, id, name, n); });
  }
  static Status put(Session& s, std::int64_t id, const Value& name = {}, const Value& n = {}) {
    auto done = s.exec(Sql{"INSERT INTO t (id, name, n) VALUES (:id, :name, :n)"},
                       {{"id", id}, {"name", name}, {"n", n}});
    if (!done.ok()) return std::move(done).error();
    return {};
  }
  std::int64_t count(const std::string& where = "1 = 1") {
    auto row =
        database().read([&](Session& s) { return s.one(Sql{"SELECT count(*) FROM t WHERE " + where}); });
    return row.ok() ? row->i64(0) : -1;
  }
};

TEST_P(Db, KeepsValuesOfEveryKind) {
  ASSERT_TRUE(insert(1, std::string("韦老师 'x' :y"), std::int64_t{7}).ok());
  ASSERT_TRUE(insert(INT64_MAX).ok());
  auto rows = database().read([](Session& s) { return s.all(Sql{"SELECT id, name, n FROM t ORDER BY id"}); });
  ASSERT_TRUE(rows.ok());
  ASSERT_EQ(rows->size(), 2u);
  EXPECT_EQ((*rows)[0].text(1), "韦老师 'x' :y");
  EXPECT_EQ((*rows)[0].i64(2), 7);
  EXPECT_EQ((*rows)[0].text(2), "7");
  EXPECT_EQ((*rows)[1].i64(0), INT64_MAX);
  EXPECT_TRUE((*rows)[1].null(1));
  EXPECT_EQ((*rows)[1].text(1), "");
}

TEST_P(Db, TypesExpressionsAlike) {
  ASSERT_TRUE(insert(1, std::string("a"), std::int64_t{7}).ok());
  ASSERT_TRUE(insert(2, std::string("b"), std::int64_t{8}).ok());
  auto row = database().read([](Session& s) {
    return s.one(Sql{"SELECT sum(id), count(*), max(name), CASE WHEN :none IS NULL THEN 1 ELSE 0 END,"
                     " coalesce(:none, 5), :text, :number + 1, 2 > 1 /* :not_one */, ':nor_this' -- "
                     ":or_this\n FROM t"},
                 {{"none", {}}, {"text", std::string("x")}, {"number", std::int64_t{41}}});
  });
  ASSERT_TRUE(row.ok()) << row.error().note;
  const std::vector<Value> expected{std::int64_t{3},  std::int64_t{2}, std::string("b"),
                                    std::int64_t{1},  std::int64_t{5}, std::string("x"),
                                    std::int64_t{42}, std::int64_t{1}, std::string(":nor_this")};
  EXPECT_EQ(row->values, expected);
}

TEST_P(Db, NamesTheBrokenRule) {
  ASSERT_TRUE(insert(1).ok());
  const Status twice = insert(1);
  ASSERT_FALSE(twice.ok());
  EXPECT_EQ(twice.error().code, Code::conflict);
  EXPECT_EQ(twice.error().reason, "db.unique");
  EXPECT_EQ(insert(2, {}, std::int64_t{1000}).error().reason, "db.check");
  auto foreign = database().write([](Session& s) { return s.exec(Sql{"INSERT INTO u (t_id) VALUES (99)"}); });
  EXPECT_EQ(foreign.error().reason, "db.foreign_key");
  auto null = database().write(
      [](Session& s) { return s.exec(Sql{"INSERT INTO u (t_id) VALUES (:x)"}, {{"x", {}}}); });
  EXPECT_EQ(null.error().reason, "db.not_null");
  EXPECT_EQ(insert(3, std::string("\0", 1)).error().reason, "db.text");
  EXPECT_EQ(insert(3, std::string("\xff")).error().reason, "db.text");
  auto missing = database().read([](Session& s) { return s.one(Sql{"SELECT :absent"}); });
  EXPECT_EQ(missing.error().reason, "db.parameter");
  auto nonsense = database().read([](Session& s) { return s.one(Sql{"SELEKT 1"}); });
  EXPECT_EQ(nonsense.error().reason, "db.statement");
  EXPECT_EQ(count(), 1);
}

TEST_P(Db, RollsBackOnErrorAndOnException) {
  EXPECT_FALSE(database()
                   .write([&](Session& s) -> Status {
                     XT_CHECK_OK(put(s, 1));
                     return make_error(Code::invalid, "test.no");
                   })
                   .ok());
  EXPECT_EQ(count(), 0);
  EXPECT_THROW((void)database().write([&](Session& s) -> Status {
    XT_CHECK_OK(put(s, 1));
    throw std::runtime_error("no");
  }),
               std::runtime_error);
  EXPECT_EQ(count(), 0);
  ASSERT_TRUE(insert(1).ok());
}

TEST_P(Db, ASpoiltSessionDoesNotCommit) {
  const Status done = database().write([&](Session& s) -> Status {
    XT_CHECK_OK(put(s, 1));
    EXPECT_EQ(put(s, 1).error().reason, "db.unique");
    EXPECT_EQ(put(s, 2).error().reason, "db.session_failed");
    return {};
  });
  EXPECT_EQ(done.error().reason, "db.unique");
  EXPECT_EQ(count(), 0);
}

TEST_P(Db, AnAttemptCanFailAlone) {
  const Status done = database().write([&](Session& s) -> Status {
    XT_CHECK_OK(put(s, 1));
    const Status tried = s.attempt([&]() -> Status {
      XT_CHECK_OK(put(s, 2));
      return put(s, 1);
    });
    EXPECT_EQ(tried.error().reason, "db.unique");
    return put(s, 3);
  });
  ASSERT_TRUE(done.ok()) << done.error().note;
  EXPECT_EQ(count("id IN (1, 3)"), 2);
  EXPECT_EQ(count(), 2);
}

TEST_P(Db, ReadsAreSnapshotsAndRefuseChanges) {
  ASSERT_TRUE(insert(1).ok());
  const Status seen = database().read([&](Session& s) -> Status {
    XT_TRY(const auto before, s.one(Sql{"SELECT count(*) FROM t"}));
    std::thread([&] { EXPECT_TRUE(insert(2).ok()); }).join();
    XT_TRY(const auto after, s.one(Sql{"SELECT count(*) FROM t"}));
    EXPECT_EQ(before.i64(0), after.i64(0));
    return {};
  });
  ASSERT_TRUE(seen.ok());
  EXPECT_EQ(count(), 2);
  auto refused = database().read([](Session& s) { return s.exec(Sql{"DELETE FROM t"}); });
  EXPECT_EQ(refused.error().reason, "db.read_only");
  EXPECT_EQ(count(), 2);
}

TEST_P(Db, BulkAppendsAwkwardText) {
  const std::vector<std::string> awkward{"tab\there", "line\nbreak", "back\\slash", "\\N", "\\.",
                                         "",          "引号\"'",     "\r"};
  const Status done = database().write([&](Session& s) -> Status {
    auto bulk = s.bulk("t", "id, name, n");
    for (std::size_t i = 0; i < awkward.size(); ++i)
      XT_CHECK_OK(bulk->add({static_cast<std::int64_t>(i), awkward[i], std::monostate{}}));
    XT_CHECK_OK(bulk->finish());
    return put(s, 100);  // the session goes on
  });
  ASSERT_TRUE(done.ok()) << done.error().note;
  auto rows = database().read(
      [](Session& s) { return s.all(Sql{"SELECT name, n FROM t WHERE id < 100 ORDER BY id"}); });
  ASSERT_TRUE(rows.ok());
  ASSERT_EQ(rows->size(), awkward.size());
  for (std::size_t i = 0; i < awkward.size(); ++i) {
    EXPECT_EQ((*rows)[i].text(0), awkward[i]);
    EXPECT_FALSE((*rows)[i].null(0));
    EXPECT_TRUE((*rows)[i].null(1));
  }
}

TEST_P(Db, BulkShowsABrokenRuleAtTheLatestAtFinish) {
  const Status done = database().write([&](Session& s) -> Status {
    auto bulk = s.bulk("t", "id");
    XT_CHECK_OK(bulk->add({std::int64_t{1}}));
    XT_CHECK_OK(bulk->add({std::int64_t{1}}));
    return bulk->finish();
  });
  EXPECT_EQ(done.error().reason, "db.unique");
  EXPECT_EQ(count(), 0);
}

TEST_P(Db, AnUnfinishedBulkIsUndone) {
  const Status done = database().write([&](Session& s) -> Status {
    auto bulk = s.bulk("t", "id");
    XT_CHECK_OK(bulk->add({std::int64_t{1}}));
    return make_error(Code::invalid, "test.no");
  });
  EXPECT_EQ(done.error().reason, "test.no");
  EXPECT_EQ(count(), 0);
  ASSERT_TRUE(insert(1).ok());
}

TEST_P(Db, StreamsStopsAndNests) {
  constexpr std::int64_t kRows = 20'000;
  ASSERT_TRUE(database()
                  .write([&](Session& s) -> Status {
                    auto bulk = s.bulk("t", "id, name");
                    for (std::int64_t i = 0; i < kRows; ++i)
                      XT_CHECK_OK(bulk->add({i, std::string("n") + std::to_string(i)}));
                    return bulk->finish();
                  })
                  .ok());
  std::int64_t seen = 0;
  std::int64_t inner = 0;
  const Query outer{"outer", "SELECT id FROM t ORDER BY id", "SELECT id FROM t ORDER BY id"};
  const Query find{"find", "SELECT name FROM t WHERE id = :id", "SELECT name FROM t WHERE id = :id"};
  const Status done = database().read([&](Session& s) -> Status {
    seen = inner = 0;
    XT_CHECK_OK(s.each(outer, {}, [&](const Row& row) {
      EXPECT_EQ(row.i64(0), seen);
      if (++seen % 1000 == 0) {
        const auto name = s.one(find, {{"id", row.i64(0)}});
        EXPECT_EQ(name->text(0), "n" + std::to_string(row.i64(0)));
        ++inner;
      }
      return seen < 5000;
    }));
    XT_TRY(const auto after, s.one(Sql{"SELECT count(*) FROM t"}));
    EXPECT_EQ(after.i64(0), kRows);
    return {};
  });
  ASSERT_TRUE(done.ok()) << done.error().note;
  EXPECT_EQ(seen, 5000);
  EXPECT_EQ(inner, 5);
}

TEST_P(Db, TemporaryTablesEndWithTheSession) {
  for (const char* type : {"BIGINT", "TEXT"}) {  // the second time with another shape
    const Status done = database().write([&](Session& s) -> Status {
      XT_CHECK_OK(s.script(std::string("DELETE FROM t;\ncreate temporary TABLE stage (x ") + type + ")"));
      auto bulk = s.bulk("stage", "x");
      XT_CHECK_OK(bulk->add({std::string("42")}));
      XT_CHECK_OK(bulk->finish());
      const Query get{"get", "SELECT x FROM stage", "SELECT x FROM stage"};
      XT_TRY(const auto row, s.one(get));
      EXPECT_EQ(row.i64(0), 42);
      return {};
    });
    ASSERT_TRUE(done.ok()) << done.error().note;
  }
}

TEST_P(Db, WritersFromManyThreadsLoseNothing) {
  ASSERT_TRUE(insert(1, {}, std::int64_t{0}).ok());
  std::atomic<int> failed{0};
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 25; ++i) {
        const Status done = database().write([](Session& s) -> Status {
          XT_TRY(const auto row, s.one(Sql{"SELECT n FROM t WHERE id = 1"}));
          auto written = s.exec(Sql{"UPDATE t SET n = :n WHERE id = 1"}, {{"n", row.i64(0) + 1}});
          if (!written.ok()) return std::move(written).error();
          return {};
        });
        if (!done.ok()) ++failed;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  auto row = database().read([](Session& s) { return s.one(Sql{"SELECT n FROM t WHERE id = 1"}); });
  EXPECT_EQ(row->i64(0), 100 - failed.load());
  EXPECT_EQ(failed.load(), 0);
}

TEST_P(Db, ExecCountsRows) {
  ASSERT_TRUE(insert(1).ok());
  ASSERT_TRUE(insert(2).ok());
  auto changed = database().write([](Session& s) { return s.exec(Sql{"UPDATE t SET name = 'x'"}); });
  EXPECT_EQ(*changed, 2);
  auto none = database().write([](Session& s) { return s.exec(Sql{"DELETE FROM t WHERE id = 9"}); });
  EXPECT_EQ(*none, 0);
}

// As an import does from another process, then from this one.
TEST_P(Db, AWriteThatIsNotWorthWaitingForDoesNotWait) {
  const auto begin = std::chrono::steady_clock::now();
  const auto note = [&] {
    std::string out;
    std::thread([&] {
      const auto done = write_if_free(database(), [](Session& s) { return put(s, 7); });
      if (!done.ok()) out = done.error().reason;
    }).join();
    return out;
  };
  if (database().engine() == Engine::sqlite) {
    auto other = *Database::open(database().url());
    for (Database* writer : {other.get(), &database()}) {
      ASSERT_TRUE(writer
                      ->write([&](Session& s) -> Status {
                        XT_TRY([[maybe_unused]] const auto rows, s.exec(Sql{"DELETE FROM t"}));
                        EXPECT_EQ(note(), "db.busy");
                        return {};
                      })
                      .ok());
    }
  }
  EXPECT_EQ(note(), "");
  EXPECT_EQ(count("id = 7"), 1);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::milliseconds(Options{}.busy_timeout_ms));
}

XT_BOTH_ENGINES(Db);

class Impatient : public testing::EngineTest {
 protected:
  Impatient() : EngineTest(Options{.connections = 2, .busy_timeout_ms = 50, .statement_timeout_ms = 50}) {}
};

TEST_P(Impatient, StopsAStatementThatTakesTooLong) {
  auto slow = database().read([](Session& s) {
    return s.one(
        Sql{"WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 200000000)"
            " SELECT count(*) FROM c"});
  });
  EXPECT_EQ(slow.error().reason, "db.timeout");
  EXPECT_TRUE(database().read([](Session& s) { return s.one(Sql{"SELECT 1"}); }).ok());
}

TEST_P(Impatient, DoesNotWaitForeverForAConnection) {
  auto one = Sql{"SELECT 1"};
  auto held = database().read([&](Session&) {
    return database().read([&](Session&) { return database().read([&](Session& s) { return s.one(one); }); });
  });
  EXPECT_EQ(held.error().reason, "db.busy");
}

XT_BOTH_ENGINES(Impatient);

TEST(Open, SaysWhatIsWrongWithTheAddress) {
  EXPECT_EQ(Database::open("").error().reason, "db.url");
  EXPECT_EQ(Database::open("/nowhere/at/all.db").error().reason, "db.open");
  EXPECT_EQ(Database::open("postgresql://nobody@127.0.0.1:1/x").error().reason, "db.open");
}

TEST(Open, TakesNamesWithSpacesAndChinese) {
  testing::Scratch scratch(Engine::sqlite);
  const std::string file = scratch.url() + " 杏坛.db";
  ASSERT_TRUE(Database::open("sqlite:" + file).ok());
  for (const char* tail : {"", "-wal", "-shm"}) std::remove((file + tail).c_str());
}

TEST(Full, AFullDiskLosesNothingThatWasAcknowledged) {
  testing::Scratch scratch(Engine::sqlite);
  auto database = *Database::open(scratch.url(), Options{.connections = 1});
  ASSERT_TRUE(database
                  ->write([](Session& s) {
                    return s.script(
                        "CREATE TABLE t (x TEXT); INSERT INTO t VALUES ('kept'); PRAGMA max_page_count = 20");
                  })
                  .ok());
  EXPECT_THROW((void)database->write([](Session& s) -> Status {
    for (int i = 0; i < 1000; ++i) {
      auto done = s.exec(Sql{"INSERT INTO t VALUES (:x)"}, {{"x", std::string(1000, 'x')}});
      if (!done.ok()) return std::move(done).error();
    }
    return {};
  }),
               Lost);
  auto rows = database->read([](Session& s) { return s.all(Sql{"SELECT x FROM t"}); });
  ASSERT_TRUE(rows.ok());
  ASSERT_EQ(rows->size(), 1u);
  EXPECT_EQ((*rows)[0].text(0), "kept");
}

}  // namespace
}  // namespace xt::db
