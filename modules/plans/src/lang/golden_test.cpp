// Every plan of the repository compiles, is formatted, and its body comes apart and together again.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "plans/body.h"
#include "plans/cases.h"
#include "plans/compile.h"
#include "plans/format.h"

namespace xt::plans {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> plan_ids() {
  std::vector<std::string> ids;
  for (const auto& entry : fs::directory_iterator(fs::path(XT_SOURCE_DIR) / "plans")) {
    if (fs::exists(entry.path() / "plan.toml")) ids.push_back(entry.path().filename().string());
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

fs::path folder(const std::string& id) {
  return fs::path(XT_SOURCE_DIR) / "plans" / id;
}

std::string slurp(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string all(const std::vector<Diagnostic>& diagnostics) {
  std::string out;
  for (const Diagnostic& d : diagnostics) out += to_text(d, false) + "\n";
  return out;
}

class Golden : public ::testing::TestWithParam<std::string> {};

TEST_P(Golden, Compiles) {
  const Compiled compiled = load(folder(GetParam()));
  ASSERT_TRUE(compiled.ok()) << all(compiled.diagnostics);
  EXPECT_EQ(compiled.plan->id, GetParam());
  for (const Provision& p : compiled.plan->provisions) {
    EXPECT_EQ(text(*compiled.plan, p.range), p.quote) << p.id;
    EXPECT_FALSE(p.populations.empty()) << p.id;
    if (p.judged()) {
      EXPECT_NE(p.comparison, Comparison::none) << p.id;
    }
  }
}

TEST_P(Golden, CasesRead) {
  const fs::path file = folder(GetParam()) / "cases.toml";
  if (!fs::exists(file)) GTEST_SKIP() << "no cases";
  const Compiled compiled = load(folder(GetParam()));
  ASSERT_TRUE(compiled.ok());
  const Cases cases = load_cases(file, *compiled.plan);
  EXPECT_TRUE(cases.ok()) << all(cases.diagnostics);
  EXPECT_FALSE(cases.cases.empty());
}

TEST_P(Golden, BodyIsWholeAndInOrder) {
  const Compiled compiled = load(folder(GetParam()));
  ASSERT_TRUE(compiled.ok());
  const Plan& plan = *compiled.plan;
  std::size_t at = 0;
  std::set<std::string> marked;
  for (const Block& block : blocks(plan)) {
    EXPECT_GE(block.range.begin, at);
    at = block.range.end;
    std::size_t here = block.range.begin;
    for (const Segment& segment : block.segments) {
      EXPECT_EQ(segment.range.begin, here);
      here = segment.range.end;
      marked.insert(segment.provisions.begin(), segment.provisions.end());
    }
    EXPECT_EQ(here, block.range.end);
    here = block.range.begin;
    for (const ByteRange& sentence : block.sentences) {
      EXPECT_EQ(sentence.begin, here);
      here = sentence.end;
    }
    EXPECT_EQ(here, block.range.end);
  }
  for (const Provision& p : plan.provisions) EXPECT_TRUE(marked.contains(p.id)) << p.id;
}

TEST_P(Golden, FormattedMeansTheSame) {
  const std::string before = slurp(folder(GetParam()) / "plan.toml");
  const auto once = format(before);
  ASSERT_TRUE(once.ok());
  const auto twice = format(*once);
  ASSERT_TRUE(twice.ok());
  EXPECT_EQ(*once, *twice);
  const std::string source = slurp(folder(GetParam()) / "source.txt");
  const Compiled a = compile("a", before, source);
  const Compiled b = compile("a", *once, source);
  ASSERT_TRUE(a.ok());
  ASSERT_TRUE(b.ok()) << all(b.diagnostics);
  ASSERT_EQ(a.plan->provisions.size(), b.plan->provisions.size());
  for (std::size_t i = 0; i < a.plan->provisions.size(); ++i) {
    EXPECT_EQ(a.plan->provisions[i].id, b.plan->provisions[i].id);
    EXPECT_EQ(a.plan->provisions[i].measure_text, b.plan->provisions[i].measure_text);
    EXPECT_EQ(a.plan->provisions[i].range.begin, b.plan->provisions[i].range.begin);
  }
}

TEST_P(Golden, IsInTheFormattersShape) {
  for (const char* name : {"plan.toml", "cases.toml"}) {
    const std::string text = slurp(folder(GetParam()) / name);
    const auto formatted = format(text);
    ASSERT_TRUE(formatted.ok()) << name;
    EXPECT_TRUE(*formatted == text) << name << ": run `xingtan plan fmt plans/" << GetParam() << "`";
  }
}

INSTANTIATE_TEST_SUITE_P(Plans, Golden, ::testing::ValuesIn(plan_ids()), [](const auto& name) {
  std::string id = name.param;
  std::replace(id.begin(), id.end(), '-', '_');
  return id;
});

}  // namespace
}  // namespace xt::plans
