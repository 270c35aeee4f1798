#include "access/accounts.h"

#include <map>

#include "access/audit.h"
#include "access/demo.h"
#include "people/people.h"

#include "fixture.h"

namespace xt::access {
namespace {

using Accounts = AccessTest;

TEST_P(Accounts, AreCheckedAndAudited) {
  make("Li.Wei", Role::county_admin, kXingning);
  EXPECT_EQ(
      count("SELECT COUNT(*) FROM access_account WHERE login = 'li.wei' AND password LIKE '$argon2id$%'"), 1);
  EXPECT_EQ(
      count(
          "SELECT COUNT(*) FROM access_audit WHERE action = 'access.create_account' AND actor = 'cli:test'"),
      1);
  const auto reason = [&](NewAccount account) {
    const auto result = create_account(database(), passwords_, {0, "t", ""}, account);
    if (result.ok()) return std::string("ok");
    return result.error().fields.empty()
               ? result.error().reason
               : result.error().fields[0].name + "/" + result.error().fields[0].reason;
  };
  EXPECT_EQ(reason({"li.wei", "password-1", "x", Role::county_admin, kXingning, {}}), "login/taken");
  EXPECT_EQ(reason({"b b", "password-1", "x", Role::county_admin, kXingning, {}}), "login/not_a_login");
  EXPECT_EQ(reason({"bb", "short", "x", Role::county_admin, kXingning, {}}), "password/too_short");
  EXPECT_EQ(reason({"bb", "password-1", " ", Role::county_admin, kXingning, {}}), "name/required");
  EXPECT_EQ(reason({"bb", "password-1", "x", Role::county_admin, kNanning, {}}), "role/scope_level");
  EXPECT_EQ(reason({"bb", "password-1", "x", Role::county_admin, 7, {}}), "org/unknown");
  EXPECT_EQ(reason({"bb", "password-1", "x", Role::teacher, kSchool, {}}), "teacher_id/required");
}

TEST_P(Accounts, ANewPasswordEndsAllSessions) {
  make("li", Role::county_admin, kXingning);
  SignIn sign_in(database(), options());
  const auto in = sign_in.sign_in("li", "password-1", from("1.1.1.1"));
  ASSERT_TRUE(in.ok());
  ASSERT_TRUE(set_password(database(), passwords_, {0, "t", ""}, "li", "password-2").ok());
  EXPECT_FALSE(sign_in.authenticate(in->token).ok());
  EXPECT_FALSE(sign_in.sign_in("li", "password-1", from("1.1.1.1")).ok());
  EXPECT_TRUE(sign_in.sign_in("li", "password-2", from("1.1.1.1")).ok());
  EXPECT_EQ(set_password(database(), passwords_, {0, "t", ""}, "nobody", "password-2").error().reason,
            "access.no_account");
  ASSERT_TRUE(deactivate(database(), {0, "t", ""}, "li").ok());
  EXPECT_FALSE(sign_in.sign_in("li", "password-2", from("1.1.1.1")).ok());
}

TEST_P(Accounts, OfTheDemonstrationWorkOnlyThere) {
  const std::vector<DemoAccount> demo{{"sx-city", "陈静", Role::city_admin, kNanning, {}, "看区县"}};
  ASSERT_TRUE(create_demo_accounts(database(), passwords_, {0, "t", ""}, demo).ok());
  ASSERT_TRUE(create_demo_accounts(database(), passwords_, {0, "t", ""}, demo).ok()) << "again";
  EXPECT_EQ(count("SELECT COUNT(*) FROM access_account"), 1);
  SignIn real(database(), options(false));
  EXPECT_FALSE(real.sign_in("sx-city", kDemoPassword, from("1.1.1.1")).ok());
  SignIn shown(database(), options(true));
  const auto in = shown.sign_in("sx-city", kDemoPassword, from("1.1.1.1"));
  ASSERT_TRUE(in.ok());
  EXPECT_FALSE(real.authenticate(in->token).ok()) << "a session of the demonstration ends with it";
  const auto rows = demo_accounts(database());
  ASSERT_EQ(rows->size(), 1U);
  EXPECT_EQ(rows->at(0).scope_name, "南宁市");

  make("real", Role::city_admin, kNanning);
  EXPECT_EQ(create_demo_accounts(database(), passwords_, {0, "t", ""},
                                 {{"real", "x", Role::city_admin, kNanning, {}, ""}})
                .error()
                .reason,
            "access.login_taken");
}

TEST_P(Accounts, OfTheDemonstrationStandWherePeopleWork) {
  constexpr Date today{20'000};
  const auto nobody = choose_demo_accounts(database(), today);
  ASSERT_TRUE(nobody.ok());
  EXPECT_TRUE(nobody->empty());

  people::TeacherRow row;
  row.name = "甘露";
  row.identity = *people::parse_identity(people::IdKind::resident_id, "11010519491231002X", today);
  row.org_key = kSchool;
  row.stage = "junior";
  row.service_day = row.arrived.emplace(Date{15'000});
  const auto hired = database().write([&](db::Session& session) {
    return people::upsert(session, auth::Keyring::random(), std::span(&row, 1),
                          {.as_of = today, .dry_run = false});
  });
  ASSERT_TRUE(hired.ok() && hired->front().what == people::Change::created);
  const auto chosen = choose_demo_accounts(database(), today);
  ASSERT_TRUE(chosen.ok()) << chosen.error().note;
  std::map<Role, std::int64_t> scopes;
  for (const DemoAccount& account : *chosen) scopes[account.role] = account.org_key;
  EXPECT_EQ(scopes[Role::province_admin], kGuangxi);
  EXPECT_EQ(scopes[Role::city_admin], kNanning);
  EXPECT_EQ(scopes[Role::county_admin], kXingning);
  EXPECT_EQ(scopes[Role::school_admin], kSchool);
  EXPECT_EQ(scopes[Role::teacher], kSchool);
  EXPECT_EQ(scopes.count(Role::provider), 0U) << "no institution there";
  EXPECT_TRUE(create_demo_accounts(database(), passwords_, {0, "t", ""}, *chosen).ok());
}

TEST_P(Accounts, AuditStaysAsItWasWritten) {
  make("li", Role::county_admin, kXingning);
  for (const char* sql : {"UPDATE access_audit SET actor = 'x'", "DELETE FROM access_audit"}) {
    const auto result = database().write([&](db::Session& session) { return session.exec(db::Sql{sql}); });
    EXPECT_FALSE(result.ok()) << sql;
  }
  EXPECT_EQ(count("SELECT COUNT(*) FROM access_audit WHERE actor = 'cli:test'"), 1);
}

TEST_P(Accounts, AuditAndEventGoWithTheirTransaction) {
  const Status status = database().write([](db::Session& session) -> Status {
    XT_CHECK_OK(audit(session, {1, "li", "r"}, {"x.do", "thing:1", kNanning, "a", "b", {}}));
    XT_CHECK_OK(post_event(session, "x.done", "{}"));
    return make_error(Code::invalid, "x.no");
  });
  EXPECT_FALSE(status.ok());
  EXPECT_EQ(count("SELECT COUNT(*) FROM access_audit") + count("SELECT COUNT(*) FROM access_outbox"), 0);
}

TEST_P(Accounts, EventsAreDeliveredAtLeastOnce) {
  const auto in_write = [&](auto f) { return database().write(f); };
  ASSERT_TRUE(in_write([](db::Session& s) -> Status {
                XT_CHECK_OK(post_event(s, "x.a", "1"));
                return post_event(s, "x.b", "2");
              }).ok());
  const std::int64_t now = now_ms() + 1;
  auto events = in_write([&](db::Session& s) { return waiting_events(s, now, 10); });
  ASSERT_EQ(events->size(), 2U);
  EXPECT_EQ(events->at(0).topic, "x.a");
  ASSERT_TRUE(in_write([&](db::Session& s) { return event_done(s, events->at(0).id, now); }).ok());
  ASSERT_TRUE(in_write([&](db::Session& s) { return event_again(s, events->at(1), now); }).ok());
  EXPECT_TRUE(in_write([&](db::Session& s) { return waiting_events(s, now, 10); })->empty());
  events = in_write([&](db::Session& s) { return waiting_events(s, now + 1000, 10); });
  ASSERT_EQ(events->size(), 1U);
  EXPECT_EQ(events->at(0).tries, 1);
}

TEST_P(Accounts, TheKeyIsRemembered) {
  EXPECT_TRUE(check_key(database(), "aa").ok());
  EXPECT_TRUE(check_key(database(), "aa").ok());
  EXPECT_EQ(check_key(database(), "bb").error().reason, "access.other_key");
}

XT_BOTH_ENGINES(Accounts);

}  // namespace
}  // namespace xt::access
