// Which tables a commit wrote to.
#include <gtest/gtest.h>

#include "db/testing.h"

#include "connection.h"

namespace xt::db {
namespace {

class Commits : public testing::EngineTest {
 protected:
  void SetUp() override {
    const Status made = database().write(
        [](Session& s) { return s.script("CREATE TABLE t (id BIGINT NOT NULL PRIMARY KEY)"); });
    ASSERT_TRUE(made.ok()) << made.error().note;
  }
  Status put(Session& s, std::int64_t id) {
    XT_TRY([[maybe_unused]] const auto rows, s.exec(Sql{"INSERT INTO t (id) VALUES (:id)"}, {{"id", id}}));
    return {};
  }
  Status insert(std::int64_t id) {
    return database().write([&](Session& s) { return put(s, id); });
  }
};

TEST_P(Commits, TellsWhatACommitWrote) {
  std::vector<Written> heard;
  auto handle = database().on_commit([&](const Written& written) { heard.push_back(written); });
  ASSERT_TRUE(insert(1).ok());
  ASSERT_TRUE(insert(2).ok());
  (void)database().read([](Session& s) { return s.all(Sql{"SELECT id FROM t"}); });
  // Of what was undone nobody hears, of what was tried in vain everybody may.
  (void)database().write([&](Session& s) -> Status {
    XT_CHECK_OK(put(s, 3));
    return make_error(Code::conflict, "test.no");
  });
  const Status bulk = database().write([&](Session& s) -> Status {
    auto rows = s.bulk("t", "id");
    XT_CHECK_OK(rows->add({std::int64_t{4}}));
    return rows->finish();
  });
  ASSERT_TRUE(bulk.ok());
  EXPECT_EQ(heard, (std::vector<Written>{{"t"}, {"t"}, {"t"}}));
  handle.reset();
  ASSERT_TRUE(insert(5).ok());
  EXPECT_EQ(heard.size(), 3U);
}

XT_BOTH_ENGINES(Commits);

TEST(Written, NamesTheTableOfAStatement) {
  const std::pair<const char*, const char*> kCases[] = {
      {"INSERT INTO a (b) VALUES (1)", "a"},
      {"  insert or ignore into a(b) SELECT b FROM c", "a"},
      {"INSERT INTO a (b) VALUES (1) ON CONFLICT (b) DO UPDATE SET c = 2", "a"},
      {"UPDATE a\nSET b = 1", "a"},
      {"DELETE FROM a", "a"},
      {"WITH x AS (SELECT 1 AS deleted) INSERT INTO a (b) SELECT deleted FROM x", "a"},
      {"WITH x (id) AS (SELECT 1) UPDATE a SET b = (SELECT id FROM x)", "a"},
      {"SELECT * FROM a WHERE b = 'UPDATE'", ""},
      {"WITH x AS (SELECT 1) SELECT * FROM x", ""},
      {"CREATE TEMP TABLE a (b INTEGER)", ""},
      {"", ""}};
  for (const auto& [sql, table] : kCases) EXPECT_EQ(table_written(sql), table) << sql;
}

}  // namespace
}  // namespace xt::db
