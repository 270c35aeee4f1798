// The compiler is total: thousands of broken plans, none of which may crash it, hang it, or come back without
// an answer.
#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "lang/mutate.h"
#include "plans/body.h"
#include "plans/cases.h"
#include "plans/compile.h"
#include "plans/format.h"
#include "plans/lang/toml_tree.h"

namespace xt::plans {
namespace {

constexpr int kRounds = 1500;

std::string slurp(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// The first provisions of a real plan: small enough for many rounds, rich enough to reach every corner.
std::string seed_plan() {
  const std::string text = slurp(std::filesystem::path(XT_SOURCE_DIR) / "plans/guopei-2021/plan.toml");
  return text.substr(0, text.find("[[provision]]", 6000));
}

std::string source() {
  return slurp(std::filesystem::path(XT_SOURCE_DIR) / "plans/guopei-2021/source.txt");
}

void expect_same(const TomlNode& a, const TomlNode& b, std::string_view key) {
  ASSERT_EQ(a.kind, b.kind) << key;
  const bool expression = key == "where" || key == "measure";
  if (!expression) {
    ASSERT_EQ(a.text, b.text) << key;
  }
  ASSERT_EQ(a.truth, b.truth);
  ASSERT_EQ(a.date, b.date);
  ASSERT_EQ(a.items.size(), b.items.size());
  for (std::size_t i = 0; i < a.items.size(); ++i) expect_same(a.items[i], b.items[i], key);
  ASSERT_EQ(a.members.size(), b.members.size());
  for (std::size_t i = 0; i < a.members.size(); ++i) {
    ASSERT_EQ(a.members[i].key, b.members[i].key);
    expect_same(a.members[i].value, b.members[i].value, a.members[i].key);
  }
}

TEST(Mutation, EveryTextIsAnswered) {
  const std::string seed = seed_plan();
  const std::string document = source();
  int good = 0;
  for (int round = 0; round < kRounds; ++round) {
    Mutator mutator(static_cast<std::uint64_t>(round));
    const std::string text = mutator.mutate(seed);
    const Compiled compiled = compile("plan.toml", text, document);
    ASSERT_NE(compiled.ok(), !compiled.diagnostics.empty()) << "round " << round;
    ASSERT_LE(compiled.diagnostics.size(), kMaxDiagnostics);
    for (const Diagnostic& d : compiled.diagnostics) {
      ASSERT_FALSE(d.reason.empty() || d.message_zh.empty() || d.message_en.empty()) << "round " << round;
    }
    if (!compiled.ok()) continue;
    ++good;
    for (const Provision& p : compiled.plan->provisions)
      ASSERT_EQ(xt::plans::text(*compiled.plan, p.range), p.quote);
    (void)blocks(*compiled.plan);
  }
  EXPECT_GT(good, 0);
  EXPECT_LT(good, kRounds);
}

// Whatever is TOML stays the same TOML, and is formatted once and for all.
TEST(Mutation, FormattingKeepsTheMeaning) {
  const std::string seed = seed_plan();
  int formatted = 0;
  for (int round = 0; round < kRounds; ++round) {
    Mutator mutator(static_cast<std::uint64_t>(round) + 1'000'000);
    const std::string text = mutator.mutate(seed);
    const auto once = format(text);
    if (!once.ok()) continue;
    ++formatted;
    const auto twice = format(*once);
    ASSERT_TRUE(twice.ok()) << "round " << round;
    ASSERT_EQ(*once, *twice) << "round " << round;
    Report report("");
    const auto a = parse_toml(text, kMaxPlanBytes, report);
    const auto b = parse_toml(*once, kMaxPlanBytes, report);
    ASSERT_TRUE(a && b);
    expect_same(a->root, b->root, "");
    if (::testing::Test::HasFatalFailure()) FAIL() << "round " << round;
  }
  EXPECT_GT(formatted, 20);
}

TEST(Mutation, CasesAreAnsweredToo) {
  const Compiled plan = load(std::filesystem::path(XT_SOURCE_DIR) / "plans/guopei-2021");
  ASSERT_TRUE(plan.ok());
  const std::string seed = slurp(std::filesystem::path(XT_SOURCE_DIR) / "plans/guopei-2021/cases.toml");
  for (int round = 0; round < kRounds; ++round) {
    Mutator mutator(static_cast<std::uint64_t>(round) + 2'000'000);
    const Cases cases = read_cases("cases.toml", mutator.mutate(seed), *plan.plan);
    ASSERT_NE(cases.ok(), cases.cases.empty()) << "round " << round;
  }
}

// What is nested or repeated without end is refused in a moment.
TEST(Hostile, IsRefusedInAMoment) {
  const auto times = [](int n, const std::string& piece) {
    std::string out;
    for (int i = 0; i < n; ++i) out += piece;
    return out;
  };
  const std::string head =
      "[plan]\nid='p'\ntitle='t'\nregion='450000'\nfrom=2021-01-01\nto=2025-12-31\n[[provision]]\n"
      "id='a'\ntitle='t'\nquote='甲'\nentity='teacher'\nat_least=1\n";
  const std::vector<std::string> texts = {times(500'000, "["),
                                          times(500'000, "{"),
                                          "a = " + times(300'000, "["),
                                          "a = " + times(150'000, "{a="),
                                          times(300'000, "a.") + "a = 1",
                                          "[" + times(300'000, "a.") + "a]",
                                          times(100'000, "[[a]]\n"),
                                          times(50'000, "[x]\n"),
                                          std::string(900'000, '"'),
                                          std::string(900'000, '\\'),
                                          std::string(10'000'000, 'x'),
                                          std::string(900'000, '\0'),
                                          head + "measure='" + times(3'900, "(") + "'",
                                          head + "measure='" + times(1'900, "not ") + "'",
                                          head + "where='" + times(1'900, "not ") + "full_time'",
                                          head + "measure='" + times(1'300, "hours(") + "'",
                                          head + "measure='" + times(3'900, "-") + "1'",
                                          head + "measure='hours()" + times(800, "+hours()") + "'",
                                          head + "where='" + times(390, "full_time and ") + "full_time'",
                                          head + "where='" + times(3'900, "(") + "'"};
  for (const std::string& text : texts) {
    const auto start = std::chrono::steady_clock::now();
    const Compiled compiled = compile("plan.toml", text, "甲");
    EXPECT_FALSE(compiled.ok()) << text.substr(0, 60);
    (void)format(text);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20)) << text.substr(0, 60);
  }
}

// Quotes that are nearly everywhere in a long document.
TEST(Hostile, LookingForQuotesIsBounded) {
  std::string document;
  while (document.size() < 300'000) document += "教师培训学时教师培训学时";
  std::string toml = "[plan]\nid='p'\ntitle='t'\nregion='450000'\nfrom=2021-01-01\nto=2025-12-31\n";
  std::string quote;
  for (int i = 0; i < 60; ++i) quote += "教师培训学时";
  for (int i = 0; i < 300; ++i) {
    toml += "[[provision]]\nid='p" + std::to_string(i) +
            "'\ntitle='t'\nstrength='may'\nentity='teacher'\nquote='" + quote + "没有'\n";
  }
  const Compiled compiled = compile("plan.toml", toml, document);
  EXPECT_EQ(compiled.diagnostics.size(), kMaxDiagnostics);
}

}  // namespace
}  // namespace xt::plans
