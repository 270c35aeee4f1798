// For the tests of this room: two schools in one county and one in another city, teachers, a cycle with caps.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "access/accounts.h"
#include "auth/keyring.h"
#include "base/digest.h"
#include "credits/closing.h"
#include "credits/credits.h"
#include "cycles/account.h"
#include "cycles/closes.h"
#include "db/migrate.h"
#include "db/testing.h"
#include "jobs/jobs.h"
#include "orgs/change.h"
#include "orgs/orgs.h"
#include "people/people.h"

namespace xt::cycles::testing {

inline constexpr std::int64_t kUnit = 10'000'000'000;
inline constexpr std::int64_t kCounty = 450102 * kUnit;
inline constexpr orgs::KeyRange kGuangxi{450000 * kUnit, 460000 * kUnit};
inline const Date kToday = Date::of(2025, 5, 31);
inline const Period kYear2023{Date::of(2023, 1, 1), Date::of(2024, 1, 1)};

template <class T>
auto must(T result) {
  if (!result.ok()) throw std::runtime_error(result.error().reason + ": " + result.error().note);
  return *std::move(result);
}
inline void must(Status result) {
  if (!result.ok()) throw std::runtime_error(result.error().reason + ": " + result.error().note);
}

inline people::TeacherRow teacher_row(int n, std::int64_t org_key) {
  std::string digits = "45010219800101" + std::to_string(1000 + n).substr(1);
  people::TeacherRow row;
  row.name = "教师" + std::to_string(n);
  row.identity = must(people::parse_identity(
      people::IdKind::resident_id, digits + *people::resident_check_character(digits), Date::of(2025, 1, 1)));
  row.org_key = org_key;
  row.stage = "primary";
  row.full_time = true;
  row.service_day = Date::of(2015, 9, 1);
  row.arrived = Date::of(2015, 9, 1);
  return row;
}

class CyclesTest : public db::testing::EngineTest {
 protected:
  template <class F>
  auto read(F f) {
    return must(database().read(f));
  }
  template <class F>
  auto write(F f) {
    return must(database().write(f));
  }

  explicit CyclesTest(int teachers = 6) : keyring_(auth::Keyring::random()) {
    must(db::migrate(database(), {orgs::migrations(), people::migrations(), access::migrations(),
                                  credits::migrations(), jobs::migrations(), migrations()}));
    must(orgs::seed(database()));
    const std::vector<orgs::School> schools{
        {.code = "2145000001", .name = "第一小学", .region = "450102", .stages = ";primary;"},
        {.code = "2145000002", .name = "第二小学", .region = "450102", .stages = ";primary;"},
        {.code = "2145000003", .name = "柳州小学", .region = "450203", .stages = ";primary;"}};
    write([&](db::Session& s) { return orgs::put_schools(s, schools, Date::of(2000, 1, 1)); });
    std::vector<people::TeacherRow> rows;
    for (int n = 0; n < teachers; ++n) {
      const auto& school = schools[static_cast<std::size_t>(n) % 3];
      const auto org = read([&](db::Session& s) { return orgs::find(s, school.code); });
      rows.push_back(teacher_row(n, org.key));
      orgs_.push_back(org.key);
    }
    const auto outcomes =
        write([&](db::Session& s) { return people::upsert(s, keyring_, rows, {kToday, false}); });
    for (const auto& outcome : outcomes) teachers_.push_back(outcome.teacher);
    cycle_.title = "“十四五”周期";
    cycle_.scope = kGuangxi;
    cycle_.days = {Date::of(2021, 1, 1), Date::of(2026, 1, 1)};
    cycle_.hours_x100 = 36'000;
    cycle_.caps = {{"mode", "online", "hours", "year", 2'000}, {"mode", "online", "hours", "cycle", 5'000}};
    cycle_.id = write([&](db::Session& s) { return create(s, cycle_, 7); });
  }

  Id teacher(int n) const { return teachers_.at(static_cast<std::size_t>(n)); }
  const std::vector<Id>& teachers() const { return teachers_; }
  // At the school at which they began.
  Member member(int n) const { return {teacher(n), orgs_.at(static_cast<std::size_t>(n))}; }
  const rules::Book& book() const { return book_; }
  void set_book(rules::Book book) { book_ = std::move(book); }
  const Cycle& cycle() const { return cycle_; }
  const auth::Keyring& keyring() const { return keyring_; }

  // Each its own programme.
  credits::NewEntry entry(int who, Date day, std::int64_t hours_x100, const std::string& mode = "in_person",
                          const std::string& kind = "award") {
    credits::NewEntry e;
    e.teacher = teacher(who);
    e.kind = kind;
    e.earned_from = e.earned_on = day;
    e.hours_x100 = hours_x100;
    e.credits_x100 = hours_x100 / 2;
    e.mode = mode;
    e.level = "county";
    e.programme = "项目" + std::to_string(++entries_);
    e.origin = "import:1";
    e.key = digest_fields({std::to_string(entries_)});
    return e;
  }
  credits::Outcome put(const credits::NewEntry& e, credits::OnClosed closed = credits::OnClosed::hold) {
    credits::PostOptions options;
    options.on_closed = closed;
    return write([&](db::Session& s) { return credits::post(s, std::vector<credits::NewEntry>{e}, options); })
        .at(0);
  }
  Account account(int who, const Period& days) {
    return read([&](db::Session& s) { return accounts(s, book_, cycle_, days, std::vector{member(who)}); })
        .at(0);
  }
  Account account(int who) { return account(who, cycle_.days); }

  Close close(const Period& days = kYear2023, const std::string& what = "year") {
    return write([&](db::Session& s) {
      return begin(s, cycle_, what, days.from, kGuangxi, {7, "管理员", "年度结账"}, kToday);
    });
  }

 private:
  auth::Keyring keyring_;
  std::vector<Id> teachers_;
  std::vector<std::int64_t> orgs_;
  rules::Book book_;
  Cycle cycle_;
  int entries_ = 0;
};

}  // namespace xt::cycles::testing
