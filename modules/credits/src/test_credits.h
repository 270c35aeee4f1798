// For the tests of this room: a database with a school and a few teachers, and entries made from a number.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "auth/keyring.h"
#include "base/digest.h"
#include "credits/credits.h"
#include "credits/reads.h"
#include "credits/verify.h"
#include "db/migrate.h"
#include "db/testing.h"
#include "orgs/orgs.h"
#include "people/people.h"

namespace xt::credits::testing {

inline constexpr std::int64_t kSchoolA = 4501020000000001;
inline constexpr std::int64_t kSchoolB = 4501020000000002;

template <class T>
auto must(T result) {
  if (!result.ok()) throw std::runtime_error(result.error().reason + ": " + result.error().note);
  return *std::move(result);
}
inline void must(Status result) {
  if (!result.ok()) throw std::runtime_error(result.error().reason + ": " + result.error().note);
}

// Employed at school A from 1 September 2015.
inline people::TeacherRow teacher_row(int n) {
  std::string digits = "450102198001010000";
  digits.resize(14);
  digits += std::to_string(1000 + n).substr(1);
  people::TeacherRow row;
  row.name = "教师" + std::to_string(n);
  row.identity = must(people::parse_identity(
      people::IdKind::resident_id, digits + *people::resident_check_character(digits), Date::of(2025, 1, 1)));
  row.org_key = kSchoolA;
  row.stage = "primary";
  row.service_day = Date::of(2015, 9, 1);
  return row;
}

// Ten hours on two days of 2023, `n` weeks apart; every `n` its own programme and key.
inline NewEntry entry_of(Id teacher, int n) {
  NewEntry e;
  e.teacher = teacher;
  e.earned_from = Date::of(2023, 1, 2) + 7 * n;
  e.earned_on = e.earned_from + 1;
  e.both_days_given = true;
  e.hours_x100 = 1000;
  e.credits_x100 = 100;
  e.mode = "in_person";
  e.level = "county";
  e.programme = "项目" + std::to_string(n);
  e.provider = "县教师发展中心";
  e.origin = "import:1";
  e.key = digest_fields({std::to_string(n)});
  return e;
}

class LedgerTest : public db::testing::EngineTest {
 protected:
  explicit LedgerTest(int teachers = 3) : keyring_(auth::Keyring::random()) {
    must(db::migrate(database(), {orgs::migrations(), people::migrations(), migrations()}));
    std::vector<people::TeacherRow> rows;
    for (int n = 0; n < teachers; ++n) rows.push_back(teacher_row(n));
    const auto outcomes = must(database().write(
        [&](db::Session& s) { return people::upsert(s, keyring_, rows, {Date::of(2025, 1, 1), false}); }));
    for (const auto& outcome : outcomes) teachers_.push_back(outcome.teacher);
  }

  Id teacher(int n) const { return teachers_.at(static_cast<std::size_t>(n)); }
  const auth::Keyring& keyring() const { return keyring_; }

  template <class F>
  auto read(F f) {
    return must(database().read(f));
  }
  template <class F>
  auto write(F f) {
    return must(database().write(f));
  }
  std::vector<Outcome> put(const std::vector<NewEntry>& entries) { return put_into(database(), entries); }
  static std::vector<Outcome> put_into(db::Database& database, const std::vector<NewEntry>& entries) {
    return must(database.write([&](db::Session& s) { return post(s, entries); }));
  }
  // One statement written by hand: what an insider would do.
  void tamper(const std::string& sql) {
    must(database().write([&](db::Session& s) { return s.script(sql); }));
  }
  EntryPage page_of(Id id, const EntryFilter& filter = {}) {
    return read([&](db::Session& s) { return entries(s, id, filter); });
  }
  std::unique_ptr<db::Database> must_open() { return must(db::Database::open(url())); }
  VerifyReport check() { return must(verify(database())); }

 private:
  auth::Keyring keyring_;
  std::vector<Id> teachers_;
};

}  // namespace xt::credits::testing
