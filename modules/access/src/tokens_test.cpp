#include "access/tokens.h"

#include "access/audit.h"
#include "access/http.h"
#include "access/may.h"
#include "access/trail.h"
#include "http/router.h"

#include "fixture.h"

namespace xt::access {
namespace {

class Tokens : public AccessTest {
 protected:
  void SetUp() override {
    AccessTest::SetUp();
    sign_in_ = std::make_unique<SignIn>(database(), options());
    make("city", Role::city_admin, kNanning);
    city_ = sign_in_->sign_in("city", "password-1", from("1.1.1.1")).value().caller;
    gate_ = gate(*sign_in_);
  }
  Result<MadeToken> wish(const NewToken& wanted) {
    return database().write([&](db::Session& session) {
      return make_token(session, city_, {city_.account_id, "city", "r"}, wanted, sign_in_->now());
    });
  }
  std::string refused(const NewToken& wanted) {
    const auto made = wish(wanted);
    if (made.ok()) return "ok";
    return made.error().fields.empty() ? made.error().reason
                                       : made.error().fields[0].name + "/" + made.error().fields[0].reason;
  }
  // What the gate says to that token at a route with that permission.
  std::string knock(const std::string& token, const std::string& permission, bool cookie = false) {
    http::Request request;
    request.method = http::Method::post;
    request.headers.add("Authorization", "Bearer " + token);
    if (cookie) request.headers.add("Cookie", "xt_session=" + std::string(43, 'x'));
    http::Route route{http::Method::post, "/api/x", permission, "", {}};
    const Status status = gate_(request, route);
    if (status.ok()) caller_ = caller_of(request);
    return status.ok() ? "ok" : status.error().reason;
  }
  std::unique_ptr<SignIn> sign_in_;
  http::Gate gate_;
  Caller city_, caller_;
};

TEST_P(Tokens, DoWhatIsListedAtOneNode) {
  const auto made = wish({"statistics", {"people.read", "plans.read"}, "450102", 30});
  ASSERT_TRUE(made.ok()) << made.error().reason;
  EXPECT_EQ(
      count("SELECT COUNT(*) FROM access_token WHERE token_hash LIKE '%" + made->token.substr(3) + "%'"), 0);
  EXPECT_EQ(knock(made->token, "people.read"), "ok") << "and without a CSRF token";
  EXPECT_EQ(caller_.key_lo, kXingning);
  EXPECT_FALSE(caller_.covers(kNanning));
  EXPECT_EQ(caller_.role, Role::city_admin);
  EXPECT_EQ(knock(made->token, "people.write"), "access.token_scope") << "the role may, the token may not";
  EXPECT_EQ(knock(made->token, "session"), "access.token_scope");
  EXPECT_EQ(knock(made->token, "access.accounts"), "access.token_scope");
  EXPECT_EQ(knock(made->token, "people.read", true), "access.mixed_credentials");
  EXPECT_EQ(knock("xt_" + std::string(43, 'A'), "people.read"), "access.bad_token");
  EXPECT_EQ(knock("", "people.read"), "access.bad_token");
  EXPECT_TRUE(may_see_teacher(caller_, 1, kSchool).ok());
}

TEST_P(Tokens, NobodyHandsOutMoreThanTheyHave) {
  EXPECT_EQ(refused({"x", {"access.accounts"}, "", 30}), "permissions/not_yours");
  EXPECT_EQ(refused({"x", {"access.tokens"}, "", 30}), "permissions/not_yours");
  EXPECT_EQ(refused({"x", {"no.such"}, "", 30}), "permissions/not_yours");
  EXPECT_EQ(refused({"x", {}, "", 30}), "permissions/required");
  EXPECT_EQ(refused({" ", {"plans.read"}, "", 30}), "name/required");
  EXPECT_EQ(refused({"x", {"plans.read"}, "", 0}), "days/out_of_range");
  EXPECT_EQ(refused({"x", {"plans.read"}, "", 367}), "days/out_of_range");
  EXPECT_EQ(refused({"x", {"plans.read"}, "450000", 30}), "access.outside_scope");
  for (int i = 0; i < kTokensKept; ++i) EXPECT_EQ(refused({"x", {"plans.read"}, "", 30}), "ok");
  EXPECT_EQ(refused({"x", {"plans.read"}, "", 30}), "access.too_many_tokens");
}

TEST_P(Tokens, EndByTimeByRevokingWithThePostAndWithTheAccount) {
  const auto first = wish({"x", {"plans.read"}, "", 1});
  EXPECT_EQ(knock(first->token, "plans.read"), "ok");
  test_time_ms += kDayMs;
  EXPECT_EQ(knock(first->token, "plans.read"), "access.bad_token");
  const auto second = wish({"x", {"plans.read"}, "", 1});
  const auto revoke = [&](const Caller& who) {
    return database().write([&](db::Session& session) {
      return revoke_token(session, who, {who.account_id, "city", "r"}, second->id);
    });
  };
  Caller other = city_;
  other.account_id = 5;
  EXPECT_EQ(revoke(other).error().reason, "access.no_token");
  EXPECT_TRUE(revoke(city_).ok());
  EXPECT_EQ(knock(second->token, "plans.read"), "access.bad_token");
  const auto third = wish({"x", {"plans.read"}, "", 1});
  run("UPDATE access_post SET to_day = 1");
  EXPECT_EQ(knock(third->token, "plans.read"), "access.bad_token");
  run("UPDATE access_post SET to_day = 2932896");
  EXPECT_EQ(knock(third->token, "plans.read"), "ok");
  ASSERT_TRUE(deactivate(database(), {0, "t", ""}, "city").ok());
  EXPECT_EQ(knock(third->token, "plans.read"), "access.bad_token");
}

TEST_P(Tokens, AreListedWithTheirLastUse) {
  const auto made = wish({"statistics", {"people.read", "plans.read"}, "", 30});
  const auto list = [&] { return *database().read([&](db::Session& s) { return tokens(s, city_); }); };
  ASSERT_EQ(list().size(), 1U);
  EXPECT_EQ(list()[0].used_ms, 0);
  EXPECT_EQ(list()[0].permissions, (std::vector<std::string>{"people.read", "plans.read"}));
  EXPECT_EQ(knock(made->token, "plans.read"), "ok");
  EXPECT_EQ(list()[0].used_ms, test_time_ms);
}

TEST_P(Tokens, TheTrailTellsWhoDidWhatAndIsCutToTheSubtree) {
  const Id school = make("mo", Role::school_admin, kSchool);
  const auto write = [&](const Actor& actor, const Deed& deed) {
    EXPECT_TRUE(database().write([&](db::Session& s) { return audit(s, actor, deed); }).ok());
  };
  const std::string object = "account:" + std::to_string(school);
  write({city_.account_id, "city", "r7"}, {"access.rename", object, kSchool, "a", "b", R"({"n":1})"});
  write({0, "cli:root", ""}, {"people.merge", "teacher:12", kGuangxi, {}, {}, {}});
  const auto read = [&](TrailFilter filter) {
    if (filter.under.hi == 0) filter.under = orgs::subtree(kXingning);
    return *database().read([&](db::Session& session) { return trail(session, filter); });
  };
  const TrailPage county = read({});
  ASSERT_EQ(county.total, 2) << "made, renamed; not what was done in the province";
  EXPECT_EQ(county.lines[0].action, "access.rename");
  EXPECT_EQ(county.lines[0].actor_name, "city");
  EXPECT_EQ(county.lines[0].object_name, "mo");
  EXPECT_EQ(county.lines[0].org_name, "school");
  EXPECT_TRUE(county.lines[0].changed);
  EXPECT_EQ(county.lines[0].detail, R"({"n":1})");
  write({city_.account_id, "city", "r8"}, {"people.read", "teacher:12", kSchool, {}, {}, {}});
  write({city_.account_id, "city", "r9"}, {"people.read", "teacher:13", kGuangxi, {}, {}, {}});
  TrailFilter looked;
  looked.action = "people.read";
  ASSERT_EQ(read(looked).total, 1) << "who looked at a person of this county, and nothing else";
  EXPECT_EQ(read(looked).lines[0].object, "teacher:12");
  looked.object = "teacher:13";
  EXPECT_EQ(read(looked).total, 0);
  TrailFilter filter;
  filter.under = orgs::subtree(kGuangxi);
  filter.who = "cli:root";
  EXPECT_EQ(read(filter).lines.at(0).action, "people.merge");
  filter.who = "city";
  filter.action = "access.rename";
  EXPECT_EQ(read(filter).total, 1);
  filter = {};
  filter.object = object;
  filter.limit = 1;
  const TrailPage first = read(filter);
  ASSERT_TRUE(first.next.has_value());
  filter.before = *first.next;
  EXPECT_EQ(read(filter).lines.at(0).action, "access.create_account");
  filter = {};
  filter.to_ms = 1;
  EXPECT_EQ(read(filter).total, 0);
  const auto known =
      database().read([&](db::Session& s) { return trail_actions(s, orgs::subtree(kXingning)); });
  EXPECT_EQ(*known, (std::vector<std::string>{"access.create_account", "access.rename", "people.read"}));
}

XT_BOTH_ENGINES(Tokens);

}  // namespace
}  // namespace xt::access
