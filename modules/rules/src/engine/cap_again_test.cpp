// An entry that waited is cut to what the caps leave at the moment of its release.
#include <gtest/gtest.h>

#include "rules/compile.h"
#include "rules/convert.h"

namespace xt::rules {
namespace {

const std::string kRule = R"([rule]
id       = "here"
version  = 1
title    = "这里"
title_en = "Here"
region   = "450000"
from     = 2016-01-01
source   = "a page"

[[conversion]]
id      = "by-hours"
title   = "三学时一学分"
quote   = "三学时一学分"
when    = "mode = 'online'"
hours   = "claimed"
credits = "hours / 3"

[[conversion]]
id      = "each"
title   = "每次一学分"
quote   = "三学时一学分"
hours   = "claimed"
credits = 1

[[cap]]
id          = "hours"
title       = "每年不超过十学时"
quote       = "三学时一学分"
per         = "year"
hours       = 10

[[cap]]
id          = "credits"
title       = "每年不超过五学分"
quote       = "三学时一学分"
per         = "year"
credits     = 5
)";

class CapAgain : public ::testing::Test {
 protected:
  static Book book() {
    const Compiled compiled = compile("v1.toml", kRule, "三学时一学分");
    EXPECT_TRUE(compiled.diagnostics.empty());
    return Book({compiled.rule});
  }
  static CountedEntry entry(std::int64_t hours, std::int64_t credits, const char* rule = "here@1#by-hours") {
    CountedEntry out;
    out.earned_on = Date::of(2024, 5, 6);
    out.rule = rule;
    out.hours_x100 = hours;
    out.credits_x100 = credits;
    return out;
  }
  static Kept kept(const CountedEntry& one, const Counted& already) {
    return cap_again(book(), "450102", one, already);
  }
};

TEST_F(CapAgain, LeavesWhatHasRoom) {
  Counted already;
  already.add(entry(400, 133));
  const Kept left = kept(entry(600, 200), already);
  EXPECT_EQ(left.hours_x100, 600);
  EXPECT_EQ(left.credits_x100, 200);
}

TEST_F(CapAgain, HoursThatAreCutTakeTheirCreditsWithThem) {
  Counted already;
  already.add(entry(600, 200));
  const Kept left = kept(entry(600, 200), already);
  EXPECT_EQ(left.hours_x100, 400);
  EXPECT_EQ(left.credits_x100, 133) << "two thirds, rounded down";
  EXPECT_EQ(kept(entry(600, 100, "here@1#each"), already).credits_x100, 100) << "not reckoned from hours";
  EXPECT_EQ(kept(entry(600, 200, "gone@7#one"), already).credits_x100, 133)
      << "the rule is not known any more";
}

TEST_F(CapAgain, NothingIsLeftAndNothingIsNegative) {
  Counted already;
  already.add(entry(1200, 500));
  const Kept left = kept(entry(600, 200), already);
  EXPECT_EQ(left.hours_x100, 0);
  EXPECT_EQ(left.credits_x100, 0);
}

TEST_F(CapAgain, AReversalMakesRoomAndAnotherYearTakesNone) {
  Counted already;
  already.add(entry(1000, 300));
  CountedEntry before = entry(1000, 300);
  before.earned_on = Date::of(2023, 5, 6);
  already.add(before);
  already.add(entry(-300, -100));
  EXPECT_EQ(kept(entry(600, 200), already).hours_x100, 300);
}

}  // namespace
}  // namespace xt::rules
