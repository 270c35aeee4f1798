// For the tests of this room: a database with two schools, and teachers made from a number.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "db/migrate.h"
#include "db/testing.h"
#include "orgs/change.h"
#include "people/people.h"

namespace xt::people::testing {

inline constexpr std::int64_t kSchoolA = 4501022145000001;
inline constexpr std::int64_t kSchoolB = 4501022145000002;
inline constexpr KeyRange kCounty{4501020000000000, 4501030000000000};
inline const Date kAsOf = Date::of(2024, 9, 1);

// Teacher `n`, valid in every respect; n < 100,000.
inline TeacherRow row_of(int n) {
  std::string digits = "4501021980" + std::string(n % 2 == 0 ? "0101" : "1231");
  const std::string order = std::to_string(1000 + n % 1000).substr(1);
  digits.replace(2, 4, std::to_string(1000 + n / 1000));
  digits += order;
  TeacherRow row;
  row.name = "教师" + std::to_string(n);
  row.identity = *parse_identity(IdKind::resident_id, digits + *resident_check_character(digits), kAsOf);
  row.org_key = kSchoolA;
  row.stage = "primary";
  row.subject = "chinese";
  row.post = "teacher";
  row.title_rank = "second";
  row.service_day = Date::of(2005, 9, 1);
  row.arrived = Date::of(2015, 9, 1);
  return row;
}

template <class T>
auto must(T result) {
  if (!result.ok()) throw std::runtime_error(result.error().reason + ": " + result.error().note);
  return *std::move(result);
}

// Two schools in one county.
inline void add_schools(db::Database& database) {
  must(db::migrate(database, {orgs::migrations()}));
  must(orgs::seed(database));
  const std::vector<orgs::School> schools{
      {.code = "2145000001", .name = "第一小学", .region = "450102", .stages = ";primary;"},
      {.code = "2145000002", .name = "第二小学", .region = "450102", .stages = ";primary;"}};
  must(database.write([&](db::Session& s) { return orgs::put_schools(s, schools, Date::of(2000, 1, 1)); }));
}

inline std::unique_ptr<db::Database> open(const std::string& url) {
  return must(db::Database::open(url));
}

inline std::vector<UpsertOutcome> put(db::Database& database, const auth::Keyring& keyring,
                                      const std::vector<TeacherRow>& rows) {
  return must(database.write([&](db::Session& s) { return upsert(s, keyring, rows, {kAsOf, false}); }));
}

class PeopleTest : public db::testing::EngineTest {
 protected:
  PeopleTest() : keyring_(auth::Keyring::random()) {
    add_schools(database());
    must(db::migrate(database(), {migrations()}));
  }
  const auth::Keyring& keyring() const { return keyring_; }
  std::vector<UpsertOutcome> put(const std::vector<TeacherRow>& rows) {
    return testing::put(database(), keyring_, rows);
  }
  template <class F>
  auto read(F f) {
    return must(database().read(f));
  }
  template <class F>
  auto write(F f) {
    return must(database().write(f));
  }

 private:
  auth::Keyring keyring_;
};

}  // namespace xt::people::testing
