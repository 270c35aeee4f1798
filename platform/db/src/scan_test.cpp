#include "db/scan.h"

#include <gtest/gtest.h>

#include "db/testing.h"

namespace xt::db {
namespace {

using Scan = testing::EngineTest;

TEST_P(Scan, ScansLikeEach) {
  ASSERT_TRUE(database()
                  .write([](Session& s) -> Status {
                    XT_CHECK_OK(
                        s.script("CREATE TABLE t (id BIGINT NOT NULL PRIMARY KEY, name TEXT, n INTEGER)"));
                    auto bulk = s.bulk("t", "id, name, n");
                    XT_CHECK_OK(bulk->add({INT64_MIN, std::string("\t\\N 韦"), std::int64_t{-7}}));
                    XT_CHECK_OK(bulk->add({std::int64_t{-1}, std::string(), std::int64_t{300}}));
                    XT_CHECK_OK(bulk->add({INT64_MAX, Value(), Value()}));
                    return bulk->finish();
                  })
                  .ok());
  const std::string_view text =
      "SELECT id, name, n FROM t WHERE id >= :lo AND id <= :hi ORDER BY id -- to the end";
  const Query query{"scan", text, text};
  const auto lines = [&](std::int64_t lo, std::int64_t hi, std::size_t most) {
    std::vector<std::string> out;
    auto done = database().read([&](Session& s) -> Result<std::int64_t> {
      XT_CHECK_OK(scan(s, query, {{"lo", lo}, {"hi", hi}}, [&](const Row& row) {
        out.push_back(std::to_string(row.i64(0)) +
                      (row.null(1) ? "-" : "'" + std::string(row.text(1)) + "'") +
                      (row.null(2) ? "-" : std::to_string(row.i64(2))));
        return out.size() < most;
      }));
      XT_TRY(const OwnedRow after, s.one(Sql{"SELECT count(*) FROM t"}));  // the session goes on
      return after.i64(0);
    });
    EXPECT_EQ(done.ok() ? *done : -1, 3);
    return out;
  };
  const std::vector<std::string> all = {"-9223372036854775808'\t\\N 韦'-7", "-1''300",
                                        "9223372036854775807--"};
  EXPECT_EQ(lines(INT64_MIN, INT64_MAX, 9), all);
  EXPECT_EQ(lines(INT64_MIN, INT64_MAX, 1), std::vector(all.begin(), all.begin() + 1));
  EXPECT_EQ(lines(-5, 5, 9), std::vector(all.begin() + 1, all.begin() + 2));
  EXPECT_TRUE(lines(6, 5, 9).empty());
  const Status wrong = database().read([](Session& s) -> Status {
    const std::string_view none = "SELECT nothing FROM t WHERE id = :id";
    EXPECT_EQ(scan(s, {"scan", none, none}, {{"id", std::int64_t{1}}}, [](const Row&) { return true; })
                  .error()
                  .reason,
              "db.statement");
    return s.script("SELECT 1");
  });
  EXPECT_EQ(wrong.error().reason, "db.session_failed");
}

TEST_P(Scan, ScansMoreThanABuffer) {
  // More than one buffer of the wire, and what the function throws leaves the connection sound.
  const std::string_view text =
      "WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < :many) SELECT n FROM c";
  const Query query{"scan", text, text};
  std::int64_t sum = 0;
  const auto add = [&](const Row& row) {
    sum += row.i64(0);
    if (sum < 0) throw std::runtime_error("test");
    return true;
  };
  const auto run = [&] {
    return database().read(
        [&](Session& s) { return scan(s, query, {{"many", std::int64_t{200'000}}}, add); });
  };
  ASSERT_TRUE(run().ok());
  EXPECT_EQ(sum, 20'000'100'000);
  sum = -20'000'000'000;
  EXPECT_THROW((void)run(), std::runtime_error);
  sum = 0;
  ASSERT_TRUE(run().ok());
  EXPECT_EQ(sum, 20'000'100'000);
}

XT_BOTH_ENGINES(Scan);

}  // namespace
}  // namespace xt::db
