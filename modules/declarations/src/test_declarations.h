// For the tests of this room: two schools of one county, teachers, and the people who verify.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "access/accounts.h"
#include "auth/keyring.h"
#include "base/rational.h"
#include "credits/credits.h"
#include "credits/reads.h"
#include "db/migrate.h"
#include "db/testing.h"
#include "declarations/declarations.h"
#include "declarations/evidence.h"
#include "declarations/http.h"
#include "declarations/verify.h"
#include "files/files.h"
#include "orgs/orgs.h"
#include "people/people.h"

#include "test_people.h"

namespace xt::declarations::testing {

inline constexpr std::int64_t kNow = 1'748'660'400'000;  // that day in Shanghai, 11:00

class DeclarationsTest : public db::testing::EngineTest {
 protected:
  DeclarationsTest() : keyring_(auth::Keyring::random()) {
    folder_ = std::filesystem::temp_directory_path() / ("xt-declarations-" + std::to_string(next_id()));
    store_.emplace(must(files::Store::open(folder_, keyring_)));
    must(db::migrate(database(), {orgs::migrations(), people::migrations(), access::migrations(),
                                  credits::migrations(), jobs::migrations(), migrations()}));
    const auto outcomes = must(database().write([&](db::Session& s) {
      return people::upsert(s, keyring_, std::vector<people::TeacherRow>{teacher_row(0), teacher_row(1)},
                            {kToday, false});
    }));
    for (const auto& outcome : outcomes) teachers_.push_back(outcome.teacher);
  }
  ~DeclarationsTest() override {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  template <class F>
  auto read(F f) {
    return must(database().read(f));
  }
  template <class F>
  auto write(F f) {
    return must(database().write(f));
  }

  const files::Store& store() const { return *store_; }
  Id teacher(int n) const { return teachers_.at(static_cast<std::size_t>(n)); }

  static Doer as(access::Caller caller, std::int64_t now = kNow) {
    const access::Actor actor{caller.account_id, caller.login, ""};
    return {std::move(caller), actor, kToday, now};
  }
  Doer self(int n = 0) const {
    return as({100 + n, "t", "教师", access::Role::teacher, kSchoolA, kSchoolA + 1, teacher(n)});
  }
  static Doer school(std::int64_t key = kSchoolA, std::int64_t now = kNow) {
    return as({7, "p", "莫秀英", access::Role::school_admin, key, key + 1, std::nullopt}, now);
  }
  static Doer county(std::int64_t now = kNow) {
    return as({8, "c", "覃志强", access::Role::county_admin, kCounty, kCounty + 10'000'000'000, std::nullopt},
              now);
  }

  static Content claim(const std::string& title = "学科教研活动", int days_ago = 3) {
    Content c;
    c.kind = "training";
    c.title = title;
    c.from = c.on = kToday - days_ago;
    c.hours_x100 = 400;
    return c;
  }

  Result<Declaration> try_submit(const Doer& doer, const Content& content, bool evidence = true) {
    XT_TRY(const Prepared file, prepare(store(), scan::Scanner(), pdf(content.title), "证明.pdf"));
    XT_TRY(Declaration made, database().write([&](db::Session& s) -> Result<Declaration> {
      XT_TRY(const Declaration draft, make(s, doer, content));
      if (!evidence) return draft;
      return attach(s, doer, {draft.id, draft.version}, file);
    }));
    return database().write(
        [&](db::Session& s) { return submit(s, doer, {made.id, made.version}, plain_converter()); });
  }
  Declaration submitted(const std::string& title = "学科教研活动", int days_ago = 3) {
    return must(try_submit(self(), claim(title, days_ago)));
  }

  Result<Done> try_decide(const Doer& doer, Verdict verdict, const std::vector<Declaration>& all,
                          const Words& words = {}) {
    std::vector<Item> items;
    for (const Declaration& one : all) items.push_back({one.id, one.version});
    return database().write([&](db::Session& s) { return decide(s, doer, verdict, items, words); });
  }
  Done verify(const Doer& doer, const std::vector<Declaration>& all) {
    return must(try_decide(doer, Verdict::verify, all));
  }
  // Through both levels; posted only by settle().
  Declaration verified(const std::string& title = "学科教研活动", int days_ago = 3) {
    Declaration d = submitted(title, days_ago);
    verify(school(), {d});
    verify(county(), {now(d)});
    return now(d);
  }
  Declaration now(const Declaration& d) {
    return read([&](db::Session& s) { return find(s, d.id); });
  }
  std::int64_t settle_at(std::int64_t ms) { return must(settle(database(), plain_converter(), ms)); }
  std::int64_t hours_x100(int who = 0) {
    return read([&](db::Session& s) { return credits::entries(s, teacher(who), {}); }).totals.hours_x100;
  }
  std::int64_t count(const std::string& sql) {
    return read([&](db::Session& s) { return s.one(db::Sql{sql}); }).i64(0);
  }
  const auth::Keyring& keyring() const { return keyring_; }

 private:
  auth::Keyring keyring_;
  std::filesystem::path folder_;
  std::optional<files::Store> store_;
  std::vector<Id> teachers_;
};

}  // namespace xt::declarations::testing
