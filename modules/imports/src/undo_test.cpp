// What an import changed is taken back row by row while nobody has touched it; coverage stays where another
// import says the same.
#include "undo.h"

#include <gtest/gtest.h>

#include "journal.h"
#include "report_json.h"
#include "test_imports.h"

namespace xt::imports {
namespace {

using testing::kWei;
using testing::Table;

class Undoing : public testing::ImportsTest {
 protected:
  void SetUp() override {
    ImportsTest::SetUp();
    ASSERT_TRUE(db::migrate(database(), {migrations()}).ok());
  }
  // Imports the table as a run of its own and answers it.
  imports::Run import(Kind kind, const Table& table) {
    imports::Run made;
    made.id = next_id();
    made.kind = kind;
    made.scope = {0, 1'000'000 * orgs::kPerRegion};
    made.file_name = "a.csv";
    EXPECT_TRUE(database().write([&](db::Session& s) { return insert_run(s, made); }).ok());
    Journal journal(made.id);
    options.batch = made.id;
    options.keep = [&](db::Session& s, const Kept& kept) { return journal.add(s, kept); };
    options.before_commit = [&](db::Session& s, const Report&) -> Status {
      XT_CHECK_OK(journal.flush(s));
      return s.script("UPDATE imports_run SET state = 'applied' WHERE id = " + std::to_string(made.id));
    };
    good(kind, table);
    options = {};
    options.as_of = Date::of(2024, 6, 30);
    return made;
  }
  UndoPlan planned(const imports::Run& run) {
    auto plan = database().write([&](db::Session& s) { return plan_undo(s, run); });
    EXPECT_TRUE(plan.ok());
    return plan.ok() ? *plan : UndoPlan{};
  }
  // Takes it back where nothing stands in the way, else leaves everything.
  UndoPlan undo(const imports::Run& run) {
    UndoPlan plan;
    const Status done = database().write([&](db::Session& s) -> Status {
      XT_TRY(plan, undo_run(s, run, "传错了", {}));
      if (!plan.blockers.empty()) return make_error(Code::conflict, "blocked");
      return s.script("UPDATE imports_run SET state = 'undone' WHERE id = " + std::to_string(run.id));
    });
    EXPECT_TRUE(done.ok() || done.error().reason == "blocked") << done.error().reason << done.error().note;
    return plan;
  }
};

struct Sample {
  Kind kind;
  Table table;
  const char* what;
  const char* rows;  // what counts them
};

TEST_P(Undoing, WhatWasMadeGoesAndWhatWasChangedComesBack) {
  const std::vector<Sample> sheets = {
      {Kind::flags,
       {{"地区代码", "标记", "起始日期", "终止日期"}, {"450102", "边境县", "2021-01-01", "2021-12-31"}},
       "flag",
       "orgs_pub_flag WHERE to_day = 18993"},
      {Kind::calendar,
       {{"地区代码", "学年", "学期", "开始日期", "结束日期"},
        {"450102", "2023", "1", "2023-09-01", "2024-01-20"}},
       "term",
       "orgs_pub_term WHERE to_day = 19743"},
      {Kind::items,
       {{"类别", "名称", "所属代码", "级别", "起始日期"},
        {"名师工作室", "韦老师工作室", "450102", "县级", "2023-01-01"}},
       "item",
       "registry_pub_item WHERE level = 'county'"},
      {Kind::funds,
       {{"机构代码", "年度", "科目", "金额"}, {"450102", "2023", "教师培训经费", "1000"}},
       "fund",
       "funds_pub_row WHERE money_fen = 100000"},
      {Kind::sessions,
       {{"学校标识码", "日期", "形式", "时长"}, {"2145000001", "2024-03-04", "集体备课", "90"}},
       "session",
       "research_pub_session WHERE minutes = 90"},
  };
  const std::map<std::string, Table> changed = {
      {"flag", {sheets[0].table[0], {"450102", "边境县", "2021-01-01", "2022-12-31"}}},
      {"term", {sheets[1].table[0], {"450102", "2023", "1", "2023-09-01", "2024-01-26"}}},
      {"item", {sheets[2].table[0], {"名师工作室", "韦老师工作室", "450102", "市级", "2023-01-01"}}},
      {"fund", {sheets[3].table[0], {"450102", "2023", "教师培训经费", "2000"}}},
      {"session", {sheets[4].table[0], {"2145000001", "2024-03-04", "集体备课", "120"}}},
  };
  for (const Sample& sheet : sheets) {
    const imports::Run first = import(sheet.kind, sheet.table);
    const imports::Run second = import(sheet.kind, changed.at(sheet.what));
    EXPECT_EQ(count(sheet.rows), 0) << sheet.what;
    const UndoPlan blocked = undo(first);
    ASSERT_EQ(blocked.blockers.size(), 1U) << sheet.what;
    EXPECT_EQ(blocked.blockers[0].reason, "imports.undo_touched") << sheet.what;
    EXPECT_EQ(undo(second).takes_back.at(sheet.what), 1) << sheet.what;
    EXPECT_EQ(count(sheet.rows), 1) << sheet.what;
    EXPECT_EQ(undo(first).takes_back.at(sheet.what), 1) << sheet.what;
    EXPECT_EQ(count(sheet.rows), 0) << sheet.what;
  }
  EXPECT_EQ(count("registry_pub_coverage"), 0);
}

TEST_P(Undoing, CoverageStaysWhereAnotherImportSaysTheSame) {
  const Table table = {{"学校标识码", "日期", "形式", "时长"},
                       {"2145000001", "2024-03-04", "集体备课", "90"}};
  const imports::Run first = import(Kind::sessions, table);
  Table other = table;
  other[1][1] = "2024-03-05";
  const imports::Run second = import(Kind::sessions, other);
  const std::int64_t covered = count("registry_pub_coverage");
  EXPECT_GT(covered, 0);
  undo(first);
  EXPECT_EQ(count("registry_pub_coverage"), covered);
  undo(second);
  EXPECT_EQ(count("registry_pub_coverage"), 0);
}

TEST_P(Undoing, EntriesAreReversedByTheirOrigin) {
  const imports::Run run =
      import(Kind::entries,
             {{"教师姓名", "身份证号", "培训年度", "培训类别", "培训项目名称", "培训方式", "培训获得学时"},
              {"韦一", kWei, "2023", "县级", "远程研修", "网络研修", "30"}});
  EXPECT_EQ(count("imports_change WHERE what = 'person'"), 1);
  EXPECT_EQ(planned(run).takes_back.at("entry"), 1);
  EXPECT_EQ(undo(run).takes_back.at("entry"), 1);
  EXPECT_EQ(count("credits_pub_entry WHERE kind = 'reversal'"), 1);
  EXPECT_EQ(planned(run).takes_back.at("entry"), 0);
}

TEST_P(Undoing, EntriesFromBeforePeopleWereKeptAreFoundAllTheSame) {
  const imports::Run run =
      import(Kind::entries,
             {{"教师姓名", "身份证号", "培训年度", "培训类别", "培训项目名称", "培训方式", "培训获得学时"},
              {"韦一", kWei, "2023", "县级", "远程研修", "网络研修", "30"},
              {"韦一", kWei, "2022", "县级", "远程研修", "网络研修", "30"}});
  EXPECT_EQ(count("imports_change"), 1) << "a person once, whatever the number of rows";
  EXPECT_TRUE(database().write([](db::Session& s) { return s.script("DELETE FROM imports_change"); }).ok());
  EXPECT_EQ(planned(run).takes_back.at("entry"), 2);
  EXPECT_EQ(undo(run).takes_back.at("entry"), 2);
}

TEST_P(Undoing, PeopleAreNotTakenBack) {
  const imports::Run run =
      import(Kind::teachers, {{"姓名", "证件号码", "学校标识码", "学段", "从教日期"},
                              {"莫二", testing::kMo, "2145000002", "小学", "2012-09-01"}});
  const UndoPlan plan = undo(run);
  ASSERT_EQ(plan.blockers.size(), 1U);
  EXPECT_EQ(plan.blockers[0].reason, "imports.undo_teacher");
  EXPECT_EQ(plan.blockers[0].count, 1);
}

TEST_P(Undoing, NobodysNumberStandsInAReport) {
  EXPECT_EQ(mask_numbers("证件号码 11010519491231002X 不对，学校 2145000001"),
            "证件号码 1101************2X 不对，学校 2145000001");
  EXPECT_EQ(mask_numbers(""), "");
  EXPECT_EQ(mask_numbers("450102198512031029").find("19851203"), std::string::npos);
}

XT_BOTH_ENGINES(Undoing);

}  // namespace
}  // namespace xt::imports
