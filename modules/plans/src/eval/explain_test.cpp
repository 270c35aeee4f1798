#include "plans/explain.h"

#include <gtest/gtest.h>

#include "db/testing.h"
#include "eval/meaning_world.h"
#include "plans/compile.h"

namespace xt::plans {
namespace {

constexpr const char* kPlan = R"toml(
[plan]
id = "test"
title = "试验"
region = "450000"
from = 2021-01-01
to = 2025-12-31
[[body]]
begin = "目标"
end = "完成。"
[[provision]]
id = "hours"
title = "学时"
quote = "应当"
entity = "teacher"
where = "full_time"
measure = "hours(mode = 'online') + hours()"
at_least = 360
prorate = true
[[provision]]
id = "share"
title = "占比"
quote = "应当"
entity = ["county", "school"]
measure = "money('training') / money('payroll')"
window = "year"
at_least = "2%"
)toml";

class Explain : public db::testing::EngineTest {
 protected:
  void SetUp() override {
    testing::create_schema(database());
    Compiled compiled = compile("plan.toml", kPlan, "目标：应当完成。\n");
    ASSERT_TRUE(compiled.ok()) << to_text(compiled.diagnostics.front(), false);
    plan_ = *std::move(compiled.plan);
    const auto built = database().write([](db::Session& session) -> xt::Status {
      XT_CHECK_OK(testing::add_divisions(session));
      for (const char* line :
           {"school 4501020001", "teacher 1 4501020001 2023-01-01",
            "teacher 2 4501020001 2015-09-01 full_time=0", "merged 9 1",
            "entry 1 2023-03-01 hours=10 mode=online", "entry 9 2023-04-01 hours=5 org=4501020001",
            "entry 1 2023-07-01 hours=99", "reverse 1 2023-03-01 hours=2 mode=online",
            "money 450102 2023 training 3 final", "money 450102 2023 payroll 100"}) {
        XT_CHECK_OK(testing::add_row(session, line));
      }
      return {};
    });
    ASSERT_TRUE(built.ok()) << built.error().note;
  }
  Result<Explanation> ask(const std::string& provision, const std::string& entity) {
    const ExplainRequest request{provision, entity, Date::of(2023, 6, 30), Date::of(2024, 1, 1), ""};
    return database().read([&](db::Session& session) { return explain(session, plan_, request); });
  }
  static std::string step(const Explanation& e, const std::string& label) {
    for (const Step& one : e.steps) {
      if (one.label_en == label) return one.value ? one.value->decimal(2) : "undefined";
    }
    return "no such step";
  }
  Plan plan_;
};

TEST_P(Explain, ATeachersHoursDownToTheEntries) {
  const auto e = ask("hours", "1");
  ASSERT_TRUE(e.ok()) << e.error().reason << e.error().note;
  EXPECT_EQ(e->kind, "teacher");
  EXPECT_EQ(e->value.value->decimal(2), "21");
  EXPECT_EQ(e->value.low->decimal(2), "216.08");
  EXPECT_EQ(step(*e, "hours [mode = Online]"), "8");
  EXPECT_EQ(step(*e, "hours"), "13");
  EXPECT_EQ(step(*e, "days served"), "1096");
  EXPECT_EQ(step(*e, "days elapsed"), "181");
  EXPECT_EQ(step(*e, "still missing"), "195.08");
  EXPECT_EQ(step(*e, "needed by now"), "35.68");
  ASSERT_EQ(e->rows.size(), 3U) << "each entry once, though two measures count it; none after the day";
  EXPECT_EQ(e->rows_total, 3);
  EXPECT_EQ(e->rows.front().date, Date::of(2023, 4, 1)) << "latest first; of the merged record too";
}

TEST_P(Explain, TheMergedRecordLeadsToTheOneThatSpeaks) {
  const auto e = ask("hours", "9");
  ASSERT_TRUE(e.ok()) << e.error().reason;
  EXPECT_EQ(e->id, "1");
}

TEST_P(Explain, ACountysMoney) {
  const auto e = ask("share", "450102");
  ASSERT_TRUE(e.ok()) << e.error().reason << e.error().note;
  EXPECT_EQ(e->value.status, State::met);
  EXPECT_EQ(e->rows.size(), 2U);
  EXPECT_EQ(e->steps.at(0).value->decimal(2), "3");
  const auto none = ask("share", "450103");
  ASSERT_TRUE(none.ok());
  EXPECT_EQ(none->value.status, State::no_data);
  EXPECT_EQ(none->missing.front(), "money:training");
}

TEST_P(Explain, SaysWhatIsNoEntity) {
  EXPECT_EQ(ask("hours", "2").error().reason, "plans.unknown_entity") << "part-time";
  EXPECT_EQ(ask("hours", "77").error().reason, "plans.unknown_entity");
  EXPECT_EQ(ask("share", "450100").error().reason, "plans.unknown_entity") << "a city is no county";
  EXPECT_EQ(ask("nothing", "1").error().reason, "plans.unknown_provision");
}

XT_BOTH_ENGINES(Explain);

}  // namespace
}  // namespace xt::plans
