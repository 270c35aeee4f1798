// What is exported for the national system is read back by our own importer: every row is known already.
#include "national.h"

#include <stdexcept>

#include <gtest/gtest.h>

#include "auth/keyring.h"
#include "credits/credits.h"
#include "db/migrate.h"
#include "db/testing.h"
#include "funds/funds.h"
#include "imports/imports.h"
#include "orgs/orgs.h"
#include "people/people.h"
#include "registry/registry.h"
#include "research/research.h"
#include "sheets/sheets.h"

namespace xt::reports {
namespace {

template <class T>
auto must(T result) {
  if (!result.ok()) throw std::runtime_error(result.error().reason + ": " + result.error().note);
  return *std::move(result);
}

using Table = std::vector<std::vector<std::string>>;
constexpr const char* kNumber = "11010519491231002X";

class National : public db::testing::EngineTest {
 protected:
  National() : keyring_(auth::Keyring::random()) {
    const std::vector<db::ModuleMigrations> all = {orgs::migrations(),     people::migrations(),
                                                   registry::migrations(), credits::migrations(),
                                                   research::migrations(), funds::migrations()};
    if (!db::migrate(database(), all).ok()) throw std::runtime_error("migrate");
    must(orgs::seed(database()));
    options_.as_of = Date::of(2024, 6, 30);
  }
  imports::Report take(imports::Kind kind, const Table& table) {
    return must(imports::run(
        database(), keyring_, kind,
        [&]() -> Result<std::unique_ptr<sheets::RowSource>> {
          std::vector<sheets::Row> rows;
          for (const auto& cells : table) rows.push_back({0, cells});
          return sheets::from_rows(std::move(rows));
        },
        options_));
  }
  imports::Report take(imports::Kind kind, const std::string& bytes) {
    return must(
        imports::run(database(), keyring_, kind, [&] { return sheets::open_sheet_bytes(bytes); }, options_));
  }

  auth::Keyring keyring_;
  imports::Options options_;
};

TEST_P(National, ComesBackAsTheSameRows) {
  take(imports::Kind::schools, {{"学校标识码", "学校名称", "所属地区代码", "学段", "城乡类型"},
                                {"2145000001", "南宁市第一小学", "450102", "小学", "城区"}});
  take(imports::Kind::teachers, {{"姓名", "证件号码", "学校标识码", "学段", "从教日期"},
                                 {"韦一", kNumber, "2145000001", "小学", "2010-09-01"}});
  const auto first = take(imports::Kind::entries,
                          {{"教师姓名", "身份证号", "培训年度", "培训类别", "培训项目名称", "培训机构名称",
                            "培训方式", "培训开始日期", "培训结束日期", "培训获得学时", "培训获得学分"},
                           {"韦一", kNumber, "2023", "国家级", "骨干教师研修", "广西师范大学", "集中面授",
                            "2023-07-01", "2023-07-10", "72.5", "24"},
                           {"韦一", kNumber, "2023", "县级", "新课标解读", "", "网络研修", "2023-03-01",
                            "2023-03-31", "10", ""}});
  ASSERT_EQ(first.created, 2);
  const Period year{Date::of(2023, 1, 1), Date::of(2024, 1, 1)};
  const Sheet sheet = must(database().read([&](db::Session& s) -> Result<Sheet> {
    XT_TRY(const auto guangxi, orgs::find(s, "450000"));
    return national_sheet(s, keyring_, guangxi.subtree(), Date::of(2023, 12, 31), year);
  }));
  EXPECT_EQ(sheet.people, 1);
  const auto rows = must(sheets::open_sheet_bytes(sheet.bytes));
  std::string said;
  for (sheets::Row row; must(rows->next(row));) {
    for (const std::string& cell : row.cells) said += cell + "|";
  }
  EXPECT_NE(said.find("韦一|居民身份证|" + std::string(kNumber)), std::string::npos) << said;
  const auto again = take(imports::Kind::entries, sheet.bytes);
  EXPECT_EQ(again.rows, 2);
  EXPECT_EQ(again.unchanged, 2);
  EXPECT_EQ(again.rejected, 0);
  EXPECT_EQ(again.created, 0);
}

XT_BOTH_ENGINES(National);

}  // namespace
}  // namespace xt::reports
