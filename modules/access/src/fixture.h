// A small world for the tests of this room: one province, city, county and school, on both engines.
#pragma once

#include <gtest/gtest.h>

#include "access/accounts.h"
#include "access/sign_in.h"
#include "db/migrate.h"
#include "db/testing.h"
#include "orgs/change.h"
#include "people/people.h"

namespace xt::access {

inline constexpr std::int64_t kGuangxi = 4'500'000'000'000'000;
inline constexpr std::int64_t kNanning = 4'501'000'000'000'000;
inline constexpr std::int64_t kXingning = 4'501'020'000'000'000;
inline constexpr std::int64_t kSchool = kXingning + 3'145'000'001;
inline constexpr auth::PasswordOptions kCheap{1, 8U << 10, 2, 8};

inline std::int64_t test_time_ms = 1'750'000'000'000;
inline std::int64_t test_clock() {
  return test_time_ms;
}

class AccessTest : public db::testing::EngineTest {
 protected:
  void SetUp() override {
    test_time_ms = 1'750'000'000'000;
    const auto migrated = db::migrate(database(), {orgs::migrations(), people::migrations(), migrations()});
    ASSERT_TRUE(migrated.ok()) << migrated.error().note;
    ASSERT_TRUE(orgs::seed(database()).ok());
    const Status put = database().write([](db::Session& session) -> Status {
      const orgs::School school{
          .code = "3145000001", .name = "school", .region = "450102", .stages = ";junior;"};
      XT_CHECK_OK(orgs::put_schools(session, std::span(&school, 1), Date::of(2020, 1, 1)));
      return {};
    });
    ASSERT_TRUE(put.ok()) << put.error().reason << put.error().note;
  }

  Id make(const std::string& login, Role role, std::int64_t org_key, std::optional<Id> teacher = {}) {
    auto id = create_account(database(), passwords_, {0, "cli:test", ""},
                             {login, "password-1", login, role, org_key, teacher});
    EXPECT_TRUE(id.ok()) << (id.ok() ? "" : id.error().reason);
    // The test's clock stands in the past; the account was made today.
    run("UPDATE access_post SET from_day = 0");
    return id.ok() ? *id : 0;
  }
  void run(const std::string& sql) {
    const auto done = database().write([&](db::Session& session) { return session.exec(db::Sql{sql}); });
    EXPECT_TRUE(done.ok()) << sql;
  }
  std::int64_t count(const std::string& sql) {
    const auto row = database().read([&](db::Session& session) { return session.one(db::Sql{sql}); });
    EXPECT_TRUE(row.ok()) << sql;
    return row.ok() ? row->i64(0) : -1;
  }
  SignIn::Options options(bool demo = false) const { return {demo, kCheap, 1000, &test_clock, keyring_, {}}; }
  static Source from(const std::string& address, const std::string& device = "") {
    return {address, "test", device, "r1"};
  }

  auth::Passwords passwords_{kCheap};
  auth::Keyring keyring_ = auth::Keyring::random();
};

}  // namespace xt::access
