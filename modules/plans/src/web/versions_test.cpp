// Versions of plans: what is published stays, and a day in the past is judged by what was in force then.
#include "plans/versions.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "db/testing.h"
#include "eval/meaning_world.h"
#include "plans/compile.h"
#include "plans/difference.h"
#include "plans/http.h"

namespace xt::plans {
namespace {

constexpr const char* kSource = "各地要落实教师培训。教师每五年不少于360学时。每年不少于72学时。\n";

std::string plan_text(const std::string& provisions) {
  return "[plan]\nid = \"test\"\ntitle = \"试验规划\"\nregion = \"450000\"\nfrom = 2021-01-01\nto = "
         "2025-12-31\n" +
         provisions;
}

std::string hours(const std::string& id, const std::string& quote, int hours, const std::string& window) {
  return "\n[[provision]]\nid = \"" + id + "\"\ntitle = \"学时\"\nquote = \"" + quote +
         "\"\nentity = \"teacher\"\nmeasure = \"hours()\"\nwindow = \"" + window +
         "\"\nat_least = " + std::to_string(hours) + "\n";
}

class Versions : public db::testing::EngineTest {
 protected:
  void SetUp() override {
    testing::create_schema(database());
    const auto built = database().write([](db::Session& session) { return testing::add_divisions(session); });
    ASSERT_TRUE(built.ok()) << built.error().note;
    caller_.key_lo = 4500000000000000;
    caller_.key_hi = 4600000000000000;
    caller_.account_id = 7;
    caller_.name = "林处长";
  }
  Result<int> put(const Shelf& shelf, const std::string& toml, int base, Date effective, Date published) {
    auto number = database().write([&](db::Session& session) {
      return publish(session, shelf, caller_, {7, "lin", "r"},
                     {kSource, toml, "", base, effective, published, "说明"});
    });
    if (number.ok()) {
      EXPECT_TRUE(shelf.refresh(database(), true).ok());
    }
    return number;
  }
  access::Caller caller_;
  const std::string first_ = plan_text(hours("cycle", "不少于360学时", 360, "plan"));
  const std::string second_ =
      plan_text(hours("cycle", "不少于360学时", 300, "plan") + hours("year", "不少于72学时", 72, "year"));
};

TEST_P(Versions, ADayIsJudgedByWhatWasInForceThen) {
  const Shelf shelf({}, Date::of(2024, 6, 30));
  ASSERT_EQ(*put(shelf, first_, 0, Date::of(2021, 1, 1), Date::of(2023, 3, 1)), 1);
  ASSERT_EQ(*put(shelf, second_, 1, Date::of(2024, 1, 1), Date::of(2024, 3, 1)), 2);
  const auto version = [&](Date at, Date known) { return shelf.find("test", at, known)->version; };
  EXPECT_EQ(shelf.find("test")->version, 2);
  EXPECT_EQ(version(Date::of(2023, 12, 31), Date::of(2024, 6, 30)), 1) << "the day before it takes effect";
  EXPECT_EQ(version(Date::of(2024, 1, 1), Date::of(2024, 6, 30)), 2) << "it may reach back";
  EXPECT_EQ(version(Date::of(2024, 2, 1), Date::of(2024, 2, 29)), 1) << "a report of then is as it was";
  EXPECT_EQ(version(Date::of(2020, 1, 1), Date::of(2020, 1, 1)), 1) << "older than its way into the house";
  EXPECT_EQ(shelf.find("test")->provisions.size(), 2U);
}

TEST_P(Versions, AVersionIsWrittenOnceAndAnotherProcessSeesIt) {
  const Shelf here({}, Date::of(2024, 6, 30));
  ASSERT_TRUE(put(here, first_, 0, Date::of(2021, 1, 1), Date::of(2023, 3, 1)).ok());
  EXPECT_EQ(put(here, first_, 0, Date::of(2021, 1, 1), Date::of(2024, 1, 1)).error().reason,
            "plans.id_taken");
  ASSERT_TRUE(put(here, second_, 1, Date::of(2024, 1, 1), Date::of(2024, 3, 1)).ok());
  EXPECT_EQ(put(here, first_, 1, Date::of(2024, 1, 1), Date::of(2024, 3, 1)).error().reason,
            "plans.version_taken");
  const Shelf there({}, Date::of(2024, 6, 30));
  EXPECT_EQ(there.find("test"), nullptr);
  ASSERT_TRUE(there.refresh(database()).ok());
  ASSERT_EQ(there.editions("test").size(), 2U);
  const Edition& two = *there.editions("test").back();
  EXPECT_EQ(two.toml, second_);
  EXPECT_EQ(two.plan.source, kSource);
  EXPECT_EQ(two.published_by, "林处长");
  EXPECT_EQ(two.note, "说明");
}

TEST_P(Versions, WhatDoesNotHoldIsRefused) {
  const Shelf shelf({}, Date::of(2024, 6, 30));
  const auto wrong = put(shelf, plan_text(hours("cycle", "没有的话", 1, "plan")), 0, Date::of(2021, 1, 1),
                         Date::of(2023, 3, 1));
  EXPECT_EQ(wrong.error().reason, "plans.not_compiled");
  EXPECT_FALSE(wrong.error().fields.empty());
  EXPECT_EQ(put(shelf, first_, 0, Date::of(2026, 1, 1), Date::of(2023, 3, 1)).error().reason,
            "plans.effective_outside");
  EXPECT_EQ(put(shelf, first_, 3, Date::of(2021, 1, 1), Date::of(2023, 3, 1)).error().reason,
            "plans.version_taken");
  ASSERT_TRUE(put(shelf, first_, 0, Date::of(2021, 1, 1), Date::of(2023, 3, 1)).ok());
  std::string moved = second_;
  moved.replace(moved.find("450000"), 6, "450100");
  EXPECT_EQ(put(shelf, moved, 1, Date::of(2024, 1, 1), Date::of(2024, 3, 1)).error().reason,
            "plans.other_plan");
}

TEST_P(Versions, TheFolderIsWrittenDownWhenItIsAmended) {
  const auto shelf = open_shelf(XT_SOURCE_DIR "/plans", Date::of(2025, 5, 31));
  ASSERT_TRUE(shelf->refresh(database(), true).ok());
  const Plan* const before = shelf->find("guangxi-145");
  const Edition folder = *shelf->editions("guangxi-145").front();
  EXPECT_EQ(folder.published_ms, 0);
  const auto number = database().write([&](db::Session& session) {
    return publish(session, *shelf, caller_, {7, "lin", "r"},
                   {folder.plan.source, folder.toml + "\n# 修订\n", folder.cases, 1, Date::of(2025, 1, 1),
                    Date::of(2025, 5, 31), ""});
  });
  ASSERT_TRUE(number.ok()) << number.error().reason << number.error().note;
  EXPECT_EQ(*number, 2);
  ASSERT_TRUE(shelf->refresh(database(), true).ok());
  EXPECT_EQ(before->version, 1) << "what was handed out stays";
  EXPECT_EQ(shelf->find("guangxi-145")->version, 2);
  // Without the folder the history is whole.
  const Shelf bare({}, Date::of(2025, 5, 31));
  ASSERT_TRUE(bare.refresh(database()).ok());
  ASSERT_EQ(bare.editions("guangxi-145").size(), 2U);
  EXPECT_EQ(bare.editions("guangxi-145").front()->toml, folder.toml);
  EXPECT_EQ(bare.find("guangxi-145", Date::of(2024, 12, 31), Date::of(2025, 5, 31))->version, 1);
}

TEST_P(Versions, NobodyChangesAVersionInTheDatabase) {
  const Shelf shelf({}, Date::of(2024, 6, 30));
  ASSERT_TRUE(put(shelf, first_, 0, Date::of(2021, 1, 1), Date::of(2023, 3, 1)).ok());
  for (const char* statement : {"UPDATE plans_version SET toml = 'x'", "DELETE FROM plans_version"}) {
    const auto done =
        database().write([&](db::Session& session) { return session.exec(db::Sql{statement}); });
    EXPECT_FALSE(done.ok()) << statement;
  }
  // One that came in another way does not have the digest of its text.
  const auto forged = database().write([](db::Session& session) {
    return session.exec(
        db::Sql{"INSERT INTO plans_version SELECT plan_id, 2, region_key, effective_day, published_day,"
                " published_ms, account_id, published_by, note, source, 'x', cases, digest"
                " FROM plans_version"});
  });
  ASSERT_TRUE(forged.ok());
  ASSERT_TRUE(shelf.refresh(database(), true).ok());
  EXPECT_EQ(shelf.find("test")->version, 1);
}

XT_BOTH_ENGINES(Versions);

TEST(Difference, NamesWhatChangedAndWhatDidNot) {
  const std::string old_text =
      plan_text(hours("cycle", "不少于360学时", 360, "plan") + hours("gone", "不少于72学时", 72, "year"));
  const std::string new_text =
      plan_text(hours("cycle", "不少于360学时", 300, "plan") + hours("new", "不少于72学时", 72, "year"));
  const Compiled before = compile("plan.toml", old_text, kSource);
  const Compiled after = compile("plan.toml", new_text, std::string(kSource) + "另行通知。\n");
  ASSERT_TRUE(before.ok() && after.ok());
  const PlanDifference found = difference(*before.plan, *after.plan);
  ASSERT_EQ(found.provisions.size(), 3U);
  EXPECT_EQ(found.provisions[0].change, Change::changed);
  ASSERT_EQ(found.provisions[0].fields.size(), 1U);
  EXPECT_EQ(found.provisions[0].fields[0].field, "target");
  EXPECT_EQ(found.provisions[0].fields[0].before, "≥ 360");
  EXPECT_EQ(found.provisions[0].fields[0].after, "≥ 300");
  EXPECT_EQ(found.provisions[1].change, Change::added);
  EXPECT_EQ(found.provisions[2].change, Change::removed);
  EXPECT_EQ(found.text_added, std::vector<std::string>{"另行通知。"});
  EXPECT_TRUE(found.text_removed.empty());
  EXPECT_TRUE(difference(*before.plan, *before.plan).plan.empty());
}

}  // namespace
}  // namespace xt::plans
