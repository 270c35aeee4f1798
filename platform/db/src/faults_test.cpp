// What happens when things are torn away: nothing that was acknowledged is lost, and the next session works.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/testing.h"

namespace xt::db {
namespace {

using Faults = testing::EngineTest;

Status insert(Session& s, std::int64_t n) {
  auto done = s.exec(Sql{"INSERT INTO t (n) VALUES (:n)"}, {{"n", n}});
  if (!done.ok()) return std::move(done).error();
  return {};
}

// In the child: commits numbers and tells each one only after its commit, until it is killed.
[[noreturn]] void commit_until_killed(const std::string& url, int out) {
  auto database = Database::open(url, Options{.connections = 1});
  for (std::int64_t n = 0; database.ok(); ++n) {
    if (!(*database)->write([&](Session& s) { return insert(s, n); }).ok()) break;
    if (::write(out, &n, sizeof n) != sizeof n) break;
  }
  _exit(1);
}

TEST_P(Faults, KillNineLosesNothingAcknowledged) {
  ASSERT_TRUE(
      database()
          .write([](Session& s) { return s.script("CREATE TABLE t (n BIGINT NOT NULL PRIMARY KEY)"); })
          .ok());
  int pipe_ends[2];
  ASSERT_EQ(::pipe(pipe_ends), 0);
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) commit_until_killed(url(), pipe_ends[1]);
  ::close(pipe_ends[1]);
  std::int64_t acknowledged = -1;
  while (acknowledged < 40 &&
         ::read(pipe_ends[0], &acknowledged, sizeof acknowledged) == sizeof acknowledged) {
  }
  ::kill(child, SIGKILL);
  for (std::int64_t n = 0; ::read(pipe_ends[0], &n, sizeof n) == sizeof n;) acknowledged = n;
  ::close(pipe_ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  ASSERT_GE(acknowledged, 40);
  auto row = database().read([](Session& s) { return s.one(Sql{"SELECT count(*), max(n) FROM t"}); });
  ASSERT_TRUE(row.ok()) << row.error().note;
  EXPECT_GE(row->i64(0), acknowledged + 1);
  EXPECT_EQ(row->i64(0), row->i64(1) + 1);
  EXPECT_TRUE(database().write([](Session& s) { return insert(s, -1); }).ok());
}

XT_BOTH_ENGINES(Faults);

class Server : public testing::EngineTest {
 protected:
  static void cut(Session& s, const std::string& url) {
    const auto pid = s.one(Sql{"SELECT pg_backend_pid()"});
    auto other = *Database::open(url, Options{.connections = 1});
    const auto killed = other->write([&](Session& o) {
      return o.one(Sql{"SELECT pg_terminate_backend(CAST(:pid AS INTEGER))"}, {{"pid", pid->i64(0)}});
    });
    ASSERT_TRUE(killed.ok());
  }
};

TEST_P(Server, ALostConnectionIsThrownAndTheNextSessionConnectsAgain) {
  if (database().engine() != Engine::postgres) GTEST_SKIP() << "SQLite has no server";
  ASSERT_TRUE(
      database().write([](Session& s) { return s.script("CREATE TABLE t (n BIGINT NOT NULL)"); }).ok());
  EXPECT_THROW((void)database().write([&](Session& s) -> Status {
    XT_CHECK_OK(insert(s, 1));
    cut(s, url());
    return insert(s, 2);
  }),
               Lost);
  auto row = database().read([](Session& s) { return s.one(Sql{"SELECT count(*) FROM t"}); });
  ASSERT_TRUE(row.ok()) << row.error().note;
  EXPECT_EQ(row->i64(0), 0);
}

TEST_P(Server, ARestartBetweenSessionsIsNotNoticed) {
  if (database().engine() != Engine::postgres) GTEST_SKIP() << "SQLite has no server";
  std::int64_t pid = 0;
  ASSERT_TRUE(database()
                  .read([&](Session& s) -> Status {
                    XT_TRY(const auto row, s.one(Sql{"SELECT pg_backend_pid()"}));
                    pid = row.i64(0);
                    return {};
                  })
                  .ok());
  auto other = *Database::open(url(), Options{.connections = 1});
  ASSERT_TRUE(other
                  ->write([&](Session& o) {
                    return o.one(Sql{"SELECT pg_terminate_backend(CAST(:pid AS INTEGER), 5000)"},
                                 {{"pid", pid}});
                  })
                  .ok());
  for (int i = 0; i < 4; ++i)  // whichever connection of the pool it was
    EXPECT_TRUE(database().read([](Session& s) { return s.one(Sql{"SELECT 1"}); }).ok());
}

TEST_P(Server, ASerializationFailureRunsTheFunctionAgain) {
  if (database().engine() != Engine::postgres) GTEST_SKIP() << "SQLite has one writer at a time";
  ASSERT_TRUE(database()
                  .write([](Session& s) {
                    return s.script("CREATE TABLE t (n BIGINT NOT NULL); INSERT INTO t VALUES (1)");
                  })
                  .ok());
  int runs = 0;
  const Status done = database().write([&](Session& s) -> Status {
    XT_TRY(const auto row, s.one(Sql{"SELECT n FROM t"}));
    if (++runs == 1) {  // somebody else is faster
      XT_CHECK_OK(database().write([](Session& o) { return o.exec(Sql{"UPDATE t SET n = 10"}); }));
    }
    XT_CHECK_OK(s.exec(Sql{"UPDATE t SET n = :n"}, {{"n", row.i64(0) + 1}}));
    return {};
  });
  ASSERT_TRUE(done.ok()) << done.error().note;
  EXPECT_EQ(runs, 2);
  auto row = database().read([](Session& s) { return s.one(Sql{"SELECT n FROM t"}); });
  EXPECT_EQ(row->i64(0), 11);
}

XT_BOTH_ENGINES(Server);

}  // namespace
}  // namespace xt::db
