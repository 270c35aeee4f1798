// One row per complaint the compiler can make: what was changed in a good plan, and the reason, line, column
// and fix that must come back. The last test reads the sources: a reason without a row fails it.
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "plans/compile.h"

namespace xt::plans {
namespace {

const char* const kSource =
    "登录 广告\n第一条 "
    "教师不少于360学时,每年不少于72学时。\n学校每周研修。县级报送,不少于72学时。\n完。\n广告 收藏本站\n";

const std::vector<std::string> kLines = {
    "[plan]",                     // 1
    "id = \"p\"",                 // 2
    "title = \"规划\"",           // 3
    "region = \"450000\"",        // 4
    "from = 2021-01-01",          // 5
    "to = 2025-12-31",            // 6
    "[[body]]",                   // 7
    "begin = \"第一条\"",         // 8
    "end = \"完。\"",             // 9
    "[[provision]]",              // 10
    "id = \"a\"",                 // 11
    "title = \"甲\"",             // 12
    "quote = \"不少于360学时\"",  // 13
    "entity = \"teacher\"",       // 14
    "measure = \"hours()\"",      // 15
    "at_least = 360",             // 16
};

// Line number -> what stands there instead; 17 is appended.
std::string plan_with(const std::map<int, std::string>& edits) {
  std::string out;
  for (std::size_t i = 0; i < kLines.size(); ++i) {
    const auto it = edits.find(static_cast<int>(i) + 1);
    out += (it == edits.end() ? kLines[i] : it->second) + "\n";
  }
  const auto more = edits.find(17);
  return more == edits.end() ? out : out + more->second + "\n";
}

struct Row {
  std::map<int, std::string> edits;
  std::string reason;
  int line;
  int column;
  std::string fix;
};

void PrintTo(const Row& row, std::ostream* out) {
  *out << row.reason;
  for (const auto& [line, text] : row.edits) *out << " | " << text.substr(0, 80);
}

std::string times(int n, const std::string& text) {
  std::string out;
  for (int i = 0; i < n; ++i) out += text;
  return out;
}

// The file.
std::vector<Row> file_rows() {
  return {
      {{{17, times(1 << 20, "#")}}, "too_large", 0, 0, ""},
      {{{3, "title = \"\xff\""}}, "not_utf8", 0, 0, ""},
      {{{17, "x = " + times(100, "[") + times(100, "]")}}, "too_deep", 17, 69, ""},
      {{{17, times(100, "a.") + "b = 1"}}, "too_deep", 17, 130, ""},
      {{{4, "region = \"450000"}}, "toml_syntax", 4, 17, ""},
      {{{3, "title = “规划”"}}, "toml_syntax", 3, 9, "\""},
      {{{3, "标题 = \"规划\""}}, "toml_syntax", 3, 1, "\""},
      {{{17, "÷"}}, "toml_syntax", 17, 1, "\""},
      {{{5, "from = 2021-02-30"}}, "impossible_date", 5, 18, ""},
      {{{4, "region = 045000"}}, "toml_syntax", 4, 0, ""},
      {{{17, "[[[provision]]]"}}, "toml_syntax", 17, 1, ""},
      {{{17, "at_least = 90"}}, "duplicate_key", 17, 12, ""},
  };
}

// Keys and their types.
std::vector<Row> key_rows() {
  return {
      {{{3, "titel = \"规划\""}}, "unknown_key", 3, 1, "title"},
      {{{17, "at_last = 3"}}, "unknown_key", 17, 1, "at_least"},
      {{{1, "[plans]"}}, "unknown_key", 1, 2, "plan"},
      {{{12, ""}}, "missing_key", 10, 1, "title"},
      {{{15, ""}, {16, ""}}, "missing_key", 10, 1, "measure"},
      {{{17, "window = \"service_start\""}},
       "missing_key",
       17,
       10,
       "{from = \"service_start\", months = 12}"},
      {{{13, "quote = 360"}}, "wrong_type", 13, 9, ""},
      {{{5, "from = \"2021-01-01\""}}, "wrong_type", 5, 8, "2021-01-01"},
      {{{12, "title = \" \""}}, "empty_text", 12, 9, ""},
      {{{17, "title_en = \"" + times(4100, "x") + "\""}}, "too_long", 17, 12, ""},
      {{{17, "where = \"" + times(9000, " ") + "full_time\""}}, "too_long", 17, 9, ""},
      // The header.
      {{{2, "id = \"P 1\""}}, "bad_id", 2, 6, ""},
      {{{4, "region = \"4500\""}}, "impossible_value", 4, 10, ""},
      {{{5, "from = \"2021-02-30\""}}, "impossible_date", 5, 8, ""},
      {{{6, "to = 2020-12-31"}}, "dates_reversed", 6, 6, ""},
      {{{6, "to = 2025-12-31\nyear_start = \"02-29\""}}, "impossible_date", 7, 14, ""},
      // The body.
      {{{8, "begin = \"第一章 教师不少于\""}}, "body_begin", 8, 9, "第一条 教师不少于"},
      {{{9, "end = \"登录\""}}, "body_end", 9, 7, ""},
  };
}

// The provision.
std::vector<Row> provision_rows() {
  return {
      {{{17,
         "[[provision]]\nid = \"a\"\ntitle = \"乙\"\nquote = \"报送\"\nentity = \"county\"\nstrength = "
         "\"may\""}},
       "duplicate_id",
       18,
       6,
       "a-2"},
      {{{13, "quote = \"不少於360學時\""}}, "quote_not_found", 13, 9, "不少于360学时"},
      {{{13, "quote = \"收藏本站\""}}, "quote_outside_body", 13, 9, ""},
      {{{13, "quote = \"不少于72学时\"\nnth = 3"}}, "quote_nth", 14, 7, "2"},
      {{{14, "entity = \"teachers\""}}, "impossible_value", 14, 10, "teacher"},
      {{{14, "entity = \"较师\""}}, "impossible_value", 14, 10, "教师"},
      {{{14, "entity = [\"teacher\", \"教师\"]"}}, "duplicate_entity", 14, 22, ""},
      {{{17, "strength = \"shall\""}}, "impossible_value", 17, 12, ""},
      {{{17, "window = \"yaer\""}}, "impossible_value", 17, 10, "year"},
      {{{17, "window = {from = \"birth\", months = 12}"}}, "impossible_value", 17, 18, "\"service_start\""},
      {{{14, "entity = \"school\""}, {17, "window = {from = \"service_start\", months = 12}"}},
       "service_start_entity",
       14,
       10,
       "\"teacher\""},
      {{{17, "from = 2026-01-01\nto = 2026-12-31"}}, "outside_plan", 18, 6, ""},
      {{{17, "from = 2023-01-01\nto = 2022-12-31"}}, "dates_reversed", 18, 6, ""},
      {{{17, "needs = []"}}, "empty_text", 17, 9, ""},
      {{{17, "pace = \"fast\""}}, "impossible_value", 17, 8, ""},
  };
}

// Targets.
std::vector<Row> target_rows() {
  return {
      {{{16, ""}}, "no_target", 15, 11, ""},
      {{{15, ""}, {17, "strength = \"may\""}}, "target_without_measure", 16, 12, ""},
      {{{17, "at_most = 400"}}, "two_targets", 17, 11, ""},
      {{{16, "at_least = \"many\""}}, "bad_number", 16, 12, ""},
      {{{16, "at_least = 1e3"}}, "bad_number", 16, 12, ""},
      {{{16, "at_least = -1"}}, "impossible_value", 16, 12, ""},
      {{{16, "at_least = \"20%\""}}, "target_kind", 16, 12, ""},
      {{{16, "between = [400, 360]"}}, "between_reversed", 16, 11, "[360, 400]"},
      {{{16, "between = 360"}}, "wrong_type", 16, 11, ""},
      {{{17, "required_share = 90"}}, "impossible_value", 17, 18, "\"90%\""},
      {{{17, "required_share = \"0%\""}}, "impossible_value", 17, 18, ""},
      // Due days.
      {{{17, "due = \"02-last\""}}, "due_without_submitted", 17, 7, ""},
      {{{15, "measure = \"submitted(filing)\""}, {16, "at_least = 1"}, {17, "due = \"02-30\""}},
       "impossible_date",
       17,
       7,
       ""},
      {{{15, "measure = \"submitted(filing)\""}, {16, "at_least = 1"}, {17, "due = \"2026-02-28\""}},
       "outside_plan",
       17,
       7,
       ""},
      {{{15, "measure = \"submitted(filing)\""}, {16, "at_least = 1"}, {17, "due_in = {2030 = \"05-31\"}"}},
       "outside_plan",
       17,
       11,
       ""},
      {{{15, "measure = \"submitted(filing)\""},
        {16, "at_least = 1"},
        {17, "window = \"term\"\ndue = \"05-31\""}},
       "due_window",
       18,
       7,
       ""},
  };
}

// Tokens and grammar; columns count letters, whatever their bytes.
std::vector<Row> grammar_rows() {
  return {
      {{{15, "measure = \"hours(\""}}, "unexpected_end", 15, 18, ""},
      {{{15, "measure = \"hours(full_time\""}}, "missing_parenthesis", 15, 27, ")"},
      {{{15, "measure = \"hours\""}}, "missing_parenthesis", 15, 12, "hours()"},
      {{{15, "measure = \"hours（）\""}}, "unexpected_character", 15, 17, "("},
      {{{15, "measure = \"hours(学段 = ‘小学’)\""}}, "unexpected_character", 15, 23, "'"},
      {{{15, "measure = \"hours(stage == 'junior')\""}}, "unexpected_character", 15, 24, "="},
      {{{15, "measure = \"hours(stage = 'junior)\""}}, "unterminated_string", 15, 26, ""},
      {{{15, "measure = \"hours() hours()\""}}, "unexpected_token", 15, 20, ""},
      {{{17, "where = \"full_time 且 age < 50\""}}, "unexpected_token", 17, 20, "and"},
      {{{17, "where = '''\nfull_time\nand aeg < 50'''"}}, "unknown_field", 19, 5, "age"},
      {{{17, "where = \"full_time and\\tsbuject = 'art'\""}}, "unknown_field", 17, 25, "subject"},
      {{{15, "measure = \"1 <= hours() <= 2\""}}, "chained_comparison", 15, 25, ""},
      {{{17, "where = \"" + times(80, "(") + "full_time" + times(80, ")") + "\""}}, "too_deep", 17, 74, ""},
      {{{15, "measure = \"hours() + " + times(60, "(hours()*") + "1" + times(60, ")") +
                 times(70, " + hours()") + "\""}},
       "too_deep",
       15,
       0,
       ""},
      {{{15, "measure = \"hours()" + times(120, " + hours()") + "\""}}, "too_long", 15, 0, ""},
      {{{15, "measure = \"99999999999999999999999 + hours()\""}}, "bad_number", 15, 12, ""},
  };
}

// Names and values.
std::vector<Row> name_rows() {
  return {
      {{{15, "measure = \"hour()\""}}, "unknown_measure", 15, 12, "hours"},
      {{{15, "measure = \"学实()\""}}, "unknown_measure", 15, 12, "学时"},
      {{{15, "measure = \"items(stuido)\""}, {16, "at_least = 1"}}, "unknown_kind", 15, 18, "studio"},
      {{{14, "entity = \"county\""}, {15, "measure = \"money('trainning')\""}},
       "unknown_account",
       15,
       18,
       "training"},
      {{{17, "where = \"stgae = 'primary'\""}}, "unknown_field", 17, 10, "stage"},
      {{{17, "where = \"shcool.area = 'rural'\""}}, "unknown_field", 17, 10, "school"},
      {{{17, "where = \"mode = 'online'\""}}, "field_not_here", 17, 10, ""},
      {{{17, "where = \"stage = 'primry'\""}}, "impossible_value", 17, 18, "'primary'"},
      {{{17, "where = \"stage in ('小学','初种')\""}}, "impossible_value", 17, 25, "'初中'"},
      {{{17, "where = \"age > 200\""}}, "impossible_value", 17, 16, ""},
      {{{17, "where = \"age > '50'\""}}, "wrong_type", 17, 16, "50"},
      {{{15, "measure = \"items(base, owner in ('person', '450100'))\""}}, "wrong_type", 15, 44, ""},
      {{{17, "where = \"area = rural\""}}, "unquoted_value", 17, 17, "'rural'"},
      {{{17, "where = \"stage > 'primary'\""}}, "wrong_operator", 17, 16, ""},
      {{{17, "where = \"title_rank > 'professor'\""}}, "impossible_value", 17, 21, ""},
      // Meaning of measures.
      {{{15, "measure = \"hours() + credits()\""}}, "mixed_units", 15, 22, ""},
      {{{15, "measure = \"hours() / 0\""}}, "division_by_zero", 15, 20, ""},
      {{{15, "measure = \"1 + 2\""}}, "constant_measure", 15, 11, ""},
      {{{15, "measure = \"money(training)\""}}, "measure_for_entity", 15, 12, ""},
      {{{15, "measure = \"weeks(hours())\""}}, "weeks_argument", 15, 18, ""},
      {{{15, "measure = \"prev(hours())\""}, {17, "window = {from = \"service_start\", months = 12}"}},
       "prev_undefined",
       15,
       12,
       ""},
      {{{15, "measure = \"prev(prev(hours()))\""}, {17, "window = \"year\""}}, "prev_nested", 15, 17, ""},
      {{{15, "measure = \"capped(trained(), 24 per year)\""}}, "capped_argument", 15, 19, ""},
      {{{15, "measure = \"capped(hours(), 24 per month)\""}}, "unexpected_token", 15, 35, ""},
  };
}

// Several provisions.
std::vector<Row> list_rows() {
  const std::string many = "[" + times(2100, "{id='x'},") + "]";
  return {
      {{{10, "provision = " + many}, {11, ""}, {12, ""}, {13, ""}, {14, ""}, {15, ""}, {16, ""}},
       "unknown_key",
       10,
       1,
       ""},
  };
}

std::vector<Row> rows() {
  std::vector<Row> all;
  for (const auto& part :
       {file_rows(), key_rows(), provision_rows(), target_rows(), grammar_rows(), name_rows(), list_rows()}) {
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

class Errors : public ::testing::TestWithParam<Row> {};

TEST_P(Errors, HasReasonPlaceAndFix) {
  const Row& row = GetParam();
  const Compiled compiled = compile("plan.toml", plan_with(row.edits), kSource);
  ASSERT_FALSE(compiled.ok());
  std::string said;
  for (const Diagnostic& d : compiled.diagnostics) {
    said += to_text(d, false) + "\n";
    EXPECT_FALSE(d.message_zh.empty());
    EXPECT_FALSE(d.message_en.empty());
    EXPECT_EQ(d.suggestion_zh.empty(), d.suggestion_en.empty());
    if (d.reason == row.reason && d.line == row.line && (row.column == 0 || d.column == row.column) &&
        (row.fix.empty() || d.fix == row.fix)) {
      return;
    }
  }
  FAIL() << "expected " << row.line << ":" << row.column << " " << row.reason << " fix '" << row.fix
         << "', got\n"
         << said;
}

INSTANTIATE_TEST_SUITE_P(Table, Errors, ::testing::ValuesIn(rows()));

TEST(Compile, TheUnchangedPlanIsGood) {
  const Compiled compiled = compile("plan.toml", plan_with({}), kSource);
  EXPECT_TRUE(compiled.ok()) << (compiled.ok() ? "" : to_text(compiled.diagnostics.front(), false));
}

TEST(Compile, SaysAllErrorsAtOnceInTheOrderOfTheFile) {
  const Compiled compiled = compile(
      "plan.toml",
      plan_with({{3, ""}, {13, "quote = \"没有这句话\""}, {15, "measure = \"hour(stgae = 'x')\""}, {16, ""}}),
      kSource);
  std::vector<std::string> reasons;
  for (const Diagnostic& d : compiled.diagnostics) reasons.push_back(d.reason);
  EXPECT_EQ(reasons,
            (std::vector<std::string>{"missing_key", "quote_not_found", "no_target", "unknown_measure"}));
}

TEST(Compile, ListsAtMostAHundred) {
  std::string bad;
  for (int i = 0; i < 300; ++i) bad += "bad" + std::to_string(i) + " = 1\n";
  EXPECT_EQ(compile("plan.toml", plan_with({{17, bad}}), kSource).diagnostics.size(), kMaxDiagnostics);
}

TEST(Compile, RefusesWhatIsTooMuchOfASource) {
  const auto reason = [](const std::string& source) {
    return compile("plan.toml", plan_with({}), source).diagnostics.at(0).reason;
  };
  EXPECT_EQ(reason(std::string(kMaxSourceBytes + 1, 'a')), "source_too_large");
  EXPECT_EQ(reason("\xfe\xfe"), "source_not_utf8");
}

TEST(Compile, RefusesTooManyProvisions) {
  std::string many;
  for (std::size_t i = 0; i <= kMaxProvisions; ++i) many += "[[provision]]\nid = \"x\"\n";
  const Compiled compiled = compile("plan.toml", plan_with({{17, many}}), kSource);
  EXPECT_EQ(compiled.diagnostics.at(0).reason, "too_many");
}

TEST(Compile, NoticesWhatIsWorthALook) {
  const auto reasons = [](const std::map<int, std::string>& edits) {
    const Compiled compiled = compile("plan.toml", plan_with(edits), kSource);
    EXPECT_TRUE(compiled.ok());
    return compiled.notices.empty() ? std::string() : compiled.notices.front().reason;
  };
  EXPECT_EQ(reasons({{13, "quote = \"不少于72学时\""}}), "quote_several");
  EXPECT_EQ(reasons({{13, "quote = \"不少于72学时\"\nnth = 1"}}), "");
  EXPECT_EQ(reasons({{14, "entity = \"county\""},
                     {15, "measure = \"teachers(full_time) / teachers()\""},
                     {16, "at_least = 20"}}),
            "percent_meant");
}

TEST(Load, SaysWhatCannotBeRead) {
  const Compiled compiled = load("/nowhere/at/all");
  ASSERT_EQ(compiled.diagnostics.size(), 1u);
  EXPECT_EQ(compiled.diagnostics[0].reason, "unreadable");
}

// Reasons that only other tests of this folder bring about.
const std::set<std::string> kElsewhere = {"too_many",      "source_too_large", "source_not_utf8",
                                          "quote_several", "percent_meant",    "id_not_folder",
                                          "unreadable",    "unknown_provision"};

TEST(Errors, EveryReasonInTheSourcesHasARow) {
  std::set<std::string> tested = kElsewhere;
  for (const Row& row : rows()) tested.insert(row.reason);
  const std::regex call(
      R"re((?:error|fail|notice)\(\s*(?:[^";]{0,80}\?\s*)?"([a-z_]+)"(?:\s*:\s*"([a-z_]+)")?)re");
  std::size_t found = 0;
  const auto folder = std::filesystem::path(XT_SOURCE_DIR) / "modules/plans/src/lang";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".cpp" || entry.path().string().ends_with("_test.cpp")) continue;
    std::ifstream in(entry.path());
    std::stringstream text;
    text << in.rdbuf();
    const std::string code = text.str();
    for (std::sregex_iterator it(code.begin(), code.end(), call), end; it != end; ++it) {
      for (const std::size_t group : {1u, 2u}) {
        if (!(*it)[group].matched) continue;
        ++found;
        EXPECT_TRUE(tested.contains((*it)[group].str())) << (*it)[group] << " in " << entry.path().filename();
      }
    }
  }
  EXPECT_GT(found, 50u);
}

}  // namespace
}  // namespace xt::plans
