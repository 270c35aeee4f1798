#include "people/corrections.h"

#include <gtest/gtest.h>

#include "test_people.h"

namespace xt::people {
namespace {

using testing::row_of;

class Corrections : public testing::PeopleTest {
 protected:
  CorrectionOptions options(bool dry_run = false) {
    return {dry_run, "同一人重复建档", 42,
            [this](db::Session&, Id teacher, std::string_view key, std::string_view note) {
              traces_.push_back({teacher, std::string(key), std::string(note)});
              return Status();
            }};
  }
  struct Traced {
    Id teacher;
    std::string key, note;
  };
  std::vector<Traced> traces_;

  template <class T>
  std::string reason_of(const std::function<T(db::Session&)>& f) {
    const auto result = database().write([&](db::Session& s) { return f(s); });
    return result.ok() ? "" : result.error().reason;
  }
};

TEST_P(Corrections, AMergeFillsWhatIsOpenAndKeepsTheOldReference) {
  TeacherRow early = row_of(2);
  early.org_key = testing::kSchoolB;
  early.arrived = Date::of(2010, 9, 1);
  early.service_day = Date::of(2004, 9, 1);
  early.designations = *parse_designations("县:骨干教师@2012-01-01~2014-12-31");
  const auto ids = put({row_of(1), early});
  const Id keep = ids[0].teacher;
  const Id gone = ids[1].teacher;
  const auto plan = write([&](db::Session& s) { return merge(s, keep, gone, options(true)); });
  EXPECT_FALSE(plan.changes.empty());
  EXPECT_TRUE(traces_.empty());
  EXPECT_EQ(read([&](db::Session& s) { return speaking_ids(s, std::vector<Id>{gone}); }),
            (std::vector<Id>{gone}));

  const auto report = write([&](db::Session& s) { return merge(s, keep, gone, options()); });
  EXPECT_EQ(report.changes, plan.changes) << "the dry run promises what happens";
  ASSERT_EQ(traces_.size(), 2U) << "a note in both chains";
  EXPECT_EQ(traces_[0].teacher, gone);
  EXPECT_EQ(traces_[1].teacher, keep);
  EXPECT_EQ(read([&](db::Session& s) { return speaking_ids(s, std::vector<Id>{gone, keep}); }),
            (std::vector<Id>{keep, keep}));
  const auto jobs = read([&](db::Session& s) { return employments(s, std::vector<Id>{keep}); });
  ASSERT_EQ(jobs.size(), 2U);
  EXPECT_EQ(jobs[0].org_key, testing::kSchoolB);
  EXPECT_EQ(jobs[0].period, (Period{Date::of(2010, 9, 1), Date::of(2015, 9, 1)}));
  // Both numbers lead to the one who speaks.
  const std::vector<std::string> hashes = {lookup_hash(keyring(), row_of(1).identity),
                                           lookup_hash(keyring(), row_of(2).identity)};
  for (const auto& person : read([&](db::Session& s) { return find(s, hashes); })) EXPECT_EQ(person.id, keep);
  const auto aliased = read([&](db::Session& s) { return aliases(s, std::vector<Id>{keep}); });
  ASSERT_EQ(aliased.size(), 1U);
  EXPECT_EQ(aliased[0].old_id, gone);
  const auto card = read([&](db::Session& s) { return profile(s, keyring(), gone, testing::kAsOf); });
  EXPECT_EQ(card.id, keep);
  EXPECT_EQ(card.service_day, Date::of(2004, 9, 1));
  ASSERT_EQ(card.designations.size(), 1U);
}

TEST_P(Corrections, AMergeIsRefusedWhereItMakesNoSense) {
  const auto ids = put({row_of(1), row_of(2), row_of(3)});
  const auto tried = [&](Id keep, Id gone, CorrectionOptions o) {
    return reason_of<Result<MergeReport>>([&](db::Session& s) { return merge(s, keep, gone, o); });
  };
  EXPECT_EQ(tried(ids[0].teacher, ids[0].teacher, options()), "people.merge_same");
  EXPECT_EQ(tried(ids[0].teacher, 12345, options()), "people.no_teacher");
  EXPECT_EQ(tried(ids[0].teacher, ids[1].teacher, {false, "", 1, {}}), "people.reason_required");
  EXPECT_EQ(tried(ids[0].teacher, ids[1].teacher, options()), "");
  EXPECT_EQ(tried(ids[2].teacher, ids[1].teacher, options()), "people.already_merged");
  EXPECT_EQ(tried(ids[2].teacher, ids[0].teacher, options()), "") << "the one who speaks may be merged on";
  EXPECT_EQ(read([&](db::Session& s) { return speaking_ids(s, std::vector<Id>{ids[1].teacher}); }),
            (std::vector<Id>{ids[2].teacher}))
      << "an alias never leads to an alias";
}

TEST_P(Corrections, AFailedTraceUndoesTheMerge) {
  const auto ids = put({row_of(1), row_of(2)});
  CorrectionOptions o = options();
  o.trace = [](db::Session&, Id, std::string_view, std::string_view) -> Status {
    return make_error(Code::internal, "test.no_trace");
  };
  EXPECT_EQ((reason_of<Result<MergeReport>>(
                [&](db::Session& s) { return merge(s, ids[0].teacher, ids[1].teacher, o); })),
            "test.no_trace");
  EXPECT_EQ(read([&](db::Session& s) { return speaking_ids(s, std::vector<Id>{ids[1].teacher}); }),
            (std::vector<Id>{ids[1].teacher}));
}

TEST_P(Corrections, ACorrectedNumberLeavesTheOldOneLeadingHere) {
  const auto ids = put({row_of(1), row_of(2)});
  const auto tried = [&](const Identity& identity, bool dry_run = false) {
    return reason_of<Status>([&](db::Session& s) {
      return correct_identity(s, keyring(), ids[0].teacher, identity, options(dry_run));
    });
  };
  EXPECT_EQ(tried(row_of(2).identity), "people.identity_taken");
  EXPECT_EQ(tried(row_of(5).identity, true), "");
  EXPECT_TRUE(traces_.empty());
  EXPECT_EQ(tried(row_of(5).identity), "");
  ASSERT_EQ(traces_.size(), 1U);
  EXPECT_EQ(traces_[0].note.find(row_of(5).identity.number), std::string::npos)
      << "notes carry no clear number";
  const std::vector<std::string> hashes = {lookup_hash(keyring(), row_of(1).identity),
                                           lookup_hash(keyring(), row_of(5).identity)};
  for (const auto& person : read([&](db::Session& s) { return find(s, hashes); })) {
    EXPECT_EQ(person.id, ids[0].teacher);
  }
  EXPECT_EQ(read([&](db::Session& s) { return reveal(s, keyring(), std::vector<Id>{ids[0].teacher}); })[0],
            row_of(5).identity.number);
}

TEST_P(Corrections, PeopleMoveWithTheirSchool) {
  TeacherRow late = row_of(2);
  late.arrived = Date::of(2024, 3, 1);
  TeacherRow gone = row_of(3);
  gone.state = State::left;
  gone.left_on = Date::of(2020, 6, 30);
  const auto ids = put({row_of(1), late, gone});
  const Date day = Date::of(2023, 9, 1);
  EXPECT_EQ(
      write([&](db::Session& s) { return move_employments(s, testing::kSchoolA, testing::kSchoolB, day); }),
      2);
  const auto jobs_of = [&](Id id) {
    return read([&](db::Session& s) { return employments(s, std::vector<Id>{id}); });
  };
  const auto moved = jobs_of(ids[0].teacher);
  ASSERT_EQ(moved.size(), 2U);
  EXPECT_EQ(moved[0].period.to, day);
  EXPECT_EQ(moved[1].period, (Period{day, kOpenEnd}));
  EXPECT_EQ(moved[1].org_key, testing::kSchoolB);
  EXPECT_EQ(jobs_of(ids[1].teacher)[0].org_key, testing::kSchoolB);
  EXPECT_EQ(jobs_of(ids[2].teacher)[0].org_key, testing::kSchoolA)
      << "who had left stays in the school's history";
}

XT_BOTH_ENGINES(Corrections);

}  // namespace
}  // namespace xt::people
