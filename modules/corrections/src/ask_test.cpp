#include "test_corrections.h"

namespace xt::corrections {
namespace {

using testing::must;

class Asking : public testing::CorrectionsTest {};

TEST_P(Asking, KeepsTheRecordAsItStoodAndTheDayByWhichToAnswer) {
  const Id entry = earn(0, 0);
  const Request made = asked(0, entry);
  EXPECT_EQ(made.state, "open");
  EXPECT_EQ(made.org_key, testing::kSchoolA);
  EXPECT_EQ(made.due, shanghai_date(made.created_ms) + 15);
  EXPECT_NE(made.record.find(R"("hours":"10")"), std::string::npos) << made.record;
  EXPECT_NE(made.record.find("项目0"), std::string::npos);
  EXPECT_EQ(audits("corrections.ask"), 1);
}

TEST_P(Asking, OneOpenRequestAnObject) {
  const Id entry = earn(0, 0);
  const Request made = asked(0, entry);
  EXPECT_EQ(
      try_ask(self(0), {teacher(0), "entry", std::to_string(entry), "dates", "日期也不对"}).error().reason,
      "corrections.already_open");
  must(try_answer(principal(), made, declined()));
  EXPECT_TRUE(try_ask(self(0), {teacher(0), "entry", std::to_string(entry), "dates", "日期也不对"}).ok())
      << "answered, so it may be asked again";
}

TEST_P(Asking, OfFactsAndOfWhatIsMissing) {
  EXPECT_TRUE(
      try_ask(self(0), {teacher(0), "period", "title_rank:2015-09-01", "value", "职称应为一级"}).ok());
  EXPECT_TRUE(
      try_ask(self(0), {teacher(0), "designation", "backbone:county:2022-01-01", "dates", "还在任期"}).ok());
  for (int i = 0; i < 2; ++i) {
    EXPECT_TRUE(try_ask(self(0), {teacher(0), "missing", "", "entry", "漏了一次培训"}).ok())
        << "two things may be missing at once";
  }
  EXPECT_EQ(
      try_ask(self(0), {teacher(0), "period", "title_rank:2014-09-01", "value", "没有这条"}).error().reason,
      "corrections.no_object");
}

TEST_P(Asking, OnlyOfOnesOwnFile) {
  const Id entry = earn(0, 0);
  const Ask of_another{teacher(0), "entry", std::to_string(entry), "hours", "不是我的"};
  EXPECT_EQ(try_ask(self(1), of_another).error().reason, "corrections.not_yours");
  EXPECT_EQ(try_ask(principal(), of_another).error().reason, "corrections.not_yours");
  EXPECT_EQ(try_ask(self(1), {teacher(1), "entry", std::to_string(entry), "hours", "别人的"}).error().reason,
            "corrections.no_object");
}

TEST_P(Asking, IsBounded) {
  const std::string id = std::to_string(earn(0, 0));
  const auto reason_of = [&](const Ask& wanted) {
    const auto made = try_ask(self(0), wanted);
    return made.ok() ? "" : made.error().fields.at(0).name;
  };
  EXPECT_EQ(reason_of({teacher(0), "salary", id, "hours", "不对不对"}), "about");
  EXPECT_EQ(reason_of({teacher(0), "entry", id, "value", "不对不对"}), "choice");
  EXPECT_EQ(reason_of({teacher(0), "entry", "", "hours", "不对不对"}), "object");
  EXPECT_EQ(reason_of({teacher(0), "entry", id, "hours", ""}), "words");
  std::string long_words;
  for (int i = 0; i < 501; ++i) long_words += "长";
  EXPECT_EQ(reason_of({teacher(0), "entry", id, "hours", long_words}), "words");
  for (int i = 0; i < kMostOpen; ++i) must(try_ask(self(0), {teacher(0), "missing", "", "entry", "漏记"}));
  EXPECT_EQ(try_ask(self(0), {teacher(0), "missing", "", "entry", "漏记"}).error().reason,
            "corrections.too_many_open");
}

TEST_P(Asking, TakesItBackWhileItIsOpen) {
  const Request made = asked(0, earn(0, 0));
  const auto take_back = [&](const access::Caller& who) {
    return database().write([&](db::Session& s) {
      return withdraw(s, who, {who.account_id, who.login, ""}, {made.teacher, made.id});
    });
  };
  EXPECT_EQ(take_back(self(1)).error().reason, "corrections.no_request");
  EXPECT_EQ(must(take_back(self(0))).state, "withdrawn");
  EXPECT_EQ(take_back(self(0)).error().reason, "corrections.already_answered");
  EXPECT_EQ(try_answer(principal(), made, declined()).error().reason, "corrections.already_answered");
}

XT_BOTH_ENGINES(Asking);

}  // namespace
}  // namespace xt::corrections
