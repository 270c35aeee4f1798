// For the tests of this room: a city with two schools in different counties and one teacher, on both engines.
#pragma once

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "credits/credits.h"
#include "db/testing.h"
#include "funds/funds.h"
#include "imports/imports.h"
#include "orgs/orgs.h"
#include "people/people.h"
#include "registry/registry.h"
#include "research/research.h"

namespace xt::imports::testing {

inline constexpr const char* kWei = "11010519491231002X";
inline constexpr const char* kMo = "450102198512031029";

using Table = std::vector<std::vector<std::string>>;

class ImportsTest : public db::testing::EngineTest {
 protected:
  void SetUp() override {
    const std::vector<db::ModuleMigrations> all = {orgs::migrations(),     people::migrations(),
                                                   registry::migrations(), credits::migrations(),
                                                   research::migrations(), funds::migrations()};
    ASSERT_TRUE(db::migrate(database(), all).ok());
    ASSERT_TRUE(orgs::seed(database()).ok());
    options.as_of = Date::of(2024, 6, 30);
    good(Kind::schools, {{"学校标识码", "学校名称", "所属地区代码", "学段", "城乡类型"},
                         {"2145000001", "南宁市第一小学", "450102", "小学", "城区"},
                         {"2145000002", "横州市村小", "450181", "小学；幼儿园", "乡村"}});
    good(Kind::teachers, {{"姓名", "证件号码", "学校标识码", "学段", "从教日期"},
                          {"韦一", kWei, "2145000001", "小学", "2010-09-01"}});
  }

  Result<Report> take(Kind kind, const Table& table) {
    return run(
        database(), keyring, kind,
        [&]() -> Result<std::unique_ptr<sheets::RowSource>> {
          std::vector<sheets::Row> rows;
          for (const auto& cells : table) rows.push_back({0, cells});
          return sheets::from_rows(std::move(rows));
        },
        options);
  }

  Report good(Kind kind, const Table& table) {
    auto report = take(kind, table);
    EXPECT_TRUE(report.ok()) << (report.ok() ? "" : report.error().reason + " " + report.error().note);
    if (!report.ok()) return {};
    for (const Rejected& r : report->first_rejected) {
      for (const FieldError& e : r.errors) ADD_FAILURE() << e.detail;
    }
    return *report;
  }

  // The reasons of the first row that came back.
  std::vector<std::string> refused(Kind kind, const Table& table) {
    auto report = take(kind, table);
    EXPECT_TRUE(report.ok()) << (report.ok() ? "" : report.error().reason + " " + report.error().note);
    std::vector<std::string> reasons;
    if (!report.ok() || report->first_rejected.empty()) return reasons;
    for (const FieldError& e : report->first_rejected.front().errors) {
      reasons.push_back(e.name + ":" + e.reason);
      last_detail = e.detail;
    }
    return reasons;
  }

  std::int64_t count(const std::string& from) {
    std::int64_t n = -1;
    EXPECT_TRUE(database()
                    .read([&](db::Session& s) -> Status {
                      return s.each(db::Sql{"SELECT COUNT(*) FROM " + from}, {}, [&](const db::Row& r) {
                        n = r.i64(0);
                        return true;
                      });
                    })
                    .ok());
    return n;
  }

  auth::Keyring keyring = auth::Keyring::random();
  Options options;
  std::string last_detail;
};

}  // namespace xt::imports::testing
