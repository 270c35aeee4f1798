// The rule files that are shipped: each compiles, is formatted, and its cases hold; no conversion or factor
// stands there that no case has ever tried.
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <unistd.h>

#include "plans/format.h"
#include "rules/cases.h"
#include "rules/cli.h"
#include "rules/compile.h"

namespace xt::rules {
namespace {

namespace fs = std::filesystem;

const fs::path& folder() {
  static const fs::path path = fs::path(XT_SOURCE_DIR) / "rules";
  return path;
}
const Book& book() {
  static const Book all = load_book(folder()).book;
  return all;
}

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::string told(const CasesRun& run) {
  std::string out;
  for (const plans::Diagnostic& d : run.diagnostics) out += plans::to_text(d) + "\n";
  for (const Difference& d : run.differences) {
    out += d.file + ":" + std::to_string(d.place.line) + ": " + d.name + ": " + d.text + "\n";
  }
  return out;
}

class RuleFiles : public ::testing::TestWithParam<std::string> {};

TEST_P(RuleFiles, CompilesAndIsFormatted) {
  for (const fs::path& file : version_files(folder() / GetParam())) {
    const Compiled compiled = load_version(file);
    for (const plans::Diagnostic& d : compiled.diagnostics) ADD_FAILURE() << plans::to_text(d);
    const auto formatted = plans::format(read(file));
    ASSERT_TRUE(formatted.ok());
    EXPECT_TRUE(*formatted == read(file)) << "xingtan rules fmt " << file;
  }
  const std::string cases = read(folder() / GetParam() / "cases.toml");
  EXPECT_TRUE(*plans::format(cases) == cases) << "xingtan rules fmt rules/" << GetParam();
}

TEST_P(RuleFiles, EveryVersionIsInForce) {
  const std::string known = read(folder() / GetParam() / kVersionsFile);
  for (const fs::path& file : version_files(folder() / GetParam())) {
    EXPECT_NE(("\n" + known).find("\n" + file.filename().string() + " "), std::string::npos)
        << "xingtan rules enforce " << file;
  }
}

TEST_P(RuleFiles, DoesWhatItsCasesSay) {
  const CasesRun run = run_cases(book(), folder() / GetParam());
  EXPECT_GT(run.cases, 0);
  EXPECT_EQ(told(run), "");
}

TEST_P(RuleFiles, EveryConversionAndFactorIsTried) {
  const RulePtr rule = book().find(GetParam());
  ASSERT_NE(rule, nullptr);
  const CasesRun run = run_cases(book(), folder() / GetParam());
  for (const Clause& clause : rule->clauses) {
    EXPECT_TRUE(run.reached.contains(rule->id + "#conversion:" + clause.id)) << clause.id;
  }
  for (const Factor& factor : rule->factors) {
    EXPECT_TRUE(run.reached.contains(rule->id + "#factor:" + factor.id)) << factor.id;
  }
}

std::vector<std::string> ids() {
  std::vector<std::string> out;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder())) {
    if (entry.is_directory()) out.push_back(entry.path().filename().string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

INSTANTIATE_TEST_SUITE_P(Shipped, RuleFiles, ::testing::ValuesIn(ids()), [](const auto& one) {
  std::string name = one.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

TEST(RuleFolder, AVersionInForceIsNotEditedButFollowed) {
  const fs::path own = fs::path(::testing::TempDir()) / ("xt-rules-" + std::to_string(::getpid()));
  const fs::path guangxi = own / "guangxi", first = guangxi / "v1.toml";
  fs::remove_all(own);
  fs::create_directories(own);
  fs::copy(folder() / "guangxi", guangxi, fs::copy_options::recursive);
  fs::remove(guangxi / kVersionsFile);
  std::ostringstream out, err;
  EXPECT_EQ(enforce({guangxi.string()}, out, err), 0);
  EXPECT_EQ(out.str(), "guangxi@1\n");
  EXPECT_EQ(enforce({guangxi.string()}, out, err), 0) << "again changes nothing";
  EXPECT_TRUE(load_version(first).rule != nullptr);

  const std::string text = read(first);
  const std::string changed = "# 改了一个字\n" + text;
  std::ofstream(first, std::ios::binary) << changed;
  const Compiled refused = load_version(first);
  EXPECT_EQ(refused.rule, nullptr);
  ASSERT_EQ(refused.diagnostics.size(), 1u);
  EXPECT_EQ(refused.diagnostics[0].reason, "version_changed");
  EXPECT_EQ(enforce({guangxi.string()}, out, err), 3);
  EXPECT_EQ(load_book(own).book.find("guangxi"), nullptr) << "nothing is counted under it";

  std::ofstream(first, std::ios::binary) << text;
  std::string second = text;
  second.replace(second.find("version       = 1"), 17, "version       = 2");
  std::ofstream(guangxi / "v2.toml", std::ios::binary) << second;
  EXPECT_TRUE(load_version(guangxi / "v2.toml").rule != nullptr) << "a draft may still change";
  EXPECT_EQ(enforce({guangxi.string()}, out, err), 0);
  std::ofstream(guangxi / "v2.toml", std::ios::binary) << second + "# 再改\n";
  EXPECT_EQ(load_version(guangxi / "v2.toml").rule, nullptr);
  fs::remove_all(own);
}

TEST(RuleFolder, HoldsTheFourteenPlaces) {
  EXPECT_GE(ids().size(), 14u);
}

}  // namespace
}  // namespace xt::rules
