// Programmes by the ten thousand: numbers that stay, and the one pass over a ledger that has more kinds of
// entries than sixteen bits count.
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "columns/columns_of.h"
#include "columns/property/random_case.h"
#include "columns/snapshot/snapshot.h"
#include "db/testing.h"
#include "eval/meaning_world.h"
#include "plans/columns.h"
#include "plans/standing.h"

namespace xt::plans {
namespace {

using columns::EntryKinds;
using columns::kNone;

struct Row {
  std::string mode, programme, provider;
  std::int32_t records;
};
Row row(int i) {
  return {i % 3 == 0 ? "online" : "release", "programme " + std::to_string(i),
          "provider " + std::to_string(i % 7), i % 11 == 0 ? -1 : 1};
}
EntryKinds::Key key(const Row& r) {
  return {r.mode, "city", "", "", r.programme, "", r.provider};
}

TEST(Kinds, NumbersStandForTheSameInEveryCopy) {
  auto kinds = std::make_shared<const EntryKinds>();
  int known = 0;
  // Some copies add little, some so much that the old part is laid together.
  for (const int more : {5, 1, 12'000, 3, 0, 9'000, 2, 9'000, 1}) {
    auto next = std::make_shared<EntryKinds>(*kinds);
    for (int i = known; i < known + more; ++i) {
      const Row r = row(i);
      EXPECT_EQ(next->find(key(r), r.records), kNone);
      EXPECT_EQ(next->add(key(r), r.records), static_cast<std::uint32_t>(i));
      EXPECT_EQ(next->add(key(r), r.records), static_cast<std::uint32_t>(i));
    }
    known += more;
    EXPECT_EQ(kinds->size() + static_cast<std::size_t>(more), next->size()) << "the earlier one has changed";
    kinds = std::move(next);
    for (int i = 0; i < known; i += 1 + known / 100) {
      const Row r = row(i);
      const auto number = static_cast<std::uint32_t>(i);
      ASSERT_EQ(kinds->find(key(r), r.records), number);
      EXPECT_EQ(kinds->class_of(number).mode, r.mode);
      EXPECT_EQ(kinds->class_of(number).records, r.records);
      EXPECT_EQ(kinds->name(kinds->at(number).programme), r.programme);
      EXPECT_EQ(kinds->name(kinds->at(number).provider), r.provider);
    }
  }
  EXPECT_EQ(kinds->classes().size(), 4U);
  EXPECT_EQ(kinds->find({"online", "city", "", "", "no such programme", "", "provider 0"}, 1), kNone);
  EXPECT_EQ(kinds->find({"online", "city", "", "", "programme 0", "", "provider 1"}, 1), kNone);
}

class Programmes : public db::testing::EngineTest {
 protected:
  static constexpr int kTimes = 11'000;

  void SetUp() override {
    testing::create_schema(database());
    const auto done = database().write([&](db::Session& session) -> xt::Status {
      XT_CHECK_OK(testing::add_divisions(session));
      for (const char* line :
           {"school 4501020001", "school 4501020002", "teacher 1 4501020001 2015-09-01",
            "teacher 2 4501020002 2015-09-01", "teacher 3 4501020002 2016-09-01",
            "entry 1 2022-01-03 hours=0.04 mode=online level=city programme=a provider=p",
            "entry 1 2022-02-03 hours=0.03 mode=release level=city programme=b provider=q",
            "entry 2 2022-03-03 hours=0.02 mode=online level=county programme=a provider=q",
            "entry 2 2023-04-03 hours=0.05 mode=online programme=c programme_kind=trainer provider=p",
            "entry 3 2022-05-03 hours=0.01 credits=0.02 mode=blended level=city programme=a provider=p",
            "entry 3 2022-06-03 hours=0.06 mode=online level=city programme=d provider=p"}) {
        XT_CHECK_OK(testing::add_row(session, line));
      }
      // Each of them again and again, under another name every time.
      XT_CHECK_OK(session.exec(db::Sql{
          "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " +
          std::to_string(kTimes) +
          ") INSERT INTO credits_entry (teacher_id, seq, id, kind, earned_from, earned_on, posted_ms, "
          "hours_x100, "
          "credits_x100, records, mode, level, programme, programme_kind, provider, org_key, key, hash) "
          "SELECT teacher_id, seq + 6 * i, id + 6 * i, kind, earned_from, earned_on, posted_ms, "
          "hours_x100, "
          "credits_x100, records, mode, level, programme || CAST(i AS TEXT), programme_kind, provider, "
          "org_key, "
          "CAST(seq + 6 * i AS TEXT), '' FROM credits_entry, n"}));
      return {};
    });
    ASSERT_TRUE(done.ok()) << done.error().reason << done.error().note;
  }
};
XT_BOTH_ENGINES(Programmes);

TEST_P(Programmes, MoreThanSixteenBitsCountAreAskedInOnePass) {
  testing::RandomPlan source{"2021-01-01", "2025-12-31", "01-01", {}};
  for (const char* measure :
       {"hours(mode = 'online')", "hours(programme = 'a17')",
        "records(programme in ('a', 'b3') and mode = 'online')",
        "hours(provider = 'p') - hours(provider = 'q' and level = 'city')",
        "records(programme_kind = 'trainer')", "hours(programme != 'd4')", "credits(level = 'city')"}) {
    source.provisions.push_back("entity = \"teacher\"\nmeasure = \"" + std::string(measure) +
                                "\"\nwindow = \"plan\"\nat_least = 2\n");
  }
  const std::size_t asked = source.provisions.size();
  const auto plan = testing::compiled(source);
  ASSERT_TRUE(plan && plan->provisions.size() == asked);
  EvalRequest request;
  request.at = Date::of(2025, 12, 31);
  request.known = Date::of(2030, 1, 1);
  request.entities = true;

  const auto columns = Columns::open(database());
  ASSERT_TRUE(columns.ok()) << columns.error().reason;
  ASSERT_GT((*columns)->snapshot()->kinds->size(), 65'536U);
  Standing standing(**columns, {{*plan, request}}, 2);
  const auto same_as_sql = [&] {
    const auto fast = standing.answer();
    ASSERT_TRUE(fast.ok()) << fast.error().reason;
    EXPECT_EQ(standing.by_rows(), "");
    const auto slow =
        database().read([&](db::Session& session) { return evaluate(session, *plan, request); });
    ASSERT_TRUE(slow.ok());
    EXPECT_EQ(to_json(fast->front()), to_json(*slow));
  };
  same_as_sql();
  const auto before = (*columns)->snapshot()->kinds->size();
  ASSERT_TRUE(database()
                  .write([](db::Session& session) {
                    return testing::add_row(
                        session, "entry 1 2024-01-03 hours=9 mode=online programme=a17 provider=never_seen");
                  })
                  .ok());
  ASSERT_TRUE((*columns)->follow(database(), Look::ledger).ok());
  EXPECT_EQ((*columns)->snapshot()->kinds->size(), before + 1);
  same_as_sql();
}

}  // namespace
}  // namespace xt::plans
