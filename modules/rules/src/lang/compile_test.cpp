// Files that are refused: what is said, where, and what to write instead.
#include "rules/compile.h"

#include <gtest/gtest.h>

#include "rules/cases.h"

namespace xt::rules {
namespace {

const std::string kHead = R"([rule]
id       = "here"
version  = 1
title    = "这里"
title_en = "Here"
region   = "450000"
from     = 2016-01-01
source   = "a page"
)";

Compiled with(const std::string& parts, const std::string& source = "一小时一学分") {
  return compile("v1.toml", kHead + parts, source);
}

std::string first(const Compiled& compiled) {
  return compiled.diagnostics.empty() ? "" : compiled.diagnostics.front().reason;
}

std::string clause(const std::string& more, const std::string& id = "one") {
  return "[[conversion]]\nid = \"" + id + "\"\ntitle = \"一\"\nquote = \"一小时一学分\"\n" + more + "\n";
}

struct Bad {
  const char* parts;
  const char* reason;
};

class Refused : public ::testing::TestWithParam<Bad> {};

TEST_P(Refused, SaysWhy) {
  const Compiled compiled = with(clause(GetParam().parts));
  EXPECT_EQ(compiled.rule, nullptr);
  EXPECT_EQ(first(compiled), GetParam().reason);
  ASSERT_FALSE(compiled.diagnostics.empty());
  EXPECT_GT(compiled.diagnostics.front().line, 8);
}

INSTANTIATE_TEST_SUITE_P(
    Conversions, Refused,
    ::testing::Values(Bad{"hours = \"claimd\"", "unknown_name"}, Bad{"hours = \"credits\"", "name_not_here"},
                      Bad{"hours = \"level\"", "name_not_here"},
                      Bad{"hours = \"claimed +\"", "unexpected_end"},
                      Bad{"hours = \"sum(claimed)\"", "unknown_function"},
                      Bad{"hours = \"down(claimed)\"", "wrong_arguments"},
                      Bad{"hours = \"by(claimed, 'x' = 1)\"", "wrong_arguments"},
                      Bad{"hours = \"by(level, 1, 'nation' = 2)\"", "unexpected_token"},
                      Bad{"hours = \"(claimed\"", "missing_parenthesis"}, Bad{"hours = true", "wrong_type"},
                      Bad{"hours = 1\nwhen = \"level = 'moon'\"", "unknown_word"},
                      Bad{"hours = 1\nwhen = \"level > 'county'\"", "no_order"},
                      Bad{"hours = 1\nwhen = \"level = 'county' 且 novice\"", "unexpected_token"},
                      Bad{"hours = 1\nwhen = \"hours > 3\"", "name_not_here"},
                      Bad{"hours = 1\nnote = 1", "unknown_key"},
                      Bad{"hours = 1\nround_hours = \"near 1\"", "impossible_value"},
                      Bad{"hours = 1\nentry = \"gift\"", "impossible_value"}));

TEST(Compile, AFileOfOneConversion) {
  const Compiled compiled =
      with(clause("hours = \"申报学时\"\ncredits = \"hours * 1/3\"\nwhen = \"类型 = '论文'\""));
  ASSERT_NE(compiled.rule, nullptr) << plans::to_text(compiled.diagnostics.front());
  EXPECT_EQ(compiled.rule->tag(), "here@1");
  EXPECT_EQ(compiled.rule->clauses.at(0).when.words, std::vector<std::string>{"paper"});
}

TEST(Compile, QuotesStandInTheSource) {
  const Compiled compiled = with(clause("hours = 1"), "一 小 时 一 学 分,每年");
  EXPECT_EQ(first(compiled), "quote_not_found");
  EXPECT_FALSE(compiled.diagnostics.front().fix.empty());
}

TEST(Compile, WithoutAQuoteTheAuthorSaysWhy) {
  const std::string bare = "[[conversion]]\nid = \"one\"\ntitle = \"一\"\nhours = 1\n";
  EXPECT_EQ(first(with(bare)), "missing_key");
  EXPECT_NE(with(bare + "reading = \"推定\"\n").rule, nullptr);
}

TEST(Compile, NamesAreTakenOnceAndMustBeThere) {
  EXPECT_EQ(first(with(clause("hours = 1") + clause("hours = 2"))), "duplicate_id");
  const std::string cap = "[[cap]]\nid = \"c\"\ntitle = \"上限\"\nquote = \"一小时\"\nhours = 3\n";
  const Compiled compiled = with(clause("hours = 1") + cap + "conversions = [\"on\"]\n");
  EXPECT_EQ(first(compiled), "unknown_conversion");
  EXPECT_EQ(compiled.diagnostics.front().fix, "one");
  EXPECT_EQ(first(with(clause("hours = 1") + cap + "of = \"claimed > 3\"\n")), "name_not_here");
}

TEST(Compile, DeepAndLongExpressionsAreRefused) {
  EXPECT_EQ(first(with(clause("hours = \"" + std::string(200, '(') + "1" + std::string(200, ')') + "\""))),
            "too_deep");
  std::string sum = "1";
  while (sum.size() < 2100) sum += "+1";
  EXPECT_EQ(first(with(clause("hours = \"" + sum + "\""))), "too_long");
}

TEST(Compile, AnyBytesAreAnswered) {
  EXPECT_EQ(compile("v1.toml", "", "").rule, nullptr);
  EXPECT_EQ(compile("v1.toml", "\xff\xfe", "").rule, nullptr);
  EXPECT_EQ(compile("v1.toml", kHead, "\xff").rule, nullptr);
  EXPECT_EQ(compile("v1.toml", "rule = 3", "").rule, nullptr);
}

TEST(Cases, SayWhatDiffers) {
  const Book book({with(clause("hours = \"claimed * 2\"")).rule});
  const CasesRun run = run_cases(book, "cases.toml", R"([[case]]
name = "双倍"
region = "450102"
[[case.did]]
to = 2020-01-01
hours = 2
expect = {hours = 5, credits = 0, conversion = "two", says = ["三倍"], needs = [], until = 2020-12-31}
)");
  ASSERT_EQ(run.differences.size(), 5u);
  EXPECT_EQ(run.differences[0].text, "hours: expected 5, got 4");
  EXPECT_EQ(run.differences[1].text, "conversion: expected two, got one");
  EXPECT_EQ(run.differences[2].text, "until: expected 2020-12-31, got none");
  EXPECT_EQ(run.differences[3].text, "needs: expected none, got school, county");
  EXPECT_EQ(run_cases(book, "cases.toml", "[[case]]\nname = 1\n").diagnostics.empty(), false);
}

}  // namespace
}  // namespace xt::rules
