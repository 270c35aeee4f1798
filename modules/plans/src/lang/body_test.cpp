// The document as a page: kinds of blocks, sentences, and segments cut at the borders of quotes.
#include "plans/body.h"

#include <gtest/gtest.h>

#include "plans/compile.h"

namespace xt::plans {
namespace {

std::string line(const Plan& plan, const Block& block) {
  return std::string(code(block.kind)) + "|" + std::string(text(plan, block.range));
}

Plan whole(std::string source) {
  Plan plan;
  plan.body.push_back({0, source.size()});
  plan.source = std::move(source);
  return plan;
}

std::vector<std::string> kinds(const std::string& source) {
  const Plan plan = whole(source);
  std::vector<std::string> out;
  for (const Block& block : blocks(plan)) out.push_back(line(plan, block));
  return out;
}

TEST(Body, KnowsTheHeadingsOfAnOfficialPaper) {
  EXPECT_EQ(
      kinds(
          "关于教师培训的通知\n（2021—2025年）\n\n各市、县教育局:\n  一、总体要求  \n（一）开展“十大行动”。\n"
          "1.全员培训提质增效行动。持续推进培训。\n1．骨干\n(2)"
          "专业素养\n十二、附则\n正文。\n教育厅\n2021年4月30日\n"),
      (std::vector<std::string>{
          "title|关于教师培训的通知", "title|（2021—2025年）",
          "paragraph|各市、县教育局:", "heading1|一、总体要求", "heading2|（一）开展“十大行动”。",
          "paragraph|1.全员培训提质增效行动。持续推进培训。", "heading3|1．骨干", "heading3|(2)专业素养",
          "heading1|十二、附则", "paragraph|正文。", "signature|教育厅", "signature|2021年4月30日"}));
}

TEST(Body, TrimsEveryKindOfWhiteSpace) {
  EXPECT_EQ(kinds("\u3000\u3000甲。\u00a0\r\n \t\n\u200b乙。"),
            (std::vector<std::string>{"paragraph|甲。", "paragraph|乙。"}));
  EXPECT_TRUE(kinds("").empty());
  EXPECT_TRUE(kinds(" \n\u3000\n").empty());
}

TEST(Body, CutsSentencesAfterTheirClosingQuotes) {
  const Plan plan = whole("他说“走。”然后走了;完!没有句号");
  std::vector<std::string> sentences;
  const Block block = blocks(plan).at(0);
  for (const ByteRange& range : block.sentences) sentences.emplace_back(text(plan, range));
  EXPECT_EQ(sentences, (std::vector<std::string>{"他说“走。”", "然后走了;", "完!", "没有句号"}));
}

TEST(Body, CutsSegmentsAtQuotesThatOverlap) {
  const std::string head = "[plan]\nid='p'\ntitle='t'\nregion='450000'\nfrom=2021-01-01\nto=2025-12-31\n";
  const auto provision = [](const std::string& id, const std::string& quote) {
    return "[[provision]]\nid='" + id + "'\ntitle='t'\nentity='teacher'\nstrength='may'\nquote='" + quote +
           "'\n";
  };
  const Compiled compiled = compile("plan.toml",
                                    head + provision("a", "二三四") + provision("b", "四五\\n六") +
                                        "[[provision]]\nid='c'\ntitle='t'\nentity='teacher'\n"
                                        "strength='may'\nquote=\"四五\\n六\"\n",
                                    "一二三四五\n六七\n");
  ASSERT_EQ(compiled.diagnostics.size(), 1u);  // b: a literal string knows no escapes
  EXPECT_EQ(compiled.diagnostics[0].reason, "quote_not_found");
  const Compiled good = compile("plan.toml",
                                head + provision("a", "二三四") +
                                    "[[provision]]\nid='c'\ntitle='t'\nentity='teacher'\n"
                                    "strength='may'\nquote=\"四五\\n六\"\n",
                                "一二三四五\n六七\n");
  ASSERT_TRUE(good.ok());
  std::vector<std::string> segments;
  for (const Block& block : blocks(*good.plan)) {
    for (const Segment& segment : block.segments) {
      std::string s(text(*good.plan, segment.range));
      for (const std::string& id : segment.provisions) s += " " + id;
      segments.push_back(s);
    }
  }
  EXPECT_EQ(segments, (std::vector<std::string>{"一", "二三 a", "四 a c", "五 c", "六 c", "七"}));
}

}  // namespace
}  // namespace xt::plans
