#include <thread>

#include "test_corrections.h"

namespace xt::corrections {
namespace {

using testing::must;

class Answering : public testing::CorrectionsTest {
 protected:
  std::vector<access::Waiting> waiting_for(const access::Caller& who) {
    return read([&](db::Session& s) { return waiting(s, who); });
  }
  void age(const Request& request, int days) {
    write([&](db::Session& s) {
      return s.script("UPDATE corrections_request SET due_day = due_day - " + std::to_string(days) +
                      " WHERE id = " + std::to_string(request.id));
    });
  }
};

TEST_P(Answering, TakesAnEntryBack) {
  earn(0, 1);
  const Request made = asked(0, earn(0, 0), "duplicate");
  const Request done = must(try_answer(principal(), made, taken_back()));
  EXPECT_EQ(done.state, "accepted");
  EXPECT_EQ(done.decided_name, "莫秀英");
  ASSERT_TRUE(done.reversal);
  EXPECT_FALSE(done.replacement);
  EXPECT_EQ(hours_x100(0), 1000);
  EXPECT_EQ(audits("corrections.accept"), 1);
}

TEST_P(Answering, PutsTheRightHoursInItsPlace) {
  const Request made = asked(0, earn(0, 0));
  const Request done = must(try_answer(principal(), made, with_hours(750)));
  ASSERT_TRUE(done.replacement);
  EXPECT_EQ(hours_x100(0), 750);
  const auto page = read([&](db::Session& s) { return credits::entries(s, teacher(0), {}); });
  EXPECT_EQ(page.totals.credits_x100, 75) << "in the proportion of the old entry";
  EXPECT_EQ(page.entries.at(0).origin, "correction:" + std::to_string(made.id));
  EXPECT_EQ(page.entries.at(0).programme, "项目0");
}

TEST_P(Answering, ASchoolDoesNotGiveItsOwnTeachersMoreHours) {
  const Request made = asked(0, earn(0, 0));
  EXPECT_EQ(try_answer(principal(), made, with_hours(1200)).error().reason, "corrections.needs_county");
  EXPECT_EQ(hours_x100(0), 1000) << "nothing was written";
  EXPECT_TRUE(try_answer(county(), made, with_hours(1200)).ok());
  EXPECT_EQ(hours_x100(0), 1200);
}

TEST_P(Answering, TheRulesOfPostingHoldForWhatIsCorrected) {
  const Request made = asked(0, earn(0, 0));
  const auto refused = try_answer(county(), made, with_hours(5000));  // two days, 25 hours each
  EXPECT_EQ(refused.error().reason, "corrections.replacement_held");
  EXPECT_EQ(refused.error().fields.at(0).reason, "too_many_hours");
  EXPECT_EQ(hours_x100(0), 1000);
  EXPECT_EQ(read([&](db::Session& s) { return of_person(s, teacher(0)); }).at(0).state, "open");
}

TEST_P(Answering, DeclinesWithAReason) {
  const Request made = asked(0, earn(0, 0));
  Answer silent = declined();
  silent.reply = "";
  EXPECT_EQ(try_answer(principal(), made, silent).error().fields.at(0).name, "reply");
  const Request done = must(try_answer(principal(), made, declined()));
  EXPECT_EQ(done.state, "declined");
  EXPECT_EQ(done.reply, "签到表与记录一致");
  EXPECT_EQ(hours_x100(0), 1000);
  EXPECT_EQ(audits("corrections.decline"), 1);
}

TEST_P(Answering, ByThoseAboveThePersonAndNeverByThePerson) {
  const Request made = asked(0, earn(0, 0));
  EXPECT_EQ(try_answer(principal(testing::kSchoolB), made, declined()).error().reason,
            "corrections.no_request");
  access::Caller teaches_too = principal();
  teaches_too.teacher_id = teacher(0);
  EXPECT_EQ(try_answer(teaches_too, made, declined()).error().reason, "corrections.own_request");
  teaches_too.teacher_id = teacher(1);
  EXPECT_TRUE(try_answer(teaches_too, made, declined()).ok());
}

TEST_P(Answering, TwoAtOnceAnswerOnce) {
  const Request made = asked(0, earn(0, 0));
  Result<Request> first = make_error(Code::internal, "not run");
  Result<Request> second = make_error(Code::internal, "not run");
  std::thread one([&] { first = try_answer(principal(), made, taken_back()); });
  std::thread two([&] { second = try_answer(county(), made, with_hours(800)); });
  one.join();
  two.join();
  EXPECT_NE(first.ok(), second.ok());
  const Error& lost = first.ok() ? second.error() : first.error();
  EXPECT_EQ(lost.reason, "corrections.already_answered") << lost.note;
  EXPECT_EQ(hours_x100(0), first.ok() ? 0 : 800);
  EXPECT_EQ(audits("corrections.accept"), 1);
}

TEST_P(Answering, WaitsForTheSchoolThenForTheCountyThenForThePerson) {
  const Request made = asked(0, earn(0, 0));
  ASSERT_EQ(waiting_for(principal()).size(), 1U);
  EXPECT_EQ(waiting_for(principal()).at(0).kind, "corrections.open");
  EXPECT_EQ(waiting_for(principal()).at(0).due, made.due);
  EXPECT_TRUE(waiting_for(principal(testing::kSchoolB)).empty());
  EXPECT_TRUE(waiting_for(county()).empty()) << "not before its day";
  age(made, kDaysToAnswer + 1);
  EXPECT_EQ(waiting_for(county()).size(), 1U) << "the school let the day pass";
  EXPECT_TRUE(waiting_for(self(0)).empty());
  must(try_answer(county(), made, declined()));
  EXPECT_TRUE(waiting_for(county()).empty());
  ASSERT_EQ(waiting_for(self(0)).size(), 1U);
  EXPECT_EQ(waiting_for(self(0)).at(0).kind, "corrections.answered");
  write([&](db::Session& s) { return see(s, teacher(0)); });
  EXPECT_TRUE(waiting_for(self(0)).empty());
}

TEST_P(Answering, TheQueueIsCutAndComesInPages) {
  for (int i = 0; i < 3; ++i) asked(0, earn(0, i));
  must(try_ask(self(1), {teacher(1), "missing", "", "entry", "漏记一次"}));
  Filter filter;
  filter.lo = testing::kSchoolA;
  filter.hi = testing::kSchoolA + 1;
  filter.limit = 3;
  const auto ask_queue = [&] {
    return read([&](db::Session& s) { return queue(s, filter, shanghai_date(now_ms())); });
  };
  const Queue first = ask_queue();
  EXPECT_EQ(first.total, 4);
  ASSERT_EQ(first.requests.size(), 3U);
  EXPECT_LE(first.requests[0].created_ms, first.requests[1].created_ms) << "the oldest first";
  filter.cursor = first.next_cursor;
  EXPECT_EQ(ask_queue().requests.size(), 1U);
  filter.cursor.clear();
  filter.name = "教师1";
  EXPECT_EQ(ask_queue().total, 1);
  filter.name = "%";
  EXPECT_EQ(ask_queue().total, 0) << "a sign of the pattern language is a letter here";
  filter.name.clear();
  filter.about = "missing";
  EXPECT_EQ(ask_queue().total, 1);
  filter.about.clear();
  filter.late = true;
  EXPECT_EQ(ask_queue().total, 0);
  filter.late = false;
  filter.lo = testing::kSchoolB;
  filter.hi = testing::kSchoolB + 1;
  EXPECT_EQ(ask_queue().total, 0);
}

XT_BOTH_ENGINES(Answering);

}  // namespace
}  // namespace xt::corrections
