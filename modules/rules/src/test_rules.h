// For the tests of this room that need a ledger: a school, two teachers, entries made from a number.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "auth/keyring.h"
#include "base/digest.h"
#include "credits/credits.h"
#include "db/migrate.h"
#include "db/testing.h"
#include "orgs/orgs.h"
#include "people/people.h"
#include "rules/counted.h"

namespace xt::rules::testing {

template <class T>
auto must(T result) {
  if (!result.ok()) throw std::runtime_error(result.error().reason + ": " + result.error().note);
  return *std::move(result);
}

inline constexpr std::int64_t kSchool = 4501020000000001;

inline people::TeacherRow teacher_row(int n) {
  std::string digits = "45010219800101000";
  digits[16] = static_cast<char>('0' + n);
  people::TeacherRow row;
  row.name = "教师" + std::to_string(n);
  row.identity = must(people::parse_identity(
      people::IdKind::resident_id, digits + *people::resident_check_character(digits), Date::of(2025, 1, 1)));
  row.org_key = kSchool;
  row.stage = "primary";
  row.service_day = Date::of(2015, 9, 1);
  return row;
}

inline credits::NewEntry entry_of(Id teacher, int week, std::int64_t hours, const std::string& rule) {
  credits::NewEntry e;
  e.teacher = teacher;
  e.earned_from = Date::of(2023, 1, 2) + 7 * week;
  e.earned_on = e.earned_from + 1;
  e.hours_x100 = hours;
  e.credits_x100 = hours / 2;
  e.mode = "online";
  e.programme = "项目" + std::to_string(week);
  e.rule = rule;
  e.key = digest_fields({std::to_string(teacher), std::to_string(week)});
  return e;
}

class LedgerTest : public db::testing::EngineTest {
 protected:
  LedgerTest() : keyring_(auth::Keyring::random()) {
    must(db::migrate(database(), {orgs::migrations(), people::migrations(), credits::migrations()}));
    const std::vector<people::TeacherRow> rows = {teacher_row(0), teacher_row(1)};
    for (const auto& one : must(database().write([&](db::Session& s) {
           return people::upsert(s, keyring_, rows, {Date::of(2025, 1, 1), false});
         }))) {
      teachers_.push_back(one.teacher);
    }
  }
  std::vector<credits::Outcome> post(const std::vector<credits::NewEntry>& entries) {
    return must(database().write([&](db::Session& s) { return credits::post(s, entries); }));
  }
  std::map<Id, Counted> read(Period days) {
    return must(database().read([&](db::Session& s) { return counted(s, teachers_, days); }));
  }

  auth::Keyring keyring_;
  std::vector<Id> teachers_;
};

}  // namespace xt::rules::testing
