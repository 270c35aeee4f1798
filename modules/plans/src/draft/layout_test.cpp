// What is the document, what is a heading, where sentences and clauses end.
#include "draft/layout.h"

#include <string>
#include <vector>

#include "draft/levels.h"
#include "draft/marker.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "plans/draft.h"

namespace xt::plans::drafting {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> cut(const std::string& text) {
  const Folded folded = fold(text);
  const Layout lines = layout(folded);
  std::vector<std::string> out;
  for (const Clause& clause : clauses(folded, lines).clauses) out.push_back(utf8(folded.view(clause.span)));
  return out;
}

TEST(Clauses, commas_semicolons_and_stops) {
  EXPECT_THAT(cut("教师要学习,学校要支持;县要检查。省要通报!"),
              ElementsAre("教师要学习", "学校要支持", "县要检查", "省要通报"));
}

TEST(Clauses, not_inside_brackets_quotations_and_numbers) {
  EXPECT_THAT(cut("各县(市、区,以下统称县)要检查。"), ElementsAre("各县(市、区,以下统称县)要检查"));
  EXPECT_THAT(cut("实施“甲,乙,丙”行动,培训10,000人。"), ElementsAre("实施“甲,乙,丙”行动", "培训10,000人"));
}

TEST(Clauses, long_quotations_are_demands_of_their_own) {
  EXPECT_THAT(cut("落实“将教师培训经费列入各级政府预算”、“按公用经费预算总额5%安排”的要求。"),
              ElementsAre("落实“将教师培训经费列入各级政府预算”", "“按公用经费预算总额5%安排”的要求"));
}

TEST(Clauses, without_any_punctuation_have_an_end) {
  std::string text;
  for (int i = 0; i < 500; ++i) text += "教师培训";
  for (const std::string& clause : cut(text)) EXPECT_LE(clause.size(), 3U * 165);
}

TEST(Clauses, a_bracket_that_never_closes_hides_nothing) {
  EXPECT_THAT(cut("各县(市要检查。学校要培训。"), ElementsAre("各县(市要检查", "学校要培训"));
}

struct MarkerRow {
  const char* text;
  int level;
};

TEST(Markers, forms) {
  for (const MarkerRow& row : {MarkerRow{"一、总则", 1},
                               {"第一章 总则", 1},
                               {"第十二条 教师", 2},
                               {"(一)目标", 2},
                               {"(二)任务", 2},
                               {"1.目标", 3},
                               {"2、目标", 3},
                               {"(3)目标", 4},
                               {"①目标", 4},
                               {"——坚持", 4},
                               {"一是坚持", 4},
                               {"1.5万名", 0},
                               {"2025年", 0},
                               {"教师", 0},
                               {"十万人", 0}}) {
    const Folded text = fold(row.text);
    EXPECT_EQ(marker_at(text.letters, 0, text.size()).level, row.level) << row.text;
  }
}

TEST(Headings, whole_lines_and_the_first_sentence_of_a_paragraph) {
  const Draft d = draft(
      "一、目标\n二、任务\n(一)加强领导。各县要建立督导制度,每年检查2次。\n1."
      "严格学时\n教师每年不少于72学时。\n");
  ASSERT_EQ(d.headings.size(), 4U);
  EXPECT_EQ(d.headings[2].level, 2);
  EXPECT_EQ(d.headings[3].level, 3);
}

TEST(Body, the_page_around_the_document_is_left_out) {
  const std::string text =
      "首页 登录 注册\n当前位置:首页\n青河市关于教师培训的通知\n青教〔2024〕1号\n各区县教育局,市属学校:\n"
      "为做好教师培训,现通知如下。\n一、每位教师每年参加不少于72学时的培训。\n二、各校要建立校本研修制度。\n"
      "附件:1.任务表\n青河市教育局\n2024年3月8日\n打印本页 关闭窗口\n版权所有:青河 备案号:ICP备1234号 "
      "每年不少于1000人次浏览\n";
  const Draft d = draft(text);
  EXPECT_EQ(d.title, "青河市关于教师培训的通知青教〔2024〕1号");
  ASSERT_EQ(d.body.size(), 1U);
  EXPECT_EQ(text.substr(d.body[0].end - 15, 15), "研修制度。");
  ASSERT_EQ(d.proposals.size(), 2U);
}

TEST(Body, lines_cut_by_a_page_are_joined) {
  const Draft d = draft(
      "为提高教师素质,每位教师每年应当参加不少于七十\n二学时的集中培训,"
      "其中网络研修的学时不得超过三分\n之一。\n");
  ASSERT_EQ(d.proposals.size(), 2U);
  EXPECT_EQ(d.proposals[0].low, Rational(72));
  EXPECT_EQ(d.proposals[1].comparison, Comparison::at_most);
}

TEST(Tables, flattened_to_one_cell_a_line) {
  const Draft d = draft(
      "一、任务如下表。\n序号\n项目名称\n人数\n学时\n完成时限\n1\n新教师岗前培训\n600\n120\n8月底前\n2\n班主"
      "任研修\n300人\n60学时\n"
      "11月底前\n二、各校要建立校本研修制度。\n");
  ASSERT_EQ(d.proposals.size(), 5U);
  EXPECT_EQ(d.proposals[0].unit, DraftUnit::people);
  EXPECT_EQ(d.proposals[0].low, Rational(600));
  EXPECT_EQ(d.proposals[0].quote, "新教师岗前培训\n600");
  EXPECT_EQ(d.proposals[0].measure, "trained(programme_kind = 'induction')");
  EXPECT_EQ(d.proposals[1].unit, DraftUnit::hours);
  EXPECT_EQ(d.proposals[3].low, Rational(60));
  EXPECT_EQ(d.proposals[3].quote, "班主任研修\n300人\n60学时");
}

TEST(Levels, named_together) {
  EXPECT_THAT(levels_of(U"完善自治区、市、县三级专家库"),
              ElementsAre(Entity::province, Entity::city, Entity::county));
  EXPECT_THAT(levels_of(U"市县两级教师培训机构"), ElementsAre(Entity::city, Entity::county));
  EXPECT_THAT(levels_of(U"各市、县要成立机构"), ElementsAre(Entity::city, Entity::county));
  EXPECT_THAT(levels_of(U"健全省、市、县(市、区)、学校四级机制"),
              ElementsAre(Entity::province, Entity::city, Entity::county, Entity::school));
  EXPECT_THAT(levels_of(U"各级教育行政部门都要建立"),
              ElementsAre(Entity::province, Entity::city, Entity::county));
  EXPECT_TRUE(levels_of(U"市级培训").empty());
  EXPECT_TRUE(levels_of(U"").empty());
}

}  // namespace
}  // namespace xt::plans::drafting
