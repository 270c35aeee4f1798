// For the tests of this room: two schools in one county and one in another city, a few teachers with hours,
// the real plans.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "access/accounts.h"
#include "access/caller.h"
#include "auth/keyring.h"
#include "base/digest.h"
#include "corrections/corrections.h"
#include "credits/credits.h"
#include "db/migrate.h"
#include "db/testing.h"
#include "funds/funds.h"
#include "orgs/change.h"
#include "overview/http.h"
#include "people/people.h"
#include "plans/http.h"
#include "plans/versions.h"
#include "registry/registry.h"
#include "research/research.h"

#include "test_rows.h"

namespace xt::overview::testing {

class World : public db::testing::EngineTest {
 protected:
  template <class F>
  auto read(F f) {
    return must(database().read(f));
  }
  template <class F>
  auto write(F f) {
    return must(database().write(f));
  }

  World() : keyring_(auth::Keyring::random()) {
    must(db::migrate(database(), {orgs::migrations(), people::migrations(), access::migrations(),
                                  registry::migrations(), credits::migrations(), corrections::migrations(),
                                  research::migrations(), funds::migrations(), plans::migrations()}));
    must(orgs::seed(database()));
    const std::vector<orgs::School> schools{
        {.code = "2145000001", .name = "第一小学", .region = "450102", .stages = ";primary;"},
        {.code = "2145000002", .name = "第二小学", .region = "450102", .stages = ";primary;"},
        {.code = "2145000003", .name = "柳州小学", .region = "450203", .stages = ";primary;"}};
    write([&](db::Session& s) { return orgs::put_schools(s, schools, Date::of(2000, 1, 1)); });
    read([&](db::Session& s) -> Status {
      for (const orgs::School& school : schools) {
        XT_TRY(const orgs::Org org, orgs::find(s, school.code));
        schools_.push_back(org.key);
      }
      return {};
    });
    std::vector<people::TeacherRow> rows{teacher_row(0, school(0)), teacher_row(1, school(0)),
                                         teacher_row(2, school(1)), teacher_row(3, school(2))};
    const auto outcomes =
        write([&](db::Session& s) { return people::upsert(s, keyring_, rows, {kDay, false}); });
    for (const auto& outcome : outcomes) teachers_.push_back(outcome.teacher);
    routes_ = routes(database(), plans::Desk(database(), plans::open_shelf(XT_SOURCE_DIR "/plans", kDay)));
  }

  std::int64_t school(int n) const { return schools_.at(static_cast<std::size_t>(n)); }
  Id teacher(int n) const { return teachers_.at(static_cast<std::size_t>(n)); }
  const auth::Keyring& keyring() const { return keyring_; }

  void earn(int who, int hours, Date day = Date::of(2023, 3, 1)) {
    credits::NewEntry entry;
    entry.teacher = teacher(who);
    entry.earned_from = entry.earned_on = day;
    entry.hours_x100 = hours * 100;
    entry.credits_x100 = hours * 100;
    entry.mode = "in_person";
    entry.level = "county";
    entry.programme = "项目" + std::to_string(++entries_);
    entry.origin = "import:1";
    entry.key = digest_fields({std::to_string(entries_)});
    entry.posted_ms = 1'677'628'800'000;  // 2023-03-01
    write([&](db::Session& s) { return credits::post(s, std::vector<credits::NewEntry>{entry}); });
  }

  static access::Caller caller(access::Role role, std::int64_t lo, std::int64_t hi, Id teacher_id = 0) {
    access::Caller out;
    out.role = role;
    out.key_lo = lo;
    out.key_hi = hi;
    if (teacher_id != 0) out.teacher_id = teacher_id;
    return out;
  }
  access::Caller principal(int n) const {
    return caller(access::Role::school_admin, school(n), school(n) + 1);
  }
  static access::Caller county() { return caller(access::Role::county_admin, kCounty, kCounty + kUnit); }
  access::Caller self(int n, int at) const {
    return caller(access::Role::teacher, school(at), school(at) + 1, teacher(n));
  }

  using Query = std::vector<std::pair<std::string, std::string>>;
  Result<http::Response> answer(const access::Caller& who, const std::string& pattern,
                                const std::map<std::string, std::string>& params, const Query& query = {}) {
    for (const http::Route& route : routes_) {
      if (route.pattern != pattern) continue;
      http::Request request;
      for (const auto& [name, value] : params) request.params[name] = value;
      request.query = query;
      request.context = who;
      return route.handler(request);
    }
    return make_error(Code::not_found, "test.no_route");
  }
  Result<boost::json::value> get(const access::Caller& who, const std::string& pattern,
                                 const std::map<std::string, std::string>& params, const Query& query = {}) {
    XT_TRY(const http::Response response, answer(who, pattern, params, query));
    return boost::json::parse(response.body);
  }

 private:
  auth::Keyring keyring_;
  std::vector<std::int64_t> schools_;
  std::vector<Id> teachers_;
  std::vector<http::Route> routes_;
  int entries_ = 0;
};

}  // namespace xt::overview::testing
