// For the tests of this room: a county with a school and three teachers, a teacher of another county, and a
// platform with a token for the first county.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "access/accounts.h"
#include "auth/keyring.h"
#include "credits/reads.h"
#include "db/migrate.h"
#include "db/testing.h"
#include "intake/batches.h"
#include "intake/platforms.h"
#include "jobs/jobs.h"
#include "orgs/orgs.h"
#include "people/people.h"

namespace xt::intake::testing {

inline constexpr std::int64_t kCounty = 4501020000000000;
inline constexpr std::int64_t kSchool = 4501022145000001;
inline constexpr std::int64_t kElsewhere = 4502022145000009;

template <class T>
auto must(T result) {
  if (!result.ok()) throw std::runtime_error(result.error().reason + ": " + result.error().note);
  return *std::move(result);
}
inline void must(Status result) {
  if (!result.ok()) throw std::runtime_error(result.error().reason + ": " + result.error().note);
}

inline std::string number_of(int n) {
  const std::string digits = "45010219800101" + std::to_string(1000 + n).substr(1);
  return digits + *people::resident_check_character(digits);
}

class IntakeTest : public db::testing::EngineTest {
 protected:
  template <class F>
  auto read(F f) {
    return must(database().read(f));
  }
  template <class F>
  auto write(F f) {
    return must(database().write(f));
  }
  IntakeTest() : keyring_(auth::Keyring::random()) {
    must(db::migrate(database(), {orgs::migrations(), people::migrations(), access::migrations(),
                                  jobs::migrations(), credits::migrations(), migrations()}));
    std::vector<people::TeacherRow> rows;
    for (int n = 0; n < 4; ++n) {
      people::TeacherRow row;
      row.name = "教师" + std::to_string(n);
      row.identity = must(people::parse_identity(people::IdKind::resident_id, number_of(n), today()));
      row.org_key = n == 3 ? kElsewhere : kSchool;
      row.stage = "primary";
      row.service_day = Date::of(2015, 9, 1);
      rows.push_back(row);
    }
    const auto outcomes = must(database().write(
        [&](db::Session& s) { return people::upsert(s, keyring_, rows, {today(), false}); }));
    for (const auto& outcome : outcomes) teachers_.push_back(outcome.teacher);
    admin_.account_id = 7;
    admin_.name = "县管理员";
    admin_.role = access::Role::county_admin;
    admin_.key_lo = kCounty;
    admin_.key_hi = orgs::subtree(kCounty).hi;
    platform_ = write(
        [&](db::Session& s) { return register_platform(s, admin_, {7, "x", "r"}, {"研修网", "", ""}); });
    program_ = admin_;
    program_.standing.token_id = 11;
    program_.standing.only = std::vector<std::string>{"achievements.write"};
    write([&](db::Session& s) -> Result<std::int64_t> {
      return s.exec(
          db::Sql{"INSERT INTO intake_token (token_id, platform_id, created_ms, expires_ms) VALUES (11, " +
                  std::to_string(platform_.id) + ", 0, 9000000000000)"});
    });
  }

  static Date today() { return Date::of(2025, 5, 31); }

  static boost::json::object row(const std::string& id, int n, const std::string& title = "暑期师德研修") {
    return {{"id", id},
            {"name", "教师" + std::to_string(n)},
            {"id_number", number_of(n)},
            {"title", title},
            {"from", "2024-07-01"},
            {"to", "2024-07-05"},
            {"hours", 36},
            {"mode", "online"},
            {"level", "city"}};
  }
  std::vector<DoorRow> door(boost::json::array rows) {
    return must(read_batch(boost::json::object{{"rows", std::move(rows)}}, keyring_, today()));
  }
  // Taken up, not yet worked on.
  Id hand_in(boost::json::array rows) {
    const auto read_rows = door(std::move(rows));
    return write([&](db::Session& s) { return receive(s, program_, {7, "x", "r"}, platform_, read_rows); });
  }
  static void work(db::Database& database) {
    jobs::Runner runner(database, job_handlers(database));
    while (must(runner.run_one())) {
    }
  }
  Id post(boost::json::array rows) {
    const Id id = hand_in(std::move(rows));
    work(database());
    return id;
  }
  BatchLine batch(Id id) {
    return read([&](db::Session& s) { return find_batch(s, id); });
  }
  std::vector<RowLine> lines(Id id) {
    return read([&](db::Session& s) { return rows_of(s, id); });
  }
  std::int64_t hours_of(int n) {
    return read([&](db::Session& s) { return credits::entries(s, teachers_.at(n), {}); }).totals.hours_x100;
  }
  std::int64_t count(const std::string& sql) {
    return read([&](db::Session& s) { return s.one(db::Sql{sql}); }).i64(0);
  }
  std::unique_ptr<db::Database> another() { return must(db::Database::open(url())); }

  auth::Keyring keyring_;
  std::vector<Id> teachers_;
  access::Caller admin_, program_;
  Platform platform_;
};

}  // namespace xt::intake::testing
