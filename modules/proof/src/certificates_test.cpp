#include "proof/certificates.h"

#include <cstdio>
#include <fstream>

#include <gmock/gmock.h>

#include "proof/number.h"

#include "test_proof.h"

namespace xt::proof {
namespace {

using ::testing::HasSubstr;
using testing::must;
using ::testing::Not;

class Certificates : public testing::ProofTest {
 protected:
  std::optional<Certificate> looked_up(const std::string& number) {
    return read([&](db::Session& s) { return by_number(s, keyring(), number); });
  }
  std::string text_of(const Certificate& one) {
    const std::string bytes = must(files().get(one.file_digest));
    const testing::Folder folder;
    const std::string path = folder.path() + "/one.pdf";
    std::ofstream(path, std::ios::binary) << bytes;
    std::string text;
    std::FILE* pipe = ::popen(("pdftotext -layout " + path + " -").c_str(), "r");
    char buffer[4096];
    for (std::size_t n = 0; (n = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) text.append(buffer, n);
    ::pclose(pipe);
    return text;
  }
};

TEST_P(Certificates, SaysWhatStandsInTheLedgerOfThePeriod) {
  earn(0, 0);
  take_back(0, earn(0, 1));
  earn(0, 2);
  earn(0, 60);  // 2024
  earn(1, 3);
  const Certificate one = issued(0);
  EXPECT_EQ(one.hours_x100, 2100);
  EXPECT_EQ(one.credits_x100, 200);
  EXPECT_EQ(one.period, (Period{Date::of(2023, 1, 1), Date::of(2024, 1, 1)}));
  EXPECT_EQ(one.state, "valid");
  EXPECT_FALSE(one.changed);
  const Content content = content_of(one.content);
  EXPECT_EQ(content.lines.size(), 2U);
  EXPECT_EQ(content.name, "李四光");
  EXPECT_EQ(content.issuer, "广西壮族自治区南宁市兴宁区");
  EXPECT_THAT(content.id_masked, Not(HasSubstr("19800101")));
  const std::string text = text_of(one);
  EXPECT_THAT(text, HasSubstr("教师培训学时证明"));
  EXPECT_THAT(text, HasSubstr("取得21学时"));
  EXPECT_THAT(text, HasSubstr(printed_number(one.number)));
  EXPECT_THAT(text, HasSubstr("https://xue.example.cn/verify"));
  EXPECT_EQ(audits("proof.issue"), 1);
}

TEST_P(Certificates, OfOneProgramme) {
  const Id entry = earn(0, 5);
  const Certificate one = must(issue(tools(), {teacher(0), "programme", {}, {}, entry}, by()));
  EXPECT_EQ(one.title, "项目5");
  EXPECT_EQ(one.hours_x100, 1050);
  EXPECT_THAT(text_of(one), HasSubstr("培训合格证书"));
  const Wanted again = read([&](db::Session& s) { return wanted_of(s, one); });
  EXPECT_EQ(again.entry, entry);
}

TEST_P(Certificates, NothingIsIssuedThatTheLedgerDoesNotSay) {
  const auto reason = [&](const Wanted& wanted) { return issue(tools(), wanted, by()).error().reason; };
  EXPECT_EQ(reason(of_2023(teacher(0))), "proof.no_hours");
  const Id entry = earn(1, 0);
  EXPECT_EQ(reason({teacher(0), "programme", {}, {}, entry}), "proof.no_entry") << "somebody else's";
  take_back(1, entry);
  EXPECT_EQ(reason({teacher(1), "programme", {}, {}, entry}), "proof.no_entry");
  EXPECT_EQ(reason({teacher(1), "praise", {}, {}}), "proof.bad_request");
  EXPECT_EQ(reason({teacher(1), "hours", Date::of(2024, 1, 1), Date::of(2023, 1, 1)}), "proof.bad_request");
  EXPECT_EQ(reason({99, "hours", Date::of(2023, 1, 1), Date::of(2023, 1, 2)}), "people.no_teacher");
}

TEST_P(Certificates, AreFoundByNumberAndByFile) {
  earn(0, 0);
  const Certificate one = issued(0);
  ASSERT_TRUE(looked_up(one.number).has_value());
  EXPECT_EQ(looked_up(one.number)->id, one.id);
  EXPECT_FALSE(looked_up(random_number()).has_value());
  const std::string bytes = must(files().get(one.file_digest));
  const auto found = read([&](db::Session& s) { return by_file(s, sha256_hex(bytes)); });
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->id, one.id);
  const auto forged = read([&](db::Session& s) { return by_file(s, sha256_hex(bytes + " ")); });
  EXPECT_FALSE(forged.has_value());
}

TEST_P(Certificates, WhatWasTakenBackSinceShows) {
  const Id entry = earn(0, 0);
  earn(0, 1);
  const Certificate one = issued(0);
  earn(0, 2);
  EXPECT_FALSE(looked_up(one.number)->changed) << "more hours do not make the paper untrue";
  take_back(0, entry);
  EXPECT_TRUE(looked_up(one.number)->changed);
  EXPECT_EQ(looked_up(one.number)->state, "valid");
}

TEST_P(Certificates, EndOnce) {
  earn(0, 0);
  const Certificate one = issued(0);
  const auto ended = [&](const std::string& reason) {
    return database().write([&](db::Session& s) { return end(s, one.id, {7, reason, now_ms()}); });
  };
  EXPECT_EQ(ended(" ").error().reason, "proof.reason_required");
  EXPECT_EQ(must(ended("误发")).state, "revoked");
  EXPECT_EQ(ended("再来").error().reason, "proof.already_ended");
  EXPECT_EQ(looked_up(one.number)->ended_reason, "误发");
}

TEST_P(Certificates, AreReplacedInOneStep) {
  const Id entry = earn(0, 0);
  earn(0, 1);
  const Certificate old = issued(0);
  take_back(0, entry);
  By again = by();
  again.replaces = old.id;
  again.reason = "学时有更正";
  const Certificate fresh = must(issue(tools(), of_2023(teacher(0)), again));
  EXPECT_EQ(fresh.hours_x100, 1050);
  EXPECT_EQ(looked_up(old.number)->state, "replaced");
  EXPECT_EQ(looked_up(old.number)->replaced_by, fresh.id);
  EXPECT_EQ(issue(tools(), of_2023(teacher(0)), again).error().reason, "proof.already_ended");
  EXPECT_EQ(read([&](db::Session& s) { return of_teacher(s, teacher(0)); }).size(), 2U)
      << "nothing is left of the one that came too late";
}

TEST_P(Certificates, APersonIssuesSoManyADay) {
  earn(0, 0);
  By own = by();
  own.own = true;
  for (int i = 0; i < kMostOwnADay; ++i) must(issue(tools(), of_2023(teacher(0)), own));
  EXPECT_EQ(issue(tools(), of_2023(teacher(0)), own).error().reason, "proof.too_many_today");
  must(issue(tools(), of_2023(teacher(0)), by()));
}

TEST_P(Certificates, AreListedBySubtreeStateAndName) {
  for (int n = 0; n < 3; ++n) {
    earn(n, 0);
    issued(n);
  }
  Filter filter;
  filter.lo = testing::kCounty;
  filter.hi = testing::kCounty + 10'000'000'000;
  filter.limit = 2;
  const Page first = read([&](db::Session& s) { return list(s, filter); });
  EXPECT_EQ(first.total, 3);
  ASSERT_EQ(first.certificates.size(), 2U);
  filter.before = first.certificates.back().id;
  EXPECT_EQ(read([&](db::Session& s) { return list(s, filter); }).certificates.size(), 1U);
  filter.before = 0;
  filter.name = "四";
  EXPECT_EQ(read([&](db::Session& s) { return list(s, filter); }).total, 3);
  filter.name = "%";
  EXPECT_EQ(read([&](db::Session& s) { return list(s, filter); }).total, 0);
  filter.name = "";
  filter.lo = testing::kSchool + 1;
  EXPECT_EQ(read([&](db::Session& s) { return list(s, filter); }).total, 0) << "another subtree";
}

XT_BOTH_ENGINES(Certificates);

TEST(MaskedName, ShowsTheFirstCharacter) {
  EXPECT_EQ(masked_name("李四光"), "李**");
  EXPECT_EQ(masked_name("王伟"), "王*");
  EXPECT_EQ(masked_name("王"), "王*");
  EXPECT_EQ(masked_name("买买提·吐尔逊"), "买***");
  EXPECT_EQ(masked_name(""), "");
}

}  // namespace
}  // namespace xt::proof
