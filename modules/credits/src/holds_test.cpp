// The queue: what it lists, what it shows beside a held row, and decisions that are taken back.
#include "credits/holds.h"

#include <gtest/gtest.h>

#include "test_credits.h"

namespace xt::credits {
namespace {

using testing::entry_of;
using testing::kSchoolA;

class Holds : public testing::LedgerTest {
 protected:
  // Teacher 0 has an entry, and a second one that overlaps it and waits.
  Id overlapping() {
    put({entry_of(teacher(0), 0)});
    NewEntry second = entry_of(teacher(0), 0);
    second.key = digest_fields({"second"});
    second.earned_on = second.earned_on + 1;
    second.hours_x100 = 1600;
    const auto outcome = put({second});
    EXPECT_EQ(outcome[0].what, Posted::held);
    return outcome[0].id;
  }
  HoldPage list(const HoldFilter& filter) {
    return read([&](db::Session& s) { return holds(s, filter); });
  }
  std::string refused(const std::function<Status(db::Session&)>& f) {
    const Status done = database().write(f);
    return done.ok() ? "" : done.error().reason;
  }
};

TEST_P(Holds, AreListedWithNamesInTheSubtreeOnly) {
  const Id id = overlapping();
  HoldFilter filter{kSchoolA, kSchoolA + 1};
  const HoldPage page = list(filter);
  ASSERT_EQ(page.holds.size(), 1U);
  EXPECT_EQ(page.holds[0].hold.id, id);
  EXPECT_EQ(page.holds[0].teacher_name, "教师0");
  EXPECT_EQ(page.total, 1);
  EXPECT_EQ(page.by_reason.at("overlap"), 1);
  filter.reason = "too_many_hours";
  EXPECT_EQ(list(filter).total, 0);
  EXPECT_EQ(list({kSchoolA + 1, kSchoolA + 9}).total, 0);
}

TEST_P(Holds, EveryReasonHasItsCodeAndWords) {
  put({entry_of(teacher(0), 0)});
  NewEntry second = entry_of(teacher(0), 0);
  second.key = digest_fields({"second"});
  second.both_days_given = true;
  second.hours_x100 = 1'000'000;
  ASSERT_EQ(put({second})[0].what, Posted::held);
  const HoldPage page = list({kSchoolA, kSchoolA + 1});
  ASSERT_EQ(page.holds.size(), 1U);
  const HoldLine& line = page.holds[0];
  ASSERT_EQ(line.reasons.size(), 2U);
  EXPECT_EQ(line.reasons[0].code, "overlap");
  EXPECT_EQ(line.reasons[1].code, "too_many_hours");
  EXPECT_EQ(line.hold.reason, line.reasons[0].code);
  EXPECT_EQ(line.hold.detail, line.reasons[0].words + "；" + line.reasons[1].words);
  const Evidence found = read([&](db::Session& s) { return evidence(s, teacher(0), line.hold.id); });
  EXPECT_EQ(found.line.reasons.size(), 2U);
}

TEST_P(Holds, OneOfBeforeTellsWhatItLeadsWith) {
  const Id id = overlapping();
  const auto kept_as = [&](const std::string& reasons) {
    write([&](db::Session& s) {
      return s.exec(db::Sql{"UPDATE credits_hold SET reasons = '" + reasons + "'"});
    });
    return database().read([&](db::Session& s) { return hold(s, teacher(0), id); });
  };
  const auto before = kept_as("");
  ASSERT_TRUE(before.ok());
  ASSERT_EQ(before->reasons.size(), 1U);
  EXPECT_EQ(before->reasons[0].code, "overlap");
  EXPECT_EQ(before->reasons[0].words, before->hold.detail);
  for (const char* damaged : {"overlap", "{}", "[1]", R"([{"code":"overlap"}])"}) {
    const auto read = kept_as(damaged);
    ASSERT_FALSE(read.ok()) << damaged;
    EXPECT_EQ(read.error().reason, "credits.hold_damaged");
  }
}

TEST_P(Holds, EvidenceMarksWhatCollides) {
  const Id id = overlapping();
  NewEntry other = entry_of(teacher(0), 0);
  other.programme = "另一个项目";
  other.key = digest_fields({"other"});
  put({other});
  const Evidence found = read([&](db::Session& s) { return evidence(s, teacher(0), id); });
  ASSERT_EQ(found.beside.size(), 2U);
  for (const Beside& b : found.beside) EXPECT_EQ(b.collides, b.entry.programme == "项目0");
  ASSERT_EQ(found.employments.size(), 1U);
  EXPECT_EQ(found.employments[0].period.from, Date::of(2015, 9, 1));
  EXPECT_EQ(found.entry.hours_x100, 1600);
}

TEST_P(Holds, AMergeLetsTheHeldRowCountInPlaceOfTheOther) {
  const Id id = overlapping();
  write([&](db::Session& s) { return merge_hold(s, teacher(0), id, {7, "以更正后的为准"}); });
  EXPECT_EQ(page_of(teacher(0)).totals.hours_x100, 1600);
  EXPECT_EQ(page_of(teacher(0)).totals.records, 1);
  EXPECT_EQ(refused([&](db::Session& s) { return reopen_hold(s, teacher(0), id, {7, "x"}); }),
            "credits.merge_stays");
  EXPECT_FALSE(check().difference);
}

TEST_P(Holds, NothingIsMergedWhereNothingCollides) {
  NewEntry lone = entry_of(teacher(1), 1);
  lone.hours_x100 = 9'000;
  const Id id = put({lone})[0].id;
  EXPECT_EQ(refused([&](db::Session& s) -> Status {
              XT_TRY([[maybe_unused]] const Id done, merge_hold(s, teacher(1), id, {7, "x"}));
              return {};
            }),
            "credits.nothing_to_merge");
  EXPECT_EQ(list({kSchoolA, kSchoolA + 1}).total, 1);
}

TEST_P(Holds, ADecisionMayBeTakenBackAndTakenAgain) {
  const Id id = overlapping();
  for (int round = 0; round < 2; ++round) {
    write([&](db::Session& s) { return release_hold(s, teacher(0), id, {7, "核实"}); });
    EXPECT_EQ(page_of(teacher(0)).totals.hours_x100, 2600) << round;
    EXPECT_EQ(refused([&](db::Session& s) { return reopen_hold(s, teacher(0), id, {7, "点错"}); }), "");
    EXPECT_EQ(page_of(teacher(0)).totals.hours_x100, 1000) << round;
  }
  EXPECT_EQ(refused([&](db::Session& s) { return drop_hold(s, teacher(0), id, {7, "重复"}); }), "");
  EXPECT_EQ(refused([&](db::Session& s) { return reopen_hold(s, teacher(0), id, {7, "点错"}); }), "");
  EXPECT_EQ(refused([&](db::Session& s) { return reopen_hold(s, teacher(0), id, {7, "点错"}); }),
            "credits.not_decided");
  EXPECT_EQ(list({kSchoolA, kSchoolA + 1}).total, 1);
  EXPECT_FALSE(check().difference);
}

XT_BOTH_ENGINES(Holds);

}  // namespace
}  // namespace xt::credits
