#include <algorithm>
#include <random>
#include <thread>

#include "credits/holds.h"
#include "credits/undo.h"

#include "test_credits.h"

namespace xt::credits {
namespace {

using testing::entry_of;
using testing::must;

class TwoSources : public testing::LedgerTest {
 protected:
  NewEntry told(const std::string& origin, const std::string& title, std::int64_t hours_x100 = 1000,
                int t = 0) {
    NewEntry e = entry_of(teacher(t), 0);
    e.origin = origin;
    e.programme = title;
    e.hours_x100 = hours_x100;
    e.key = digest_fields({origin, title, std::to_string(hours_x100)});
    return e;
  }
  std::int64_t hours(int t = 0) { return page_of(teacher(t)).totals.hours_x100; }
  Hold only_hold() {
    const auto all = read([&](db::Session& s) { return open_holds(s, 0, INT64_MAX, 0, 10); });
    EXPECT_EQ(all.size(), 1U);
    return all.empty() ? Hold{} : all.front();
  }
  std::size_t open() {
    return read([&](db::Session& s) { return open_holds(s, 0, INT64_MAX, 0, 50); }).size();
  }
};

TEST_P(TwoSources, SurelyTheSameCountsOnceAndBothAreKept) {
  const auto first = put({told("import:1", "班主任能力提升培训")});
  const NewEntry again = told("api:5:9", "班主任能力提升培训班");
  const auto second = put({again});
  EXPECT_EQ(second[0].what, Posted::same);
  EXPECT_EQ(second[0].id, first[0].id);
  EXPECT_NE(second[0].detail.find("同一项成果"), std::string::npos);
  EXPECT_EQ(put({again})[0].what, Posted::same);
  EXPECT_EQ(hours(), 1000);
  EXPECT_EQ(open(), 0U);
  EXPECT_FALSE(check().difference.has_value());
}

TEST_P(TwoSources, WhatOneSourceTellsTwiceItMeansTwice) {
  const auto outcomes = put({told("api:5:1", "校本研修（第一期）"), told("api:5:1", "校本研修（第二期）")});
  EXPECT_EQ(outcomes[0].what, Posted::posted);
  EXPECT_EQ(outcomes[1].what, Posted::posted);
  EXPECT_EQ(put({told("import:1", "校本研修第1期")})[0].what, Posted::same);
  EXPECT_EQ(put({told("import:1", "校本研修第2期")})[0].what, Posted::same);
  EXPECT_EQ(hours(), 2000);
}

TEST_P(TwoSources, TheDoubtfulWaitsAndAPersonDecides) {
  put({told("import:1", "班主任能力提升培训")});
  const NewEntry doubtful = told("api:5:9", "班主任能力提升培训", 800);
  const auto held = put({doubtful});
  EXPECT_EQ(held[0].what, Posted::held);
  EXPECT_EQ(held[0].reason, "maybe_same");
  EXPECT_EQ(hours(), 1000);
  const Hold hold = only_hold();
  const auto found = read([&](db::Session& s) { return evidence(s, hold.teacher, hold.id); });
  ASSERT_EQ(found.beside.size(), 1U);
  EXPECT_TRUE(found.beside[0].collides);
  write([&](db::Session& s) { return same_hold(s, hold.teacher, hold.id, {7, "同一次培训"}); });
  EXPECT_EQ(hours(), 1000);
  EXPECT_EQ(put({doubtful})[0].what, Posted::same);
  must(
      database().write([&](db::Session& s) { return reopen_hold(s, hold.teacher, hold.id, {7, "看错了"}); }));
  EXPECT_EQ(only_hold().id, hold.id);
  write([&](db::Session& s) { return release_hold(s, hold.teacher, hold.id, {7, "是两次"}); });
  EXPECT_EQ(hours(), 1800);
}

TEST_P(TwoSources, AMergeTakesTheOtherOneAndItsSources) {
  put({told("import:1", "班主任能力提升培训")});
  put({told("cohort:3", "班主任能力提升")});  // surely the same as the import
  put({told("api:5:9", "班主任能力提升培训", 800)});
  const Hold hold = only_hold();
  write([&](db::Session& s) { return merge_hold(s, hold.teacher, hold.id, {7, "以平台为准"}); });
  EXPECT_EQ(hours(), 800);
  EXPECT_EQ(open(), 0U) << "what stood beside the old one stands beside the new one";
  EXPECT_EQ(put({told("cohort:3", "班主任能力提升")})[0].what, Posted::same);
}

TEST_P(TwoSources, WhenTheEntryIsTakenBackItsSourceWaitsAgain) {
  const auto first = put({told("import:1", "班主任能力提升培训")});
  put({told("api:5:9", "班主任能力提升")});
  write([&](db::Session& s) { return reverse(s, teacher(0), first[0].id, {7, "登记错误"}); });
  EXPECT_EQ(hours(), 0);
  const Hold hold = only_hold();
  EXPECT_EQ(hold.reason, "source_gone");
  write([&](db::Session& s) { return release_hold(s, hold.teacher, hold.id, {7, "平台证明"}); });
  EXPECT_EQ(hours(), 1000);
}

TEST_P(TwoSources, UndoingAnImportKeepsWhatTheOthersTold) {
  put({told("import:1", "班主任能力提升培训")});
  put({told("api:5:9", "班主任能力提升"), told("api:5:9", "班主任能力提升", 1000, 1)});
  put({told("import:1", "班主任能力提升", 1000, 1)});  // stands beside the platform's
  write([&](db::Session& s) { return undo_origin(s, "import:1", {7, "传错了文件"}); });
  EXPECT_EQ(hours(0), 0);
  EXPECT_EQ(only_hold().reason, "source_gone");
  EXPECT_EQ(hours(1), 1000) << "the platform's entry stood by itself";
}

// However the same records arrive, in whatever order and in whatever pieces, the same amount counts.
TEST_P(TwoSources, TheOrderOfArrivalDoesNotChangeWhatCounts) {
  std::vector<NewEntry> all;
  for (int g = 0; g < 5; ++g) {
    const std::string n = std::to_string(g + 1);
    all.push_back(told("import:1", "学科教学培训（第" + n + "期）"));
    all.push_back(told("api:5:9", "学科教学培训班第" + n + "期"));
    all.push_back(told("cohort:" + n, "学科教学培训第" + n + "期"));
    all.back().provider.clear();
  }
  std::mt19937 random(20'240'501);
  for (int t = 0; t < 3; ++t) {
    std::vector<NewEntry> mixed = all;
    std::shuffle(mixed.begin(), mixed.end(), random);
    for (NewEntry& e : mixed) e.teacher = teacher(t);
    for (std::size_t i = 0; i < mixed.size();) {
      const std::size_t n = std::min<std::size_t>(1 + random() % 4, mixed.size() - i);
      put({mixed.begin() + static_cast<std::ptrdiff_t>(i),
           mixed.begin() + static_cast<std::ptrdiff_t>(i + n)});
      i += n;
    }
    EXPECT_EQ(hours(t), 5000) << t;
  }
  EXPECT_EQ(open(), 0U);
}

TEST_P(TwoSources, RacingSourcesCountOnce) {
  const std::vector<std::string> origins = {"import:1", "api:5:9", "cohort:3", "api:6:1"};
  {
    std::vector<std::jthread> racers;
    for (const std::string& origin : origins) {
      racers.emplace_back([&, origin] {
        const auto own = must_open();
        for (int t = 0; t < 3; ++t) put_into(*own, {told(origin, "班主任能力提升培训", 1000, t)});
      });
    }
  }
  for (int t = 0; t < 3; ++t) EXPECT_EQ(hours(t), 1000);
  EXPECT_FALSE(check().difference.has_value());
}

XT_BOTH_ENGINES(TwoSources);

}  // namespace
}  // namespace xt::credits
