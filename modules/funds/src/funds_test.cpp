#include "funds/funds.h"

#include <gtest/gtest.h>

#include "db/testing.h"

namespace xt::funds {
namespace {

class Funds : public db::testing::EngineTest {
 protected:
  void SetUp() override { ASSERT_TRUE(db::migrate(database(), {migrations()}).ok()); }
  Put put_one(const Row& row) {
    const auto done = database().write([&](db::Session& s) { return put(s, row); });
    EXPECT_TRUE(done.ok()) << done.error().note;
    return done.ok() ? *done : Put::unchanged;
  }
  std::vector<db::OwnedRow> published() {
    auto rows = database().read([](db::Session& s) {
      return s.all(db::Sql{"SELECT basis, money_fen FROM funds_pub_row ORDER BY account, payer, basis"});
    });
    EXPECT_TRUE(rows.ok());
    return rows.ok() ? *rows : std::vector<db::OwnedRow>{};
  }
};

TEST_P(Funds, TheLatestAmountStands) {
  Row row{4501020000000000, 2023, "training", "county", "budget", 100'00};
  EXPECT_EQ(put_one(row), Put::created);
  EXPECT_EQ(put_one(row), Put::unchanged);
  row.money_fen = 9'000'000'000'000'000;  // more than 32 bits hold
  EXPECT_EQ(put_one(row), Put::changed);
  EXPECT_EQ(published().at(0).i64(1), 9'000'000'000'000'000);
}

TEST_P(Funds, TheFinalAccountReplacesTheBudgetBesideItAndNoOther) {
  put_one({4501020000000000, 2023, "training", "county", "budget", 100});
  put_one({4501020000000000, 2023, "training", "county", "final", 90});
  put_one({4501020000000000, 2023, "training", "city", "budget", 50});
  const auto rows = published();
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].i64(1), 50);
  EXPECT_EQ(rows[1].text(0), "final");
  EXPECT_EQ(rows[1].i64(1), 90);
}

XT_BOTH_ENGINES(Funds);

}  // namespace
}  // namespace xt::funds
