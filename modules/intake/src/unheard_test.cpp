// Work that is cancelled, or on which every process dies: the batch says so and may be tried again.
#include "unheard.h"

#include <gtest/gtest.h>

#include "test_intake.h"
#include "undo.h"

namespace xt::intake {
namespace {

using testing::must;

class Unheard : public testing::IntakeTest {
 protected:
  Status begin(Id id) {
    return database().write(
        [&](db::Session& s) { return begin_undo(s, admin_, {7, "x", "r"}, id, "报错了名单"); });
  }
  std::string refusal(Id id) {
    const Status begun = begin(id);
    return begun.ok() ? "" : begun.error().reason;
  }
  void cancel_work_of(Id id) {
    const Id job = batch(id).job;
    must(database().write([&](db::Session& s) { return jobs::cancel(s, job, now_ms()); }));
  }
  // As if every process that tried had died of it: the next claim gives the job up without its handler.
  void give_up_next_job() {
    jobs::Options patient;
    patient.max_tries = 0;
    EXPECT_TRUE(must(jobs::Runner(database(), job_handlers(database()), patient).run_one()));
  }
  void hear() { must(hear_of_ends(database(), platform_.id)); }
};
XT_BOTH_ENGINES(Unheard);

TEST_P(Unheard, ACancelledUndoLeavesTheBatchDoneToBeUndoneAgain) {
  const Id id = post({row("a", 0)});
  must(begin(id));
  hear();
  EXPECT_EQ(batch(id).state, "undoing") << "its work is still to come";
  EXPECT_EQ(refusal(id), "intake.undoing");
  cancel_work_of(id);
  hear();
  EXPECT_EQ(batch(id).state, "done");
  EXPECT_EQ(batch(id).reason, "jobs.cancelled");
  EXPECT_EQ(batch(id).undone_by, "");
  EXPECT_EQ(hours_of(0), 3600);
  must(begin(id));
  work(database());
  EXPECT_EQ(batch(id).state, "undone");
  EXPECT_EQ(batch(id).reason, "");
  EXPECT_EQ(hours_of(0), 0);
}

TEST_P(Unheard, UndoingAnewHearsOfTheEndByItself) {
  const Id id = post({row("a", 0)});
  must(begin(id));
  cancel_work_of(id);
  must(begin(id));
  work(database());
  EXPECT_EQ(batch(id).state, "undone");
}

TEST_P(Unheard, AnUndoThatKillsEveryProcessIsGivenUp) {
  const Id id = post({row("a", 0)});
  must(begin(id));
  give_up_next_job();
  EXPECT_EQ(batch(id).state, "undoing");
  hear();
  EXPECT_EQ(batch(id).state, "done");
  EXPECT_EQ(batch(id).reason, "jobs.too_many_tries");
  EXPECT_EQ(hours_of(0), 3600);
}

TEST_P(Unheard, ABatchThatWasNeverPostedFailsAndMayBeHandedInAgain) {
  const Id cancelled = hand_in({row("a", 0)}), dead = hand_in({row("b", 1)});
  EXPECT_EQ(refusal(cancelled), "intake.not_done");
  cancel_work_of(cancelled);
  give_up_next_job();
  hear();
  EXPECT_EQ(batch(cancelled).state, "failed");
  EXPECT_EQ(batch(cancelled).reason, "jobs.cancelled");
  EXPECT_NE(batch(cancelled).done_ms, 0);
  EXPECT_EQ(batch(dead).reason, "jobs.too_many_tries");
  EXPECT_EQ(refusal(dead), "intake.nothing_posted");
  EXPECT_EQ(hours_of(0) + hours_of(1), 0);
  EXPECT_EQ(batch(post({row("a", 0), row("b", 1)})).counts.posted, 2);
}

// A worker that goes on after the batch heard of the end: nothing of its work stays.
TEST_P(Unheard, WorkOfAnEarlierTryNeitherUndoesNorGivesUp) {
  const Id id = post({row("a", 0)});
  must(begin(id));
  const Id earlier = batch(id).job;
  cancel_work_of(id);
  must(begin(id));
  must(database().write(
      [&](db::Session& s) { return give_up_undo(s, id, earlier, make_error(Code::invalid, "test.late")); }));
  EXPECT_EQ(batch(id).state, "undoing");
}

TEST_P(Unheard, BatchesFromBeforeKnewNoJobs) {
  const Id posted = post({row("b", 1)});
  const Id waiting = hand_in({row("a", 0)});
  must(begin(posted));
  cancel_work_of(posted);
  cancel_work_of(waiting);
  write([&](db::Session& s) { return s.exec(db::Sql{"UPDATE intake_batch SET job_id = 0"}); });
  hear();
  EXPECT_EQ(batch(posted).state, "done");
  EXPECT_EQ(batch(posted).reason, "jobs.unknown");
  EXPECT_EQ(batch(waiting).state, "received");
  work(database());
  EXPECT_EQ(batch(waiting).state, "done");
}

}  // namespace
}  // namespace xt::intake
