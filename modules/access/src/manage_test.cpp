#include "access/manage.h"

#include <algorithm>
#include <thread>
#include <vector>

#include "access/audit.h"
#include "auth/keyring.h"

#include "fixture.h"
#include "manage_rules.h"

namespace xt::access {
namespace {

constexpr Date kToday{20'255};

TEST(ManageRules, NobodyGivesMoreThanTheyHave) {
  struct Case {
    Role administrator;
    std::vector<Role> may;
  };
  const std::vector<Case> cases{
      {Role::teacher, {}},
      {Role::expert, {}},
      {Role::provider, {}},
      {Role::auditor, {}},
      {Role::school_admin, {Role::teacher, Role::school_admin}},
      {Role::county_admin,
       {Role::teacher, Role::school_admin, Role::county_admin, Role::provider, Role::expert}},
      {Role::city_admin,
       {Role::teacher, Role::school_admin, Role::county_admin, Role::provider, Role::expert, Role::city_admin,
        Role::auditor}}};
  for (const Case& one : cases) {
    for (int i = 0; i <= static_cast<int>(Role::auditor); ++i) {
      const Role other = static_cast<Role>(i);
      const bool wanted = std::find(one.may.begin(), one.may.end(), other) != one.may.end();
      EXPECT_EQ(manages(one.administrator, other), wanted)
          << role_name(one.administrator) << " " << role_name(other);
    }
  }
  EXPECT_TRUE(manages(Role::province_admin, Role::province_admin));
}

Post post(Role role, std::int64_t org, Date to = kOpenEnd) {
  Post out;
  out.role = role;
  out.scope = orgs::subtree(org);
  out.period = {Date(0), to};
  return out;
}

TEST(ManageRules, EveryStandingPostMustLieWithin) {
  Caller county;
  county.account_id = 1;
  county.role = Role::county_admin;
  county.key_lo = kXingning;
  county.key_hi = orgs::subtree(kXingning).hi;
  const auto verdict = [&](std::vector<Post> posts, Id id = 2) {
    const Status status = may_manage(county, id, posts, kToday);
    return status.ok() ? std::string("ok") : status.error().reason;
  };
  EXPECT_EQ(verdict({post(Role::school_admin, kSchool)}), "ok");
  EXPECT_EQ(verdict({post(Role::school_admin, kSchool)}, 1), "access.own_account");
  EXPECT_EQ(verdict({post(Role::city_admin, kNanning)}), "access.no_account");
  EXPECT_EQ(verdict({}), "access.no_account");
  EXPECT_EQ(verdict({post(Role::school_admin, kSchool), post(Role::city_admin, kNanning)}),
            "access.not_manageable");
  EXPECT_EQ(verdict({post(Role::school_admin, kSchool), post(Role::city_admin, kNanning, kToday)}), "ok")
      << "a post that has ended hinders nobody";
  EXPECT_EQ(verdict({post(Role::school_admin, kSchool, kToday), post(Role::city_admin, kNanning)}),
            "access.no_account")
      << "who left is no longer seen";
  EXPECT_EQ(verdict({post(Role::school_admin, kSchool, kToday)}), "ok") << "unless they are nowhere else";
  EXPECT_EQ(verdict({post(Role::auditor, kXingning)}), "access.not_manageable");
}

class Managing : public AccessTest {
 protected:
  void SetUp() override {
    AccessTest::SetUp();
    sign_in_ = std::make_unique<SignIn>(database(), options());
    make("city", Role::city_admin, kNanning);
    make("county", Role::county_admin, kXingning);
    school_ = make("school", Role::school_admin, kSchool);
    city_ = enter("city");
    county_ = enter("county");
  }
  Caller enter(const std::string& login) {
    const auto in = sign_in_->sign_in(login, "password-1", from("1.1.1.1"));
    EXPECT_TRUE(in.ok()) << login;
    token_ = in.ok() ? in->token : "";
    return in.ok() ? in->caller : Caller{};
  }
  // The reason of a change by `who`, "ok" where it was made.
  template <class F>
  std::string change(const Caller& who, Id account, F&& what) {
    const Actor actor{who.account_id, who.login, "r"};
    const Status status = database().write([&](db::Session& session) -> Status {
      return what(session, Change{who, actor, account, sign_in_->today()});
    });
    if (status.ok()) return "ok";
    return status.error().fields.empty()
               ? status.error().reason
               : status.error().fields[0].name + "/" + status.error().fields[0].reason;
  }
  std::string give(const Caller& who, Id account, const NewPost& wanted) {
    return change(who, account, [&](db::Session& session, const Change& c) -> Status {
      const auto id = add_post(session, c, wanted);
      if (!id.ok()) return id.error();
      post_ = *id;
      return {};
    });
  }
  std::vector<std::string> listed(const Caller& who, AccountFilter filter = {}) {
    if (filter.under.hi == 0) filter.under = {who.key_lo, who.key_hi};
    const auto page = database().read(
        [&](db::Session& session) { return accounts(session, who, filter, sign_in_->today()); });
    EXPECT_TRUE(page.ok()) << (page.ok() ? "" : page.error().note);
    std::vector<std::string> out;
    if (page.ok()) {
      for (const AccountLine& line : page->accounts) out.push_back(line.login + (line.manageable ? "" : "!"));
    }
    return out;
  }
  std::unique_ptr<SignIn> sign_in_;
  Caller city_, county_;
  Id school_ = 0;
  Id post_ = 0;
  std::string token_;
};

using Strings = std::vector<std::string>;

TEST_P(Managing, ListsAreCutToTheSubtreeAndFiltered) {
  make("guangxi", Role::province_admin, kGuangxi);
  EXPECT_EQ(listed(county_), (Strings{"school", "county!"}));
  EXPECT_EQ(listed(city_), (Strings{"school", "county", "city!"}));
  AccountFilter filter;
  filter.text = "SCH";
  EXPECT_EQ(listed(city_, filter), Strings{"school"});
  filter.text = "%";
  EXPECT_EQ(listed(city_, filter), Strings{}) << "a sign of patterns is a letter like others";
  filter.text.clear();
  filter.role = Role::county_admin;
  EXPECT_EQ(listed(city_, filter), Strings{"county"});
  filter.role.reset();
  filter.limit = 2;
  const auto first = database().read([&](db::Session& session) {
    filter.under = {city_.key_lo, city_.key_hi};
    return accounts(session, city_, filter, sign_in_->today());
  });
  ASSERT_TRUE(first.ok() && first->next.has_value());
  EXPECT_EQ(first->total, 3);
  filter.before = *first->next;
  EXPECT_EQ(listed(city_, filter), Strings{"city!"});
}

TEST_P(Managing, RenamingAndSwitchingOff) {
  const auto renaming = [&](const Caller& who, Id id, const char* name) {
    return change(who, id, [&](db::Session& s, const Change& c) { return rename(s, c, name); });
  };
  const auto switching = [&](const Caller& who, Id id, bool on) {
    return change(who, id, [&](db::Session& s, const Change& c) { return set_active(s, c, on); });
  };
  EXPECT_EQ(renaming(county_, school_, " 莫秀英 "), "ok");
  EXPECT_EQ(count("SELECT COUNT(*) FROM access_account WHERE name = '莫秀英'"), 1);
  EXPECT_EQ(renaming(county_, school_, ""), "name/required");
  EXPECT_EQ(renaming(county_, city_.account_id, "x"), "access.no_account");
  EXPECT_EQ(switching(county_, county_.account_id, false), "access.own_account");

  enter("school");
  EXPECT_TRUE(sign_in_->authenticate(token_).ok());
  EXPECT_EQ(switching(county_, school_, false), "ok");
  EXPECT_FALSE(sign_in_->authenticate(token_).ok()) << "off ends the sessions";
  EXPECT_FALSE(sign_in_->sign_in("school", "password-1", from("1.1.1.1")).ok());
  EXPECT_EQ(switching(county_, school_, true), "ok");
  EXPECT_TRUE(sign_in_->sign_in("school", "password-1", from("1.1.1.1")).ok());
  EXPECT_EQ(count("SELECT COUNT(*) FROM access_audit WHERE action IN ('access.rename', 'access.deactivate', "
                  "'access.reactivate') AND org_key = " +
                  std::to_string(kSchool)),
            3);
}

TEST_P(Managing, TheLastAdministratorOfARegionStays) {
  const auto off = [&](const Caller& who, Id id) {
    return change(who, id, [&](db::Session& s, const Change& c) { return set_active(s, c, false); });
  };
  const auto ends = [&](Id id, Date last) {
    return change(city_, id, [&](db::Session& s, const Change& c) { return end_post(s, c, id, last); });
  };
  const Id first = county_.account_id;
  EXPECT_EQ(off(city_, first), "access.last_administrator");
  const Date yesterday = sign_in_->today() - 1;
  EXPECT_EQ(ends(first, yesterday), "access.last_administrator");
  EXPECT_EQ(ends(first, yesterday + 300), "access.last_administrator") << "nor later";
  const Id second = make("second", Role::county_admin, kXingning);
  run("UPDATE access_post SET from_day = " + std::to_string(yesterday.days()) +
      " WHERE account_id = " + std::to_string(second));
  EXPECT_EQ(ends(first, yesterday - 400), "ok") << "the second need not have been there then";
  EXPECT_EQ(off(city_, second), "access.last_administrator") << "whose post has ended does not count";
  const Id third = make("third", Role::county_admin, kXingning);
  EXPECT_EQ(off(city_, second), "ok");
  EXPECT_EQ(off(city_, third), "access.last_administrator") << "nor who was switched off";
  EXPECT_EQ(off(county_, school_), "ok") << "a school is looked after from above";
}

TEST_P(Managing, OfTwoSwitchedOffAtTheSameMomentOneStays) {
  for (int round = 0; round < 5; ++round) {
    run("UPDATE access_account SET active = 0 WHERE login <> 'city'");
    const std::string name = "pair" + std::to_string(round);
    const Id one = make(name + "a", Role::county_admin, kXingning);
    const Id other = make(name + "b", Role::county_admin, kXingning);
    std::vector<std::string> said(2);
    {
      const auto off = [&](Id id, std::string& out) {
        out = change(city_, id, [&](db::Session& s, const Change& c) { return set_active(s, c, false); });
      };
      const std::jthread a([&] { off(one, said[0]); });
      const std::jthread b([&] { off(other, said[1]); });
    }
    std::sort(said.begin(), said.end());
    EXPECT_EQ(said, (std::vector<std::string>{"access.last_administrator", "ok"}));
    EXPECT_EQ(count("SELECT COUNT(*) FROM access_account WHERE active = 1 AND login LIKE '" + name + "%'"),
              1);
  }
}

TEST_P(Managing, PostsAreGivenWithinOnesOwn) {
  EXPECT_EQ(give(county_, school_, {Role::county_admin, "450102", {}, {}, {}}), "ok");
  EXPECT_EQ(give(county_, school_, {Role::county_admin, "450102", {}, {}, {}}), "access.same_post");
  EXPECT_EQ(give(county_, school_, {Role::city_admin, "450100", {}, {}, {}}), "access.outside_scope");
  EXPECT_EQ(give(county_, school_, {Role::auditor, "450102", {}, {}, {}}), "role/above_own");
  EXPECT_EQ(give(county_, school_, {Role::city_admin, "450102", {}, {}, {}}), "role/scope_level");
  EXPECT_EQ(give(county_, school_, {Role::expert, "999999", {}, {}, {}}), "org/unknown");
  EXPECT_EQ(give(county_, school_, {Role::teacher, "3145000001", {}, {}, {}}), "teacher_id/required");
  EXPECT_EQ(give(county_, school_, {Role::teacher, "3145000001", 77, {}, {}}), "teacher_id/elsewhere");
  EXPECT_EQ(give(county_, school_, {Role::expert, "450102", {}, kToday, kToday - 1}), "to/before_from");
  EXPECT_EQ(give(county_, county_.account_id, {Role::expert, "450102", {}, {}, {}}), "access.own_account");
}

TEST_P(Managing, ASessionWorksUnderOnePostAndEndsWithIt) {
  ASSERT_EQ(give(city_, school_, {Role::county_admin, "450102", {}, {}, {}}), "ok");
  const Caller at_school = enter("school");
  EXPECT_EQ(at_school.role, Role::school_admin);
  EXPECT_EQ(sign_in_->change_post(at_school, token_, 12345, "r").error().reason, "access.no_such_post");
  EXPECT_EQ(sign_in_->change_post(at_school, token_, county_.standing.post_id, "r").error().reason,
            "access.no_such_post")
      << "somebody else's";
  const auto changed = sign_in_->change_post(at_school, token_, post_, "r");
  ASSERT_TRUE(changed.ok());
  const auto caller = sign_in_->authenticate(token_);
  ASSERT_TRUE(caller.ok());
  EXPECT_EQ(caller->role, Role::county_admin);
  EXPECT_EQ(caller->key_lo, kXingning);
  EXPECT_EQ(enter("school").role, Role::county_admin) << "the next session begins where the last one ended";

  const auto ending = change(city_, school_, [&](db::Session& s, const Change& c) {
    return end_post(s, c, post_, sign_in_->today() - 1);
  });
  EXPECT_EQ(ending, "ok");
  EXPECT_EQ(sign_in_->authenticate(token_).error().reason, "access.no_session") << "at once";
  EXPECT_EQ(enter("school").role, Role::school_admin);
}

TEST_P(Managing, ALastDayIsStillADayOfWork) {
  ASSERT_EQ(give(city_, school_, {Role::expert, "450102", {}, {}, sign_in_->today()}), "ok");
  const Caller caller = enter("school");
  ASSERT_TRUE(sign_in_->change_post(caller, token_, post_, "r").ok());
  EXPECT_TRUE(sign_in_->authenticate(token_).ok());
  // 2025-06-15 23:06 in Shanghai; an hour later the next day has begun.
  test_time_ms += 3'600'000;
  EXPECT_FALSE(sign_in_->authenticate(token_).ok());
}

TEST_P(Managing, WithoutAPostThereIsNoWayIn) {
  const auto ending = change(county_, school_, [&](db::Session& s, const Change& c) {
    return end_post(s, c, school_, sign_in_->today() - 1);
  });
  EXPECT_EQ(ending, "ok");
  EXPECT_EQ(sign_in_->sign_in("school", "password-1", from("1.1.1.1")).error().reason, "access.no_post");
  EXPECT_EQ(sign_in_->sign_in("school", "password-x", from("1.1.1.1")).error().reason,
            "access.bad_credentials");
  EXPECT_EQ(listed(county_), (Strings{"school", "county!"})) << "still there to be given another";
}

XT_BOTH_ENGINES(Managing);

}  // namespace
}  // namespace xt::access
