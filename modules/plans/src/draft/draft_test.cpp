// Drafts of small texts: one row a rule; and texts that are damaged, huge, or no texts at all.
#include "plans/draft.h"

#include <chrono>
#include <set>
#include <string>
#include <vector>

#include "base/text.h"
#include "gtest/gtest.h"
#include "plans/compile.h"

namespace xt::plans {
namespace {

struct Row {
  const char* text;
  const char*
      expect;  // "number unit comparator entity window strength measure" of each proposal, joined by " | "
};

void PrintTo(const Row& row, std::ostream* out) {
  *out << row.text;
}

std::string name(Entity e) {
  static constexpr const char* kNames[] = {"teacher", "school",    "county",   "city",  "province",
                                           "region",  "programme", "provider", "cohort"};
  return kNames[static_cast<std::size_t>(e)];
}

std::string name(Window w) {
  static constexpr const char* kNames[] = {"plan", "year", "school_year", "term", "month", "week", "service"};
  return kNames[static_cast<std::size_t>(w.kind)];
}

std::string line(const Proposal& p) {
  static constexpr const char* kSigns[] = {"", ">=", "<=", ".."};
  std::string out = p.stated ? kSigns[static_cast<std::size_t>(p.comparison)] + p.low.decimal(4) +
                                   (p.comparison == Comparison::between ? "-" + p.high.decimal(4) : "") +
                                   " " + std::string(code(p.unit))
                             : "exists";
  for (const Entity e : p.entities) out += " " + name(e);
  out += " " + name(p.window) + " " +
         (p.strength == Strength::must     ? "must"
          : p.strength == Strength::should ? "should"
                                           : "may");
  if (!p.measure.empty()) out += " " + p.measure;
  if (!p.due.empty()) out += " due " + p.due;
  return out;
}

std::string lines(const std::string& text) {
  std::string out;
  for (const Proposal& p : draft(text).proposals) out += (out.empty() ? "" : " | ") + line(p);
  return out;
}

class Drafts : public ::testing::TestWithParam<Row> {};
TEST_P(Drafts, propose) {
  EXPECT_EQ(lines(GetParam().text), GetParam().expect);
}

INSTANTIATE_TEST_SUITE_P(
    comparators, Drafts,
    ::testing::Values(
        Row{"教师每年不少于72学时。", ">=72 hours teacher year must hours()"},
        Row{"教师每年至少72学时。", ">=72 hours teacher year must hours()"},
        Row{"教师每年达到72学时。", ">=72 hours teacher year must hours()"},
        Row{"教师每年参加72学时以上的培训。", ">=72 hours teacher year must hours()"},
        Row{"教师每年网络研修不得超过24学时。", "<=24 hours teacher year must hours(mode = 'online')"},
        Row{"教师每年网络研修控制在24学时以内。", "<=24 hours teacher year must hours(mode = 'online')"},
        Row{"每年培训1000人左右。", ">=1000 people region year should trained()"},
        Row{"力争每年培训1000人。", ">=1000 people region year should trained()"},
        Row{"原则上每年培训不少于1000人。", ">=1000 people region year should trained()"},
        Row{"鼓励每年培训1000人。", ">=1000 people region year may trained()"},
        Row{"各县按教职工工资总额的1.5%—2.5%安排培训经费。",
            "..0.015-0.025 share county year must money('training') / money('payroll')"}));

INSTANTIATE_TEST_SUITE_P(
    windows, Drafts,
    ::testing::Values(Row{"教师五年内不少于360学时。", ">=360 hours teacher plan must hours()"},
                      Row{"教师每周期不少于360学时。", ">=360 hours teacher plan must hours()"},
                      Row{"教师每学期不少于20学时。", ">=20 hours teacher term must hours()"},
                      Row{"教师每月不少于4学时。", ">=4 hours teacher month must hours()"},
                      Row{"新任教师第一年内不少于120学时。", ">=120 hours teacher service must hours()"},
                      Row{"每年9月30日前,各县要报送年度计划。",
                          "exists county year must submitted('annual_plan') due 09-30"}));

INSTANTIATE_TEST_SUITE_P(
    subjects, Drafts,
    ::testing::Values(
        Row{"班主任每年不少于30学时;校长每年不少于60学时。",
            ">=30 hours teacher year must hours() | >=60 hours teacher year must hours()"},
        Row{"教师每年不少于72学时,其中网络研修不少于24学时。",
            ">=72 hours teacher year must hours() | >=24 hours teacher year must hours(mode = 'online')"},
        Row{"建立省、市、县三级专家库。",
            "exists province plan must items('expert_pool') | exists city plan must items('expert_pool') | "
            "exists county plan must items('expert_pool')"},
        Row{"建设20个名师工作室、100所示范校。",
            ">=20 things region plan must items('studio') | >=100 things region plan must "
            "items('demo_school')"},
        Row{"培养省级骨干教师100名。",
            ">=100 people region plan must teachers(designation = 'backbone' and designation_level = "
            "'province')"}));

INSTANTIATE_TEST_SUITE_P(no_demand, Drafts,
                         ::testing::Values(Row{"教师是立教之本。", ""}, Row{"提升教师素质。", ""},
                                           Row{"营造良好氛围。", ""}, Row{"已累计培训教师4200人次。", ""},
                                           Row{"每10学时计1学分。", ""},
                                           Row{"根据《万名教师计划》精神。", ""},
                                           Row{"坚持“四个自信”,做到“两个维护”。", ""},
                                           Row{"聚焦44个重点帮扶县。", ""}));

TEST(Draft, a_condition_and_what_follows_are_one_demand) {
  const Draft d = draft("对连续两年未完成学时的教师,年度考核不得评为优秀。");
  ASSERT_EQ(d.proposals.size(), 1U);
  EXPECT_EQ(d.proposals[0].quote, "对连续两年未完成学时的教师,年度考核不得评为优秀");
  EXPECT_FALSE(d.proposals[0].needs.empty());
}

TEST(Draft, quotes_stand_as_written_whatever_was_folded) {
  const std::string text = "教師每年參加培訓不少於 7 2 學時。";
  const Draft d = draft(text);
  ASSERT_EQ(d.proposals.size(), 1U);
  EXPECT_EQ(d.proposals[0].low, Rational(72));
  EXPECT_EQ(d.proposals[0].quote, "教師每年參加培訓不少於 7 2 學時");
  EXPECT_EQ(text.substr(d.proposals[0].range.begin, d.proposals[0].range.end - d.proposals[0].range.begin),
            d.proposals[0].quote);
  EXPECT_NE(std::find(d.notices.begin(), d.notices.end(), "traditional"), d.notices.end());
}

// Every draft of every document of the house compiles with its text, and names are unique.
TEST(Draft, compiles_with_its_own_text) {
  for (const char* folder :
       {"plans/guangxi-145", "plans/lvyuan-dual", "plans/zibo-backbone", "plans/guopei-2021",
        "plans/shaanxi-sbs", "modules/plans/tests/draft/held_out/county-scheme",
        "modules/plans/tests/draft/held_out/province-articles",
        "modules/plans/tests/draft/held_out/notice-tables"}) {
    const Compiled plan = load(std::string(XT_SOURCE_DIR) + "/" + folder);
    ASSERT_TRUE(plan.ok()) << folder;
    const Draft d = draft(plan.plan->source);
    const Compiled again = compile("plan.toml", to_toml(d, "draft"), plan.plan->source);
    EXPECT_TRUE(again.ok()) << folder << ": " << to_text(again.diagnostics.front());
    std::set<std::string> ids;
    for (const Proposal& p : d.proposals) {
      EXPECT_TRUE(ids.insert(p.id).second) << p.id;
      EXPECT_TRUE(!p.measure.empty() || !p.needs.empty() || p.strength == Strength::may) << p.quote;
    }
  }
}

// The text without its punctuation, as a bad scan has it; points in numbers stay.
std::string bare(std::string text, bool lines_too) {
  for (const char* sign : {",", "，", "。", ";",  "；", ":", "：", "、", "“",  "”",  "(",
                           ")", "（", "）", "《", "》", "!", "！", "?",  "？", "\r", " "}) {
    const std::string_view letters = sign;
    for (auto at = text.find(letters); at != std::string::npos; at = text.find(letters, at))
      text.erase(at, letters.size());
  }
  if (lines_too) std::erase(text, '\n');
  return text;
}

TEST(Draft, a_text_that_lost_its_punctuation_is_read_by_its_words) {
  for (const char* plan : {"guangxi-145", "lvyuan-dual", "zibo-backbone"}) {
    const Compiled whole = load(std::string(XT_SOURCE_DIR) + "/plans/" + plan);
    ASSERT_TRUE(whole.ok());
    const Draft before = draft(whole.plan->source);
    EXPECT_EQ(std::count(before.notices.begin(), before.notices.end(), "no_punctuation"), 0);
    std::set<std::string> numbers;
    for (const Proposal& p : before.proposals) {
      if (p.stated) numbers.insert(p.low.decimal(4) + std::string(code(p.unit)));
    }
    for (const bool lines_too : {false, true}) {
      const Draft after = draft(bare(whole.plan->source, lines_too));
      EXPECT_EQ(std::count(after.notices.begin(), after.notices.end(), "no_punctuation"), 1);
      EXPECT_GT(after.proposals.size() * 10, before.proposals.size() * 7) << plan;
      std::set<std::string> found;
      for (const Proposal& p : after.proposals) {
        if (p.stated) found.insert(p.low.decimal(4) + std::string(code(p.unit)));
      }
      const auto kept =
          std::count_if(numbers.begin(), numbers.end(), [&](const auto& n) { return found.contains(n); });
      EXPECT_GT(kept * 10, static_cast<std::ptrdiff_t>(numbers.size()) * 6)
          << plan << ": " << kept << " of " << numbers.size() << " numbers";
    }
  }
}

// Blanks between all letters, as character recognition leaves them: the same demands, the same numbers.
TEST(Draft, blanks_between_letters_change_little) {
  const Compiled whole = load(std::string(XT_SOURCE_DIR) + "/plans/guangxi-145");
  ASSERT_TRUE(whole.ok());
  std::string spaced;
  for (const char c : whole.plan->source) {
    const bool begins = (static_cast<unsigned char>(c) & 0xC0) == 0xC0;
    if (begins && !spaced.empty() && static_cast<unsigned char>(spaced.back()) >= 0x80) spaced += ' ';
    spaced += c;
  }
  const auto said = [](const std::string& text) {
    std::multiset<std::string> out;
    const Draft drafted = draft(text);
    for (const Proposal& p : drafted.proposals) out.insert(line(p));
    return out;
  };
  const auto before = said(whole.plan->source), after = said(spaced);
  std::vector<std::string> both;
  std::set_intersection(before.begin(), before.end(), after.begin(), after.end(), std::back_inserter(both));
  EXPECT_GE(both.size() * 10, before.size() * 9) << both.size() << " of " << before.size();
}

TEST(Draft, damaged_texts_are_answered) {
  EXPECT_TRUE(draft("").body.empty());
  EXPECT_TRUE(draft("\n\n \n").proposals.empty());
  std::string binary;
  for (int i = 0; i < 4096; ++i) binary += static_cast<char>(i * 7919 % 256);
  EXPECT_TRUE(draft(binary).proposals.empty());
  const std::string cut = "教师每年不少于72学时";
  for (std::size_t i = 0; i <= cut.size(); ++i) (void)draft(cut.substr(0, i));
}

TEST(Draft, large_texts_are_answered_in_linear_time) {
  const Compiled plan = load(std::string(XT_SOURCE_DIR) + "/plans/guangxi-145");
  for (const std::string& piece :
       {plan.plan->source + "\n", std::string("("), std::string("“甲、"), std::string("一"),
        std::string("不少于3个\n"), std::string("将省、市、县三级"), std::string("1,")}) {
    std::string text;
    while (text.size() < (1U << 16)) text += piece;
    const auto from = std::chrono::steady_clock::now();
    EXPECT_LE(draft(text).proposals.size(), kMaxProposals);
    // It takes a second without optimisation; a rule that looks back over the whole text takes hours.
    EXPECT_LT(std::chrono::steady_clock::now() - from, std::chrono::seconds(60)) << piece.substr(0, 20);
  }
}

}  // namespace
}  // namespace xt::plans
