#include <atomic>
#include <thread>

#include "credits/closing.h"

#include "test_declarations.h"

namespace xt::declarations {
namespace {

using testing::kNow;
using testing::kToday;
using testing::must;

class Claiming : public testing::DeclarationsTest {};

TEST_P(Claiming, GoesToTheSchoolFirst) {
  const Declaration d = submitted();
  EXPECT_EQ(d.state, "submitted");
  EXPECT_EQ(d.chain, "school,county");
  EXPECT_EQ(d.next_level, "school");
  EXPECT_EQ(d.due, kToday + kDaysToVerify);
  EXPECT_EQ(d.content.mode, "in_person") << "the kind's own";
  const auto all = read([&](db::Session& s) { return steps(s, d); });
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[2].deed, "submit");
  EXPECT_NE(all[2].content.find("学科教研活动"), std::string::npos) << "what was claimed is kept";
  EXPECT_EQ(count("SELECT COUNT(*) FROM access_pub_audit WHERE action LIKE 'declarations.%'"), 3);
}

TEST_P(Claiming, SaysWhatIsMissing) {
  const auto field = [&](Content content, bool evidence = true) {
    const auto sent = try_submit(self(), content, evidence);
    if (sent.ok()) return std::string("ok");
    return sent.error().fields.empty() ? sent.error().reason : sent.error().fields[0].name;
  };
  Content c = claim();
  c.title = "";
  EXPECT_EQ(field(c), "title");
  c = claim();
  c.hours_x100 = 0;
  EXPECT_EQ(field(c), "hours");
  c = claim();
  c.kind = "paper";
  c.hours_x100 = 0;
  EXPECT_EQ(field(c), "ok") << "a table says what a paper is worth";
  c = claim();
  c.on = kToday + 1;
  EXPECT_EQ(field(c), "on");
  c = claim();
  c.hours_x100 = 900;
  EXPECT_EQ(field(c), "hours") << "more than eight a day";
  EXPECT_EQ(field(claim("没有证明材料的活动"), false), "evidence");
  c = claim("集体备课");
  c.kind = "lesson_planning";
  EXPECT_EQ(field(c, false), "ok") << "this kind asks for none";
}

TEST_P(Claiming, OverlappingClaims) {
  submitted("上午的讲座", 3);
  EXPECT_EQ(try_submit(self(), claim("上午的讲座", 3)).error().reason, "declarations.same_again");
  EXPECT_EQ(try_submit(self(), claim("上午的 讲座", 3)).error().reason, "declarations.same_again")
      << "but for a blank";
  EXPECT_TRUE(try_submit(self(), claim("下午的讲座", 3)).ok()) << "eight hours together";
  const auto third = try_submit(self(), claim("晚上的讲座", 3));
  EXPECT_EQ(third.error().reason, "declarations.too_many_hours");
  EXPECT_NE(third.error().fields.at(0).detail.find("上午的讲座"), std::string::npos) << "says which";
  EXPECT_TRUE(try_submit(self(), claim("晚上的讲座", 4)).ok()) << "another day";
  EXPECT_TRUE(try_submit(self(1), claim("上午的讲座", 3)).ok()) << "another person";
}

TEST_P(Claiming, TwoDevicesSubmitAtOnce) {
  const Declaration draft = write([&](db::Session& s) -> Result<Declaration> {
    Content c = claim();
    c.kind = "lesson_planning";
    return make(s, self(), c);
  });
  std::atomic<int> sent{0}, refused{0};
  const auto device = [&] {
    const auto done = database().write(
        [&](db::Session& s) { return submit(s, self(), {draft.id, draft.version}, plain_converter()); });
    if (done.ok()) ++sent;
    if (!done.ok() && done.error().reason == "declarations.changed_meanwhile") ++refused;
  };
  std::thread one(device), other(device);
  one.join();
  other.join();
  EXPECT_EQ(sent, 1);
  EXPECT_EQ(refused, 1);
}

TEST_P(Claiming, TwoDraftsOfOneThingRace) {
  std::atomic<int> sent{0}, refused{0};
  const auto device = [&] {
    Content c = claim("同一次教研");
    c.kind = "lesson_planning";
    const auto done = try_submit(self(), c, false);
    if (done.ok()) ++sent;
    if (!done.ok() && done.error().reason == "declarations.same_again") ++refused;
  };
  std::vector<std::thread> devices;
  for (int i = 0; i < 4; ++i) devices.emplace_back(device);
  for (std::thread& one : devices) one.join();
  EXPECT_EQ(sent, 1);
  EXPECT_EQ(refused, 3);
}

TEST_P(Claiming, AClosedYearTakesNothingMore) {
  write([&](db::Session& s) {
    return credits::close_days(s, {Date::of(2024, 1, 1), Date::of(2025, 1, 1)},
                               {testing::kCounty, testing::kCounty + 10'000'000'000}, kToday);
  });
  Content c = claim();
  c.from = c.on = Date::of(2024, 12, 20);
  EXPECT_EQ(try_submit(self(), c).error().reason, "declarations.closed");
  EXPECT_TRUE(try_submit(self(), claim()).ok());
}

TEST_P(Claiming, OnlyOnesOwnAndOnlyWhileOpen) {
  const Declaration d = submitted();
  const auto saved =
      database().write([&](db::Session& s) { return save(s, self(), {d.id, d.version}, claim()); });
  EXPECT_EQ(saved.error().reason, "declarations.not_open");
  const auto others =
      database().write([&](db::Session& s) { return withdraw(s, self(1), {d.id, d.version}); });
  EXPECT_EQ(others.error().reason, "declarations.no_declaration");
  const Declaration back = write([&](db::Session& s) { return withdraw(s, self(), {d.id, d.version}); });
  EXPECT_EQ(back.state, "withdrawn");
  EXPECT_TRUE(try_submit(self(), claim()).ok()) << "taken back, so it may be said again";
}

TEST_P(Claiming, ADraftIsNobodyElses) {
  const Declaration draft = write([&](db::Session& s) { return make(s, self(), claim()); });
  const auto seen = [&](const Doer& who) {
    return database().read([&](db::Session& s) { return find_for(s, who.caller, draft.id); }).ok();
  };
  EXPECT_TRUE(seen(self()));
  EXPECT_FALSE(seen(self(1)));
  EXPECT_FALSE(seen(school()));
}

TEST_P(Claiming, EvidenceThatLiesIsRefusedWithWhatToDo) {
  const auto reason = [&](const std::string& bytes, const std::string& name) {
    const auto done = prepare(store(), scan::Scanner(), bytes, name);
    if (done.ok()) return std::string("ok");
    EXPECT_FALSE(done.error().fields.at(0).detail.empty()) << name;
    return done.error().reason;
  };
  const std::string heic = std::string("\0\0\0\x18", 4) + "ftypheic....";
  EXPECT_EQ(reason(heic, "IMG_0001.HEIC"), "declarations.evidence_heic");
  EXPECT_EQ(reason(heic, "IMG_0001.jpg"), "declarations.evidence_lies");
  EXPECT_EQ(reason("PK\x03\x04 word/document.xml", "证书.pdf"), "declarations.evidence_lies");
  EXPECT_EQ(reason(testing::pdf("x"), "照片.jpg"), "declarations.evidence_lies");
  EXPECT_EQ(reason("PK\x03\x04 word/document.xml", "总结.docx"), "declarations.evidence_type");
  EXPECT_EQ(reason("MZ\x90", "a.exe"), "declarations.evidence_type");
  EXPECT_EQ(reason("", "a.pdf"), "declarations.evidence_empty");
  EXPECT_EQ(reason(std::string("\xFF\xD8\xFF\xE0\0\x04xx", 8), "a.jpg"), "declarations.evidence_damaged");
  EXPECT_EQ(reason(std::string(kMostBytes + 1, 'x'), "a.pdf"), "declarations.evidence_too_large");
  EXPECT_EQ(reason(testing::pdf("x"), "a.pdf"), "ok");
  const auto infected = prepare(store(), scan::Scanner({"exit 1", "", 10'000}), testing::pdf("x"), "a.pdf");
  EXPECT_EQ(infected.error().reason, "declarations.evidence_infected");
}

XT_BOTH_ENGINES(Claiming);

}  // namespace
}  // namespace xt::declarations
