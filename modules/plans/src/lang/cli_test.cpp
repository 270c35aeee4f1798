// plan check and plan fmt as the command line calls them.
#include "plans/cli.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <unistd.h>

namespace xt::plans {
namespace {

namespace fs = std::filesystem;

const char* const kGood =
    "[plan]\nid     = \"p\"\ntitle  = \"规划\"\nregion = \"450000\"\nfrom   = 2021-01-01\nto     = "
    "2025-12-31\n\n"
    "[[provision]]\nid       = \"a\"\ntitle    = \"甲\"\nquote    = \"不少于360学时\"\nentity   = "
    "\"teacher\"\n"
    "measure  = \"hours()\"\nat_least = 360\n";

class Cli : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(::testing::TempDir()) / ("plans_cli_" + std::to_string(::getpid()));
    fs::remove_all(folder_);
    write("one", kGood);
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& toml) {
    fs::create_directories(folder_ / name);
    std::ofstream(folder_ / name / "plan.toml", std::ios::binary) << toml;
    std::ofstream(folder_ / name / "source.txt", std::ios::binary) << "教师不少于360学时。";
  }
  std::string read(const std::string& name) {
    std::ifstream in(folder_ / name / "plan.toml", std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
  }
  int run_check(CheckArgs args) {
    out_.str("");
    err_.str("");
    return check(args, out_, err_);
  }
  int run_fmt(FmtArgs args) {
    out_.str("");
    err_.str("");
    return fmt(args, out_, err_);
  }

  fs::path folder_;
  std::ostringstream out_;
  std::ostringstream err_;
};

TEST_F(Cli, ChecksOnePlanOrAFolderOfPlans) {
  EXPECT_EQ(run_check({{(folder_ / "one").string()}}), 0);
  EXPECT_EQ(out_.str(), "p:1 条条款,1 条可判定\n");
  EXPECT_EQ(run_check({{(folder_ / "one" / "plan.toml").string()}, true}), 0);
  EXPECT_EQ(out_.str(), "p: 1 provisions, 1 judged\n");
  EXPECT_EQ(err_.str(), "notice: " + (folder_ / "one" / "plan.toml").string() +
                            ": the id is not the name of the folder: 'one' [id_not_folder]\n");
  write("two", std::string(kGood) + "pcae = \"none\"\n");
  EXPECT_EQ(run_check({{folder_.string()}}), 3);
  EXPECT_NE(err_.str().find("two/plan.toml:15:1: 不认识的键 “pcae” [unknown_key]\n    是不是 pace?"),
            std::string::npos)
      << err_.str();
}

TEST_F(Cli, SaysInJsonForEditors) {
  write("one", std::string(kGood) + "pcae = \"none\"\n");
  EXPECT_EQ(run_check({{(folder_ / "one").string()}, false, true}), 3);
  EXPECT_NE(out_.str().find(R"("line":15,"column":1,"reason":"unknown_key","severity":"error")"),
            std::string::npos)
      << out_.str();
  EXPECT_EQ(err_.str(), "");
}

TEST_F(Cli, AnswersOneWhereNothingCanBeRead) {
  EXPECT_EQ(run_check({{(folder_ / "none").string()}}), 1);
  EXPECT_NE(err_.str().find("[unreadable]"), std::string::npos);
  EXPECT_EQ(run_fmt({{(folder_ / "none").string()}}), 1);
}

TEST_F(Cli, ChecksTheCasesBesideThePlan) {
  std::ofstream(folder_ / "one" / "cases.toml")
      << "[[case]]\nname = 'x'\nat = 2021-12-31\n[case.expect]\nb = 'met'\n";
  EXPECT_EQ(run_check({{(folder_ / "one").string()}}), 3);
  EXPECT_NE(err_.str().find("cases.toml:5:1"), std::string::npos) << err_.str();
  EXPECT_NE(err_.str().find("[unknown_provision]"), std::string::npos);
}

TEST_F(Cli, FormatsInPlaceOrOnlySays) {
  EXPECT_EQ(run_fmt({{folder_.string()}}), 0);
  EXPECT_EQ(read("one"), kGood);
  EXPECT_EQ(out_.str(), "");
  write("one", "[plan]\nid=\"p\" # mine\n");
  EXPECT_EQ(run_fmt({{folder_.string()}, true}), 3);
  EXPECT_EQ(read("one"), "[plan]\nid=\"p\" # mine\n");
  EXPECT_EQ(run_fmt({{folder_.string()}}), 0);
  EXPECT_EQ(read("one"), "[plan]\nid = \"p\"  # mine\n");
  write("one", "[plan\n");
  EXPECT_EQ(run_fmt({{folder_.string()}}), 1);
  EXPECT_EQ(read("one"), "[plan\n");
}

}  // namespace
}  // namespace xt::plans
