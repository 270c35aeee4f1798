// Rows about what the caller does not administer come back; nothing of it is written.
#include <gtest/gtest.h>

#include "test_imports.h"

namespace xt::imports {
namespace {

using testing::kMo;
using testing::kWei;
using testing::Table;

class Scope : public testing::ImportsTest {
 protected:
  // Without the columns' names.
  std::vector<std::string> refused(Kind kind, const Table& table) {
    std::vector<std::string> reasons = ImportsTest::refused(kind, table);
    for (std::string& reason : reasons) reason = reason.substr(reason.find(':') + 1);
    return reasons;
  }
  void SetUp() override {
    ImportsTest::SetUp();
    good(Kind::teachers, {{"姓名", "证件号码", "学校标识码", "学段", "从教日期"},
                          {"莫二", kMo, "2145000002", "小学", "2012-09-01"}});
    options.scope = orgs::subtree(4501020000000000);  // 兴宁区; the second school lies in 横州市
  }
};

TEST_P(Scope, EveryKindRefusesRowsOutside) {
  const std::vector<std::pair<Kind, Table>> sheets = {
      {Kind::schools,
       {{"学校标识码", "学校名称", "所属地区代码", "学段", "城乡类型"},
        {"2145000003", "横州市二小", "450181", "小学", "城区"}}},
      {Kind::institutions,
       {{"机构代码", "机构名称", "类型", "所属地区代码"},
        {"PX001", "横州培训中心", "教师发展机构", "450181"}}},
      {Kind::flags, {{"地区代码", "标记", "起始日期"}, {"450181", "边境县", "2021-01-01"}}},
      {Kind::calendar,
       {{"地区代码", "学年", "学期", "开始日期", "结束日期"},
        {"450181", "2023", "1", "2023-09-01", "2024-01-20"}}},
      {Kind::teachers,
       {{"姓名", "证件号码", "学校标识码", "学段", "从教日期"},
        {"莫二", kMo, "2145000002", "小学", "2012-09-01"}}},
      {Kind::items,
       {{"类别", "名称", "所属代码", "起始日期"}, {"名师工作室", "横州工作室", "450181", "2023-01-01"}}},
      {Kind::funds, {{"机构代码", "年度", "科目", "金额"}, {"450181", "2023", "教师培训经费", "1000"}}},
      {Kind::sessions,
       {{"学校标识码", "日期", "形式", "时长"}, {"2145000002", "2024-03-04", "集体备课", "90"}}},
  };
  for (const auto& [kind, table] : sheets) {
    EXPECT_EQ(refused(kind, table), std::vector<std::string>{"imports.outside_scope"}) << kind_name(kind);
  }
}

TEST_P(Scope, APersonOutsideIsAnsweredLikeOneNobodyKnows) {
  const auto row = [](const std::string& name, const std::string& number) {
    return Table{{"教师姓名", "身份证号", "培训年度", "培训类别", "培训项目名称", "培训方式", "培训获得学时"},
                 {name, number, "2023", "县级", "远程研修", "网络研修", "30"}};
  };
  EXPECT_EQ(refused(Kind::entries, row("莫二", kMo)), std::vector<std::string>{"imports.unknown_teacher"});
  const auto outside = *take(Kind::entries, row("莫二", kMo));
  const auto nobody = *take(Kind::entries, row("莫二", "450102199001010036"));
  EXPECT_EQ(outside.first_rejected[0].errors[0].detail, nobody.first_rejected[0].errors[0].detail);
  EXPECT_EQ(good(Kind::entries, row("韦一", kWei)).created, 1);
}

TEST_P(Scope, NobodyIsTakenFromASchoolElsewhere) {
  const Table table = {{"姓名", "证件号码", "学校标识码", "学段", "从教日期", "到校日期"},
                       {"莫二", kMo, "2145000001", "小学", "2012-09-01", "2024-03-01"}};
  EXPECT_EQ(refused(Kind::teachers, table), std::vector<std::string>{"imports.transfer_from_outside"});
  options.scope = orgs::subtree(4501000000000000);  // the city above both may
  EXPECT_EQ(good(Kind::teachers, table).changed, 1);
}

TEST_P(Scope, AKnownCodeIsNotTakenOverFromElsewhere) {
  EXPECT_EQ(refused(Kind::schools, {{"学校标识码", "学校名称", "所属地区代码", "学段", "城乡类型"},
                                    {"2145000002", "横州市村小", "450102", "小学", "乡村"}}),
            std::vector<std::string>{"imports.outside_scope"});
}

TEST_P(Scope, ASheetSpeaksForNobodyOutside) {
  options.for_code = "450181";
  options.years = {2023, 2023};
  const auto report = take(Kind::sessions, {{"学校标识码", "日期", "形式", "时长"}});
  ASSERT_FALSE(report.ok());
  EXPECT_EQ(report.error().reason, "imports.outside_scope");
}

TEST_P(Scope, WhatIsInsideGoesIn) {
  EXPECT_EQ(
      good(Kind::flags, {{"地区代码", "标记", "起始日期"}, {"2145000001", "边境县", "2021-01-01"}}).created,
      1);
  // The partner of a pairing may be anywhere.
  EXPECT_EQ(good(Kind::items, {{"类别", "名称", "所属代码", "伙伴代码", "起始日期"},
                               {"结对帮扶", "城乡结对", "2145000001", "2145000002", "2023-01-01"}})
                .created,
            1);
}

XT_BOTH_ENGINES(Scope);

}  // namespace
}  // namespace xt::imports
