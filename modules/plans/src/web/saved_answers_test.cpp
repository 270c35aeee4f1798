// What outlives the server, and what is shown of it while the columns load.
#include "web/saved_answers.h"

#include <algorithm>
#include <fstream>
#include <future>
#include <sstream>
#include <stdexcept>
#include <utility>

#include <gtest/gtest.h>
#include <unistd.h>

#include "base/id.h"
#include "db/testing.h"
#include "eval/meaning_world.h"
#include "plans/http.h"
#include "plans/live_columns.h"
#include "plans/shelf.h"
#include "web/answers.h"

namespace xt::plans {
namespace {

namespace fs = std::filesystem;

const Date kToday = Date::of(2025, 6, 30);

class SavedAnswersTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() /
              ("xt_saved_" + std::to_string(::getpid()) + "_" + std::to_string(next_id()));
    fs::create_directories(folder_);
    shelf_ = open_shelf(XT_SOURCE_DIR "/plans", kToday);
    const auto plans = shelf_->plans();
    ASSERT_NE(plans.begin(), plans.end());
    plan_ = &plans.begin()->get();
  }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path file() const { return folder_ / "x.answers"; }
  static EvalRequest asked(Date at, const std::string& under = "450000") {
    EvalRequest out;
    out.at = at;
    out.known = kToday;
    out.under = under;
    return out;
  }
  std::shared_ptr<const EvalResult> result(const EvalRequest& request, std::int64_t met) const {
    EvalResult out;
    out.plan = plan_->id;
    out.at = request.at;
    out.known = request.known;
    out.under = request.under;
    out.key_lo = 45;
    out.key_hi = 46;
    ProvisionResult p;
    p.id = "hours-cycle";
    p.title = "学时";
    p.comparison = Comparison::at_least;
    p.status = State::behind;
    p.first = Date::of(2021, 1, 1);
    p.last = Date::of(2025, 12, 31);
    p.counts = {100, met, 1, 2, 3, 4};
    p.share = Rational::of(met, 100);
    p.low = Rational(360);
    p.missing = {"items:studio"};
    p.windows.push_back({p.first, p.last, State::missed, p.counts, Rational::of(1, 3)});
    out.provisions.push_back(std::move(p));
    return std::make_shared<const EvalResult>(std::move(out));
  }
  std::string bytes() const {
    std::ostringstream out;
    out << std::ifstream(file(), std::ios::binary).rdbuf();
    return out.str();
  }

  fs::path folder_;
  std::shared_ptr<const Shelf> shelf_;
  const Plan* plan_ = nullptr;
};

TEST_F(SavedAnswersTest, OutlivesTheProcessWordForWord) {
  const EvalRequest request = asked(kToday);
  const auto said = result(request, 40);
  {
    SavedAnswers(file()).keep(*plan_, request, kToday, said, 1'000);
  }
  const auto again = SavedAnswers(file()).find(*plan_, request, kToday);
  ASSERT_TRUE(again);
  EXPECT_EQ(to_json(*again), to_json(*said));
  EXPECT_EQ(again->key_hi, 46);
  EXPECT_EQ(again->saved_ms, 1'000);
  EXPECT_EQ(fs::status(file()).permissions() & fs::perms::mask,
            fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_FALSE(fs::exists(file().string() + ".new"));
}

TEST_F(SavedAnswersTest, TheLiveStateIsThatOfTheLastDayAnythingElseOfTheSameDistance) {
  SavedAnswers saved(file());
  const Date month_ago = kToday.plus_months(-1);
  saved.keep(*plan_, asked(kToday), kToday, result(asked(kToday), 40), 1'000);
  saved.keep(*plan_, asked(month_ago), kToday, result(asked(month_ago), 30), 1'000);
  const Date later = kToday + 2;
  const auto on = [&](Date at) {
    EvalRequest request = asked(at);
    request.known = later;
    const auto found = saved.find(*plan_, request, later);
    return found ? found->provisions.front().counts.met : -1;
  };
  EXPECT_EQ(on(later), 40) << "two days later, asked for that day";
  EXPECT_EQ(on(month_ago + 2), 30);
  EXPECT_EQ(on(month_ago + 5), 30) << "months have different lengths";
  EXPECT_EQ(on(month_ago + 6), -1) << "another day is another question";
  EXPECT_EQ(on(later - 1), -1) << "yesterday is not live";
  EvalRequest much_later = asked(kToday + 32);
  much_later.known = kToday + 32;
  EXPECT_FALSE(saved.find(*plan_, much_later, kToday + 32)) << "too old to be of use";
}

TEST_F(SavedAnswersTest, WhatIsAnotherQuestionIsNotAnswered) {
  SavedAnswers saved(file());
  saved.keep(*plan_, asked(kToday), kToday, result(asked(kToday), 40), 1'000);
  EXPECT_FALSE(saved.find(*plan_, asked(kToday, "450100"), kToday)) << "another place";
  EvalRequest other = asked(kToday);
  other.provisions = {"hours-cycle"};
  EXPECT_FALSE(saved.find(*plan_, other, kToday)) << "a part of the plan";
  other = asked(kToday);
  other.windows = false;
  EXPECT_FALSE(saved.find(*plan_, other, kToday));
  other = asked(kToday);
  other.known = kToday - 1;
  EXPECT_FALSE(saved.find(*plan_, other, kToday)) << "as known then";
  Plan amended = *plan_;
  amended.provisions.front().required_share = Rational(0);
  EXPECT_FALSE(saved.find(amended, asked(kToday), kToday)) << "the words of the plan have changed";
  other = asked(kToday);
  other.entities = true;
  saved.keep(*plan_, other, kToday, result(other, 1), 10'000);
  EXPECT_EQ(saved.size(), 1U) << "people are not written to a file";
}

TEST_F(SavedAnswersTest, KeepsTheLatestAndNotTooMany) {
  SavedAnswers saved(file());
  saved.keep(*plan_, asked(kToday), kToday, result(asked(kToday), 40), 1'000);
  saved.keep(*plan_, asked(kToday), kToday, result(asked(kToday), 41), 10'000);
  EXPECT_EQ(saved.find(*plan_, asked(kToday), kToday)->provisions.front().counts.met, 41);
  for (int i = 0; i < 100; ++i) {
    const EvalRequest request = asked(kToday, std::to_string(450'000 + i));
    saved.keep(*plan_, request, kToday, result(request, i), 20'000 + i);
  }
  EXPECT_EQ(saved.size(), 64U);
  EXPECT_FALSE(saved.find(*plan_, asked(kToday, "450035"), kToday)) << "the oldest goes first";
  EXPECT_TRUE(saved.find(*plan_, asked(kToday, "450099"), kToday));
}

// Whatever stands in the file, nothing but what was written is shown.
TEST_F(SavedAnswersTest, AFileThatIsNotWholeIsLeftAside) {
  const EvalRequest request = asked(kToday);
  {
    SavedAnswers(file()).keep(*plan_, request, kToday, result(request, 40), 1'000);
  }
  const std::string whole = bytes();
  ASSERT_TRUE(unpack_answers(whole));
  for (std::size_t n = 0; n < whole.size(); n += 7) EXPECT_FALSE(unpack_answers(whole.substr(0, n))) << n;
  for (std::size_t at = 0; at < whole.size(); at += 5) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    EXPECT_FALSE(unpack_answers(changed)) << at;
  }
  std::ofstream(file(), std::ios::binary | std::ios::trunc) << whole.substr(0, whole.size() / 2);
  SavedAnswers torn(file());
  EXPECT_EQ(torn.size(), 0U);
  torn.keep(*plan_, request, kToday, result(request, 42), 1'000);
  ASSERT_TRUE(torn.write().ok());
  EXPECT_EQ(SavedAnswers(file()).size(), 1U) << "written anew";
}

TEST_F(SavedAnswersTest, AFolderThatCannotBeWrittenIsAnErrorAndNothingIsLost) {
  SavedAnswers saved(folder_ / "no such folder" / "x.answers");
  saved.keep(*plan_, asked(kToday), kToday, result(asked(kToday), 40), 1'000);
  const auto written = saved.write();
  ASSERT_FALSE(written.ok());
  EXPECT_EQ(written.error().reason, "plans.answers_not_saved");
  fs::create_directories(folder_ / "no such folder");
  EXPECT_TRUE(saved.write().ok()) << "tried again";
  EXPECT_EQ(SavedAnswers(folder_ / "no such folder" / "x.answers").size(), 1U);
}

// A server that starts over a ledger that takes long to load: nothing is asked of the database.
class Loading : public db::testing::EngineTest {
 protected:
  void SetUp() override {
    testing::create_schema(database());
    put({"school 4501020001", "teacher 1 4501020001 2015-09-01", "entry 1 2023-03-01 hours=360"}, true);
    request_.at = request_.known = kToday;
  }
  void TearDown() override { fs::remove(file_); }

  void put(const std::vector<std::string>& lines, bool divisions = false) {
    const auto done = database().write([&](db::Session& session) -> xt::Status {
      if (divisions) XT_CHECK_OK(testing::add_divisions(session));
      for (const std::string& line : lines) XT_CHECK_OK(testing::add_row(session, line));
      return {};
    });
    ASSERT_TRUE(done.ok()) << done.error().note;
  }
  std::shared_ptr<LiveColumns> started(const ColumnsOptions& options = {}) {
    auto live = std::make_shared<LiveColumns>(database(), options);
    live->committed();  // so that there is something to wait for
    live->start();
    return live;
  }
  const Plan& plan() const {
    for (const Plan& one : shelf_->plans())
      if (one.id == "guangxi-145") return one;
    throw std::logic_error("no such plan");
  }
  // How many teachers the hours of the cycle are asked of, and whether that was saved before the start.
  std::pair<std::int64_t, bool> teachers(Answers& answers, const EvalRequest& request) {
    const auto result = answers.evaluate(database(), plan(), request);
    if (!result.ok()) throw std::runtime_error(result.error().reason + " " + result.error().note);
    EXPECT_EQ(saved_json(answers, (*result)->saved_ms) != "null", (*result)->saved_ms != 0);
    for (const ProvisionResult& p : (*result)->provisions)
      if (p.id == "hours-cycle") return {p.counts.entities, (*result)->saved_ms != 0};
    return {-1, false};
  }

  const fs::path file_ = fs::temp_directory_path() /
                         ("xt_loading_" + std::to_string(::getpid()) + "_" + std::to_string(next_id()));
  std::shared_ptr<const Shelf> shelf_ = open_shelf(XT_SOURCE_DIR "/plans", kToday);
  std::shared_ptr<SavedAnswers> saved_ = std::make_shared<SavedAnswers>(file_, 0);
  EvalRequest request_;
};
XT_BOTH_ENGINES(Loading);

TEST_P(Loading, WhatWasSaidBeforeTheStartIsShownUntilTheColumnsAreThere) {
  const auto today = [] { return kToday; };
  const std::pair before{std::int64_t{1}, false}, as_saved{std::int64_t{1}, true},
      now{std::int64_t{2}, false};
  {
    const auto live = started();
    ASSERT_TRUE(live->wait_until_followed(60'000));
    Answers answers(live, saved_, today);
    EXPECT_EQ(teachers(answers, request_), before);
    live->stop();
  }
  ASSERT_EQ(saved_->size(), 1U);
  put({"teacher 2 4501020001 2015-09-01", "entry 2 2023-03-01 hours=36"});
  // The load is held where it has counted the entries until the page has been looked at.
  std::promise<void> looked, counted;
  bool told = false;
  ColumnsOptions options;
  options.progress = [&, seen = looked.get_future().share()](std::int64_t, std::int64_t) {
    if (!std::exchange(told, true)) counted.set_value();
    seen.wait();
  };
  const auto live = started(options);
  struct LetGo {  // whatever fails below, the load ends
    std::promise<void>& promise;
    bool gone = false;
    void now() {
      if (!std::exchange(gone, true)) promise.set_value();
    }
    ~LetGo() { now(); }
  } let_go{looked};
  counted.get_future().wait();
  Answers answers(live, saved_, today, 1);
  EXPECT_EQ(teachers(answers, request_), as_saved);
  EvalRequest elsewhere = request_;
  elsewhere.under = "450102";
  const auto refused = answers.evaluate(database(), plan(), elsewhere);
  ASSERT_FALSE(refused.ok()) << "never asked before";
  EXPECT_EQ(refused.error().reason, "plans.loading");
  Answers of_few(live, std::make_shared<SavedAnswers>(file_, 1'000), today, 1);
  EXPECT_EQ(teachers(of_few, elsewhere), now) << "a small ledger: the database answers";
  let_go.now();
  ASSERT_TRUE(live->wait_until_loaded(60'000));
  EXPECT_EQ(teachers(answers, request_), now);
  EXPECT_EQ(teachers(answers, elsewhere), now);
  live->stop();
}

}  // namespace
}  // namespace xt::plans
