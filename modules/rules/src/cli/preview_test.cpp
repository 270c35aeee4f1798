#include <filesystem>
#include <fstream>
#include <sstream>

#include <unistd.h>

#include "rules/cli.h"
#include "rules/compile.h"

#include "test_rules.h"

namespace xt::rules {
namespace {

namespace fs = std::filesystem;
using testing::entry_of;
using testing::must;

std::string rule_text(int version, const std::string& from, const std::string& credits) {
  return "[rule]\nid = \"here\"\nversion = " + std::to_string(version) +
         "\ntitle = \"这里\"\ntitle_en = \"Here\"\nregion = \"450100\"\nfrom = " + from +
         "\nsource = \"a page\"\n[[conversion]]\nid = \"all\"\ntitle = \"折算\"\nquote = "
         "\"两学时一学分\"\nhours = "
         "\"claimed\"\ncredits = \"" +
         credits + "\"\n";
}

class PreviewTest : public testing::LedgerTest {
 protected:
  PreviewTest()
      : folder_(fs::temp_directory_path() / ("xt_rules_" + std::to_string(getpid()) + "_" + name())) {
    fs::create_directories(folder_ / "here");
    write("source.txt", "两学时一学分");
    write("v1.toml", rule_text(1, "2016-01-01", "hours / 2"));
  }
  ~PreviewTest() override { fs::remove_all(folder_); }

  static std::string name() { return GetParam() == db::Engine::sqlite ? "sqlite" : "postgres"; }
  void write(const std::string& file, const std::string& text) {
    std::ofstream(folder_ / "here" / file, std::ios::binary) << text;
  }
  // What is printed, and the code.
  std::pair<int, std::string> look(const std::string& draft, Date to = kOpenEnd - 1) {
    PreviewArgs args;
    args.draft = (folder_ / "here" / draft).string();
    args.to = to;
    args.english = true;
    std::ostringstream out;
    std::ostringstream err;
    const int code = preview(database(), load_book(folder_).book, args, out, err);
    return {code, out.str() + err.str()};
  }

  fs::path folder_;
};

TEST_P(PreviewTest, TellsWhatWouldChangeAndWritesNothing) {
  // Entries have half their hours as credits, as version 1 says; the last does not and is left alone.
  auto odd = entry_of(teachers_[1], 5, 600, "");
  odd.credits_x100 = 77;
  post({entry_of(teachers_[0], 1, 800, "here@1#all"), entry_of(teachers_[0], 20, 400, "here@1#all"),
        entry_of(teachers_[1], 1, 1000, "here@1#all"), odd});
  const auto count = [&] {
    return must(database().read([](db::Session& s) {
             return s.one(db::Sql{"SELECT COUNT(*), SUM(credits_x100) FROM credits_pub_entry"});
           }))
        .values;
  };
  const auto before = count();
  // From 1 April, a quarter: one entry of the first teacher loses a credit.
  const fs::path elsewhere = folder_ / "draft" / "here";
  fs::create_directories(elsewhere);
  fs::copy_file(folder_ / "here" / "source.txt", elsewhere / "source.txt");
  std::ofstream(elsewhere / "v2.toml", std::ios::binary) << rule_text(2, "2023-04-01", "hours / 4");
  const auto [code, told] = look("../draft/here/v2.toml");
  EXPECT_EQ(code, 3) << told;
  EXPECT_NE(told.find("4 entries, 1 would change, 1 cannot be converted again"), std::string::npos) << told;
  EXPECT_NE(told.find("0 people would gain, 1 would lose"), std::string::npos) << told;
  EXPECT_NE(told.find("here@1#all → here@2#all\t1 entries\t0 h\t-1 credits"), std::string::npos) << told;
  EXPECT_NE(told.find("2→1 credits"), std::string::npos) << told;
  EXPECT_EQ(look("../draft/here/v2.toml", Date::of(2023, 3, 31)).first, 0);  // nothing of then
  EXPECT_EQ(count(), before);
}

TEST_P(PreviewTest, ADraftThatDoesNotCompileIsSaid) {
  write("v3.toml", rule_text(3, "2023-04-01", "hour / 4"));
  const auto [code, told] = look("v3.toml");
  EXPECT_EQ(code, 1);
  EXPECT_NE(told.find("unknown_name"), std::string::npos) << told;
}

XT_BOTH_ENGINES(PreviewTest);

}  // namespace
}  // namespace xt::rules
