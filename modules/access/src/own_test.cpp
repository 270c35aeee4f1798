// Links, forced changes, the second factor and the own sessions.
#include "access/own.h"

#include <thread>

#include "access/audit.h"
#include "access/invite.h"
#include "auth/totp.h"

#include "fixture.h"

namespace xt::access {
namespace {

class OwnThings : public AccessTest {
 protected:
  void SetUp() override {
    AccessTest::SetUp();
    SignIn::Options chosen = options();
    chosen.need_factor = {Role::city_admin};
    sign_in_ = std::make_unique<SignIn>(database(), chosen);
    make("county", Role::county_admin, kXingning);
    county_ = enter("county", "password-1").value().caller;
  }
  Result<SignedIn> enter(const std::string& login, const std::string& password,
                         const std::string& code = "") {
    return sign_in_->sign_in(login, password, from("1.1.1.1"), code);
  }
  Result<Link> invite_school(const std::string& login = "mo") {
    return database().write([&](db::Session& session) {
      const Invitee who{login, "莫秀英", {Role::school_admin, "3145000001", {}, {}, {}}};
      return invite(session, county_, {county_.account_id, "county", "r"}, who, sign_in_->today(),
                    sign_in_->now());
    });
  }
  Result<Link> link_again(Id account) {
    return database().write([&](db::Session& session) {
      const Actor actor{county_.account_id, "county", "r"};
      return send_link(session, {county_, actor, account, sign_in_->today()}, sign_in_->now());
    });
  }
  // Sets the second factor of the caller up; the octets of its secret.
  std::string enrol(const Caller& caller, const std::string& password) {
    OwnAccount own(*sign_in_);
    const auto begun = own.begin_factor({caller, "r"}, password);
    EXPECT_TRUE(begun.ok()) << (begun.ok() ? "" : begun.error().reason);
    const auto stored = database().read([&](db::Session& session) {
      return session.one(db::Sql{"SELECT secret FROM access_factor WHERE account_id = " +
                                 std::to_string(caller.account_id)});
    });
    EXPECT_EQ(std::string(stored->text(0)).find(begun->secret), std::string::npos) << "encrypted at rest";
    std::string secret = *keyring_.decrypt(stored->text(0));
    EXPECT_EQ(auth::base32(secret), begun->secret);
    EXPECT_EQ(own.confirm_factor({caller, "r"}, "000000").error().reason, "access.bad_code");
    const auto codes = own.confirm_factor({caller, "r"}, code(secret));
    EXPECT_TRUE(codes.ok());
    if (codes.ok()) recovery_ = *codes;
    return secret;
  }
  static std::string code(const std::string& secret) {
    return auth::totp_code(secret, test_time_ms / 1000 / auth::kTotpStep_s);
  }
  std::unique_ptr<SignIn> sign_in_;
  Caller county_;
  std::vector<std::string> recovery_;
};

TEST_P(OwnThings, ALinkWorksOnce) {
  const auto link = invite_school();
  ASSERT_TRUE(link.ok()) << link.error().reason;
  EXPECT_EQ(count("SELECT COUNT(*) FROM access_invitation WHERE token_hash = '" + link->token + "'"), 0);
  EXPECT_FALSE(enter("mo", "").ok());
  EXPECT_EQ(sign_in_->invited(link->token)->name, "莫秀英");
  const auto weak = [&](const char* password) {
    return sign_in_->accept(link->token, password, from("1.1.1.1")).error().fields.at(0).reason;
  };
  EXPECT_EQ(weak("short"), "too_short");
  EXPECT_EQ(weak("12345678"), "one_sign");
  EXPECT_EQ(weak("password"), "common");
  const auto in = sign_in_->accept(link->token, "a good sentence", from("1.1.1.1"));
  ASSERT_TRUE(in.ok() && in->has_value());
  EXPECT_EQ((*in)->caller.role, Role::school_admin);
  EXPECT_TRUE(sign_in_->authenticate((*in)->token).ok());
  EXPECT_EQ(sign_in_->accept(link->token, "another sentence", from("1.1.1.1")).error().reason,
            "access.bad_invitation");
  EXPECT_TRUE(enter("mo", "a good sentence").ok());
}

TEST_P(OwnThings, ALinkEndsByTimeByASecondOneAndByWithdrawal) {
  const auto first = invite_school();
  const auto second = link_again(first->account);
  ASSERT_TRUE(second.ok());
  EXPECT_EQ(sign_in_->invited(first->token).error().reason, "access.bad_invitation");
  ASSERT_TRUE(sign_in_->invited(second->token).ok());
  test_time_ms += kInviteLasts_ms;
  EXPECT_EQ(sign_in_->invited(second->token).error().reason, "access.bad_invitation");
  const auto third = link_again(first->account);
  const auto withdraw = [&] {
    return database().write([&](db::Session& session) {
      const Actor actor{county_.account_id, "county", "r"};
      return withdraw_link(session, {county_, actor, first->account, sign_in_->today()});
    });
  };
  EXPECT_TRUE(withdraw().ok());
  EXPECT_EQ(sign_in_->accept(third->token, "a good sentence", from("1.1.1.1")).error().reason,
            "access.bad_invitation");
  EXPECT_EQ(withdraw().error().reason, "access.no_invitation");
}

TEST_P(OwnThings, OfTwoUsesAtTheSameMomentOneWins) {
  const auto link = invite_school();
  ASSERT_TRUE(link.ok());
  std::atomic<int> in = 0;
  const auto use = [&] {
    const auto result = sign_in_->accept(link->token, "a good sentence", from("1.1.1.1"));
    if (result.ok()) {
      ++in;
    } else {
      EXPECT_EQ(result.error().reason, "access.bad_invitation");
    }
  };
  {
    const std::jthread one(use), two(use), three(use);
  }
  EXPECT_EQ(in, 1);
}

TEST_P(OwnThings, AResetTakesThePasswordAwayAndGivesALink) {
  const auto link = invite_school();
  const auto in = sign_in_->accept(link->token, "a good sentence", from("1.1.1.1"));
  const auto reset = link_again(link->account);
  ASSERT_TRUE(reset.ok());
  EXPECT_EQ(sign_in_->invited(reset->token)->kind, "reset");
  EXPECT_FALSE(sign_in_->authenticate((*in)->token).ok());
  EXPECT_FALSE(enter("mo", "a good sentence").ok());
  ASSERT_TRUE(sign_in_->accept(reset->token, "a new sentence", from("1.1.1.1")).ok());
  EXPECT_TRUE(enter("mo", "a new sentence").ok());
}

TEST_P(OwnThings, AForcedChangeHoldsUntilItIsMade) {
  ASSERT_TRUE(set_password(database(), passwords_, {0, "cli:t", ""}, "county", "password-2").ok());
  auto in = enter("county", "password-2");
  ASSERT_TRUE(in.ok());
  EXPECT_EQ(in->caller.standing.duty, Duty::change_password);
  OwnAccount own(*sign_in_);
  const Own me{sign_in_->authenticate(in->token).value(), "r"};
  EXPECT_EQ(me.caller.standing.duty, Duty::change_password);
  EXPECT_EQ(own.change_password(me, "password-x", "a good sentence").error().reason, "access.wrong_password");
  EXPECT_EQ(own.change_password(me, "password-2", "password-2").error().fields.at(0).reason, "same");
  EXPECT_EQ(own.change_password(me, "password-2", "87654321").error().fields.at(0).reason, "one_sign");
  const std::string elsewhere = enter("county", "password-2")->token;
  ASSERT_TRUE(own.change_password(me, "password-2", "a good sentence").ok());
  EXPECT_EQ(sign_in_->authenticate(in->token)->standing.duty, Duty::none);
  EXPECT_FALSE(sign_in_->authenticate(elsewhere).ok()) << "other sessions end";
}

TEST_P(OwnThings, GuessingTheOwnPasswordIsSlowedDown) {
  OwnAccount own(*sign_in_);
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(own.begin_factor({county_, "r"}, "guess").error().reason, "access.wrong_password");
  }
  EXPECT_EQ(own.begin_factor({county_, "r"}, "password-1").error().reason, "access.too_many_attempts");
}

TEST_P(OwnThings, TheSecondFactorIsAskedForAndNoCodeCountsTwice) {
  const std::string secret = enrol(county_, "password-1");
  EXPECT_EQ(enter("county", "password-1").error().reason, "access.code_needed");
  EXPECT_EQ(enter("county", "password-x").error().reason, "access.bad_credentials")
      << "not told to strangers";
  EXPECT_EQ(enter("county", "password-1", code(secret)).error().reason, "access.bad_code")
      << "the code that confirmed it is spent";
  test_time_ms += 30'000;
  const std::string now = code(secret);
  EXPECT_TRUE(enter("county", "password-1", now).ok());
  EXPECT_EQ(enter("county", "password-1", now).error().reason, "access.bad_code");
  ASSERT_EQ(recovery_.size(), 10U);
  EXPECT_TRUE(enter("county", "password-1", recovery_[3]).ok());
  EXPECT_EQ(enter("county", "password-1", recovery_[3]).error().reason, "access.bad_code") << "gone";
  EXPECT_EQ(OwnAccount(*sign_in_).security(county_)->recovery_left, 9);
}

TEST_P(OwnThings, OfTwoThatUseOneCodeOneGetsIn) {
  const std::string secret = enrol(county_, "password-1");
  test_time_ms += 30'000;
  const std::string now = code(secret);
  std::atomic<int> in = 0;
  const auto use = [&] { in += enter("county", "password-1", now).ok() ? 1 : 0; };
  {
    const std::jthread one(use), two(use), three(use);
  }
  EXPECT_EQ(in, 1);
}

TEST_P(OwnThings, GuessingCodesIsSlowedDownFromEverywhere) {
  const std::string secret = enrol(county_, "password-1");
  test_time_ms += 30'000;
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(
        sign_in_->sign_in("county", "password-1", from("2.2.2." + std::to_string(i)), "123").error().reason,
        "access.bad_code");
  }
  EXPECT_EQ(enter("county", "password-1", code(secret)).error().reason, "access.too_many_attempts");
  test_time_ms += 2000;
  EXPECT_TRUE(enter("county", "password-1", code(secret)).ok());
}

TEST_P(OwnThings, ARoleMayDemandASecondFactor) {
  make("city", Role::city_admin, kNanning);
  const auto in = enter("city", "password-1");
  EXPECT_EQ(in->caller.standing.duty, Duty::enrol);
  EXPECT_TRUE(OwnAccount(*sign_in_).security(in->caller)->required);
  enrol(in->caller, "password-1");
  EXPECT_EQ(sign_in_->authenticate(in->token)->standing.duty, Duty::none);
  ASSERT_TRUE(OwnAccount(*sign_in_).drop_factor({in->caller, "r"}, "password-1").ok());
  EXPECT_EQ(sign_in_->authenticate(in->token)->standing.duty, Duty::enrol) << "given up: asked for again";
  EXPECT_EQ(count("SELECT COUNT(*) FROM access_recovery"), 0);
}

TEST_P(OwnThings, ALinkIsNoWayAroundTheSecondFactor) {
  const auto link = invite_school();
  const auto in = sign_in_->accept(link->token, "a good sentence", from("1.1.1.1"));
  enrol((*in)->caller, "a good sentence");
  const auto reset = link_again(link->account);
  const auto again = sign_in_->accept(reset->token, "a new sentence", from("1.1.1.1"));
  ASSERT_TRUE(again.ok());
  EXPECT_FALSE(again->has_value());
  EXPECT_EQ(enter("mo", "a new sentence").error().reason, "access.code_needed");
  const Status dropped = database().write([&](db::Session& session) {
    const Actor actor{county_.account_id, "county", "r"};
    return drop_factor(session, {county_, actor, link->account, sign_in_->today()});
  });
  ASSERT_TRUE(dropped.ok());
  EXPECT_TRUE(enter("mo", "a new sentence").ok());
  EXPECT_EQ(count("SELECT COUNT(*) FROM access_audit WHERE action = 'access.reset_factor'"), 1);
}

TEST_P(OwnThings, SessionsAreSeenAndEnded) {
  const auto here = enter("county", "password-1");
  const auto there = enter("county", "password-1");
  OwnAccount own(*sign_in_);
  const Own me{here->caller, "r"};
  const auto security = own.security(me.caller);
  ASSERT_EQ(security->sessions.size(), 3U);
  int present = 0;
  for (const OwnSession& one : security->sessions) present += one.present ? 1 : 0;
  EXPECT_EQ(present, 1);
  EXPECT_EQ(own.end_session(me, 77).error().reason, "access.no_such_session");
  ASSERT_TRUE(own.end_session(me, there->caller.standing.session_id).ok());
  EXPECT_FALSE(sign_in_->authenticate(there->token).ok());
  ASSERT_TRUE(own.end_other_sessions(me).ok());
  EXPECT_EQ(own.security(me.caller)->sessions.size(), 1U);
  EXPECT_TRUE(sign_in_->authenticate(here->token).ok());
}

XT_BOTH_ENGINES(OwnThings);

}  // namespace
}  // namespace xt::access
