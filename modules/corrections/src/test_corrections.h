// For the tests of this room: two schools of one county, teachers with entries, and the people who answer.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "access/accounts.h"
#include "auth/keyring.h"
#include "base/digest.h"
#include "corrections/corrections.h"
#include "corrections/http.h"
#include "credits/credits.h"
#include "credits/reads.h"
#include "db/migrate.h"
#include "db/testing.h"
#include "orgs/orgs.h"
#include "people/people.h"

namespace xt::corrections::testing {

inline constexpr std::int64_t kCounty = 4501020000000000;
inline constexpr std::int64_t kSchoolA = kCounty + 1;
inline constexpr std::int64_t kSchoolB = kCounty + 2;

template <class T>
auto must(T result) {
  if (!result.ok()) throw std::runtime_error(result.error().reason + ": " + result.error().note);
  return *std::move(result);
}
inline void must(Status result) {
  if (!result.ok()) throw std::runtime_error(result.error().reason + ": " + result.error().note);
}

inline people::TeacherRow teacher_row(int n, std::int64_t org_key = kSchoolA) {
  const std::string digits = "45010219800101" + std::to_string(1000 + n).substr(1);
  people::TeacherRow row;
  row.name = "教师" + std::to_string(n);
  row.identity = must(people::parse_identity(
      people::IdKind::resident_id, digits + *people::resident_check_character(digits), Date::of(2025, 1, 1)));
  row.org_key = org_key;
  row.stage = "primary";
  row.title_rank = "second";
  row.service_day = Date::of(2015, 9, 1);
  row.designations = must(people::parse_designations("县:骨干教师@2022-01-01~2024-12-31"));
  return row;
}

class CorrectionsTest : public db::testing::EngineTest {
 protected:
  template <class F>
  auto read(F f) {
    return must(database().read(f));
  }
  template <class F>
  auto write(F f) {
    return must(database().write(f));
  }

  CorrectionsTest() : keyring_(auth::Keyring::random()) {
    must(db::migrate(database(), {orgs::migrations(), people::migrations(), access::migrations(),
                                  credits::migrations(), migrations()}));
    const auto outcomes = write([&](db::Session& s) {
      return people::upsert(s, keyring_, std::vector<people::TeacherRow>{teacher_row(0), teacher_row(1)},
                            {Date::of(2025, 1, 1), false});
    });
    for (const auto& outcome : outcomes) teachers_.push_back(outcome.teacher);
  }

  Id teacher(int n) const { return teachers_.at(static_cast<std::size_t>(n)); }
  const auth::Keyring& keyring() const { return keyring_; }

  // Ten hours on two days, worth one credit.
  Id earn(int who, int week) {
    credits::NewEntry e;
    e.teacher = teacher(who);
    e.earned_from = Date::of(2023, 1, 2) + 7 * week;
    e.earned_on = e.earned_from + 1;
    e.both_days_given = true;
    e.hours_x100 = 1000;
    e.credits_x100 = 100;
    e.mode = "in_person";
    e.programme = "项目" + std::to_string(week);
    e.origin = "import:1";
    e.key = digest_fields({std::to_string(who), std::to_string(week)});
    return write([&](db::Session& s) { return credits::post(s, std::vector<credits::NewEntry>{e}); })
        .at(0)
        .id;
  }
  std::int64_t hours_x100(int who) {
    return read([&](db::Session& s) { return credits::entries(s, teacher(who), {}); }).totals.hours_x100;
  }

  access::Caller self(int n) const {
    access::Caller out{100 + n, "t", "教师", access::Role::teacher, kSchoolA, kSchoolA + 1, teacher(n)};
    return out;
  }
  static access::Caller principal(std::int64_t school = kSchoolA) {
    return {7, "p", "莫秀英", access::Role::school_admin, school, school + 1, std::nullopt};
  }
  static access::Caller county() {
    return {8, "c", "覃志强", access::Role::county_admin, kCounty, kCounty + 10'000'000'000, std::nullopt};
  }

  Result<Request> try_ask(const access::Caller& who, const Ask& wanted) {
    return database().write(
        [&](db::Session& s) { return ask(s, keyring_, who, {who.account_id, who.login, ""}, wanted); });
  }
  Request asked(int who, Id entry, const std::string& choice = "hours") {
    return must(try_ask(self(who), {teacher(who), "entry", std::to_string(entry), choice, "学时记错了"}));
  }
  Result<Request> try_answer(const access::Caller& who, const Request& request, const Answer& given) {
    return database().write([&](db::Session& s) {
      return answer(s, who, {who.account_id, who.login, ""}, {request.teacher, request.id}, given);
    });
  }
  static Answer taken_back() { return {true, "reverse", "经核实属重复登记", "", {}, {}, {}}; }
  static Answer declined() { return {false, "", "签到表与记录一致", "", {}, {}, {}}; }
  static Answer with_hours(std::int64_t hours) {
    return {true, "replace", "按签到表更正", "", hours, {}, {}};
  }
  std::int64_t audits(const std::string& action) {
    return read([&](db::Session& s) {
             return s.one(db::Sql{"SELECT COUNT(*) FROM access_pub_audit WHERE action = '" + action + "'"});
           })
        .i64(0);
  }

 private:
  auth::Keyring keyring_;
  std::vector<Id> teachers_;
};

}  // namespace xt::corrections::testing
