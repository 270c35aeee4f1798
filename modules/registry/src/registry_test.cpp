#include "registry/registry.h"

#include <gtest/gtest.h>

#include "db/testing.h"

namespace xt::registry {
namespace {

class Registry : public db::testing::EngineTest {
 protected:
  void SetUp() override { ASSERT_TRUE(db::migrate(database(), {migrations()}).ok()); }
  Put put_one(const Item& item) {
    const auto done = database().write([&](db::Session& s) { return put(s, item); });
    EXPECT_TRUE(done.ok()) << done.error().note;
    return done.ok() ? *done : Put::unchanged;
  }
  std::int64_t count(const std::string& from) {
    const auto row =
        database().read([&](db::Session& s) { return s.one(db::Sql{"SELECT count(*) FROM " + from}); });
    EXPECT_TRUE(row.ok()) << row.error().note;
    return row.ok() ? row->i64(0) : -1;
  }
  static Item studio() {
    Item item;
    item.kind = "studio";
    item.name = "韦老师工作室";
    item.owner_key = 4501020000000000;
    item.period = {Date::of(2023, 1, 1)};
    return item;
  }
};

TEST_P(Registry, TheSameItemIsPutOnce) {
  Item item = studio();
  EXPECT_EQ(put_one(item), Put::created);
  EXPECT_EQ(put_one(item), Put::unchanged);
  item.level = "city";
  item.period.to = Date::of(2026, 1, 1);
  item.person_id = 7;
  EXPECT_EQ(put_one(item), Put::changed);
  EXPECT_EQ(put_one(item), Put::unchanged);
  EXPECT_EQ(count("registry_pub_item WHERE level = 'city' AND person_id = 7"), 1);
}

TEST_P(Registry, WhatIdentifiesAnItemMakesAnother) {
  put_one(studio());
  for (const auto& change : std::vector<std::function<void(Item&)>>{
           [](Item& i) { i.kind = "base"; }, [](Item& i) { i.name += "二"; },
           [](Item& i) { i.owner_key += 1; }, [](Item& i) { i.owner_id = 9; },
           [](Item& i) { i.partner_key = 4501030000000000; }, [](Item& i) { i.category = "self_review"; },
           [](Item& i) { i.period.from = Date::of(2024, 1, 1); }}) {
    Item other = studio();
    change(other);
    EXPECT_EQ(put_one(other), Put::created);
  }
  EXPECT_EQ(count("registry_pub_item"), 8);
}

TEST_P(Registry, WhatAWriteChangedIsTakenBackWhileNobodyTouchedIt) {
  Change first;
  Change second;
  Item item = studio();
  const auto put_change = [&](Change& change) {
    ASSERT_TRUE(database().write([&](db::Session& s) { return put(s, item, &change); }).ok());
  };
  const auto back = [&](const Change& change) {
    const auto done = database().write([&](db::Session& s) { return take_back(s, change); });
    EXPECT_TRUE(done.ok()) << done.error().note;
    return done.ok() && *done;
  };
  put_change(first);
  item.status = "done";
  item.person_id = 7;
  put_change(second);
  EXPECT_FALSE(back(first));  // changed since
  EXPECT_TRUE(back(second));
  EXPECT_EQ(count("registry_pub_item WHERE status = '' AND person_id IS NULL"), 1);
  EXPECT_TRUE(back(first));
  EXPECT_EQ(count("registry_pub_item"), 0);
  EXPECT_FALSE(back(second));  // it is gone
}

TEST_P(Registry, CoverageIsWithdrawnOnce) {
  Change mine;
  Change later;
  const Cover what{"items", "studio", 0, 10, 2023};
  ASSERT_TRUE(database().write([&](db::Session& s) { return cover(s, what, &mine); }).ok());
  ASSERT_TRUE(database().write([&](db::Session& s) { return cover(s, what, &later); }).ok());
  EXPECT_TRUE(mine.before.empty());
  EXPECT_EQ(later.before, later.after);  // it was known before
  for (int i = 0; i < 2; ++i) {
    ASSERT_TRUE(database().write([&](db::Session& s) { return uncover(s, mine); }).ok());
  }
  EXPECT_EQ(count("registry_pub_coverage"), 0);
}

TEST_P(Registry, CoverageIsMergedNotDoubled) {
  for (int i = 0; i < 2; ++i) {
    const Status done = database().write([&](db::Session& s) -> Status {
      XT_CHECK_OK(cover(s, {"items", "studio", 0, 10, 2023}));
      return cover(s, {"items", "studio", 0, 10, 2024});
    });
    ASSERT_TRUE(done.ok()) << done.error().note;
  }
  EXPECT_EQ(count("registry_pub_coverage"), 2);
}

XT_BOTH_ENGINES(Registry);

}  // namespace
}  // namespace xt::registry
