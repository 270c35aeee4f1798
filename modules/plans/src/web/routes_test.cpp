// The routes of plans, called without a socket.
#include <algorithm>

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access/accounts.h"
#include "access/caller.h"
#include "db/migrate.h"
#include "db/testing.h"
#include "eval/meaning_world.h"
#include "plans/http.h"
#include "sheets/sheets.h"

namespace xt::plans {
namespace {

namespace json = boost::json;

constexpr std::int64_t kUnit = 10'000'000'000;

class Routes : public db::testing::EngineTest {
 protected:
  void SetUp() override {
    testing::create_schema(database());
    const auto built = database().write([](db::Session& session) -> xt::Status {
      XT_CHECK_OK(testing::add_divisions(session));
      for (const char* line : {"school 4501020001", "school 4502030001", "teacher 1 4501020001 2015-09-01",
                               "teacher 2 4501020001 2015-09-01", "teacher 3 4502030001 2015-09-01",
                               "entry 1 2023-03-01 hours=300", "entry 3 2023-03-01 hours=360"}) {
        XT_CHECK_OK(testing::add_row(session, line));
      }
      return {};
    });
    ASSERT_TRUE(built.ok()) << built.error().note;
    routes_ = routes(database(), open_shelf(XT_SOURCE_DIR "/plans"));
  }

  Result<http::Response> fetch(const access::Caller& caller, const std::string& pattern,
                               const std::string& pid,
                               const std::vector<std::pair<std::string, std::string>>& query = {}) {
    for (const http::Route& route : routes_) {
      if (route.pattern != pattern) continue;
      http::Request request;
      request.params["id"] = "guangxi-145";
      request.params["pid"] = pid;
      request.query = query;
      if (!request.query_value("at")) request.query.emplace_back("at", "2023-06-30");
      request.context = caller;
      return route.handler(request);
    }
    return make_error(Code::not_found, "test.no_route");
  }
  Result<json::value> get(const access::Caller& caller, const std::string& pattern, const std::string& pid,
                          const std::vector<std::pair<std::string, std::string>>& query = {}) {
    XT_TRY(const http::Response response, fetch(caller, pattern, pid, query));
    return json::parse(response.content());
  }
  static access::Caller caller(access::Role role, std::int64_t lo, std::int64_t hi) {
    access::Caller out;
    out.role = role;
    out.key_lo = lo;
    out.key_hi = hi;
    return out;
  }
  const access::Caller province_ = caller(access::Role::province_admin, 450000 * kUnit, 460000 * kUnit);
  const access::Caller county_ = caller(access::Role::county_admin, 450102 * kUnit, 450103 * kUnit);
  std::vector<http::Route> routes_;
};

constexpr const char* kUnits = "/api/plans/{id}/provisions/{pid}/units";
constexpr const char* kEntities = "/api/plans/{id}/provisions/{pid}/entities";
constexpr const char* kExplain = "/api/plans/{id}/provisions/{pid}/explain";

TEST_P(Routes, TheUnitsAddUpToTheState) {
  const auto state = get(province_, "/api/plans/{id}/state", "");
  ASSERT_TRUE(state.ok()) << state.error().reason << state.error().note;
  EXPECT_EQ(state->at("under_name"), "450000");
  std::int64_t entities = 0;
  for (const auto& p : state->at("provisions").as_array()) {
    if (p.at("id") == "hours-cycle") entities = p.at("entities").as_int64();
  }
  const auto units = get(province_, kUnits, "hours-cycle");
  ASSERT_TRUE(units.ok()) << units.error().reason << units.error().note;
  std::int64_t sum = 0;
  for (const auto& unit : units->at("units").as_array()) sum += unit.at("entities").as_int64();
  EXPECT_EQ(sum, entities);
  EXPECT_EQ(sum, 3);
  EXPECT_EQ(units->at("units").at(0).at("value"), 300) << "two teachers of 450100 together";
  EXPECT_EQ(units->at("path").as_array().size(), 1U) << "nothing above the caller's own node";
}

TEST_P(Routes, TheListIsOfThePartAskedFor) {
  const auto counted = [&](const char* status, const json::value& provisions) {
    std::int64_t out = 0;
    for (const auto& p : provisions.as_array()) out += p.at("strength") != "may" && p.at("status") == status;
    return out;
  };
  for (const char* under : {"450000", "450102", "450203"}) {
    const auto list = get(province_, "/api/plans", "", {{"under", under}});
    ASSERT_TRUE(list.ok()) << list.error().reason << list.error().note;
    const auto& plans = list->at("plans").as_array();
    const auto mine = std::find_if(plans.begin(), plans.end(),
                                   [](const json::value& plan) { return plan.at("id") == "guangxi-145"; });
    ASSERT_NE(mine, plans.end());
    const auto state = get(province_, "/api/plans/{id}/state", "", {{"under", under}});
    for (const char* status : {"met", "behind", "no_data"}) {
      EXPECT_EQ(mine->at("counts").at(status).as_int64(), counted(status, state->at("provisions")))
          << under << " " << status;
    }
  }
  EXPECT_EQ(get(county_, "/api/plans", "", {{"under", "450203"}}).error().reason, "access.outside_scope");
}

TEST_P(Routes, ADemandOnTheRegionShowsEachPartsOwnValue) {
  const auto units = get(province_, kUnits, "person-times-year");
  ASSERT_TRUE(units.ok()) << units.error().reason << units.error().note;
  EXPECT_EQ(units->at("units").at(0).at("value"), 1);
  EXPECT_EQ(units->at("units").at(0).at("status"), "no_data");
}

TEST_P(Routes, ThoseWhoNeedHelpComeFirst) {
  const auto page = get(province_, kEntities, "hours-cycle", {{"limit", "2"}});
  ASSERT_TRUE(page.ok()) << page.error().reason << page.error().note;
  EXPECT_EQ(page->at("total"), 3);
  EXPECT_EQ(page->at("entities").at(0).at("id"), "2");
  EXPECT_EQ(page->at("entities").at(0).at("status"), "behind");
  EXPECT_EQ(page->at("next_cursor"), "2");
  const auto rest = get(province_, kEntities, "hours-cycle", {{"limit", "2"}, {"cursor", "2"}});
  EXPECT_EQ(rest->at("entities").at(0).at("status"), "met");
  EXPECT_TRUE(rest->at("next_cursor").is_null());
  EXPECT_EQ(get(province_, kEntities, "hours-cycle", {{"q", "T3"}})->at("total"), 1);
  EXPECT_EQ(get(province_, kEntities, "hours-cycle", {{"status", "met"}})->at("total"), 1);
  EXPECT_EQ(get(province_, kEntities, "hours-cycle", {{"status", "good"}}).error().reason,
            "http.bad_parameter");
}

TEST_P(Routes, NobodyLooksOutsideTheirSubtree) {
  EXPECT_EQ(get(county_, kUnits, "hours-cycle", {{"under", "450203"}}).error().reason,
            "access.outside_scope");
  EXPECT_EQ(get(county_, kEntities, "hours-cycle")->at("total"), 2);
  EXPECT_TRUE(get(county_, kExplain, "hours-cycle", {{"entity", "1"}}).ok());
  EXPECT_EQ(get(county_, kExplain, "hours-cycle", {{"entity", "3"}}).error().code, Code::not_found);
  EXPECT_EQ(get(county_, kExplain, "person-times-year", {{"entity", "450000"}}).error().reason,
            "access.outside_scope");
  const auto elsewhere = caller(access::Role::city_admin, 370300 * kUnit, 370400 * kUnit);
  EXPECT_EQ(get(elsewhere, "/api/plans/{id}", "").error().reason, "plans.unknown_plan");
}

TEST_P(Routes, ATeacherSeesOnlyOneself) {
  access::Caller teacher =
      caller(access::Role::teacher, 450102 * kUnit + 4501020001, 450102 * kUnit + 4501020002);
  teacher.teacher_id = 1;
  const auto page = get(teacher, kEntities, "hours-cycle");
  ASSERT_TRUE(page.ok()) << page.error().reason << page.error().note;
  EXPECT_EQ(page->at("total"), 1);
  EXPECT_EQ(page->at("entities").at(0).at("id"), "1");
  EXPECT_TRUE(get(teacher, kExplain, "hours-cycle", {{"entity", "1"}}).ok());
  EXPECT_EQ(get(teacher, kExplain, "hours-cycle", {{"entity", "2"}}).error().code, Code::not_found);
}

TEST_P(Routes, AnExpertSeesNoPersonThroughASmallUnit) {
  const auto expert = caller(access::Role::expert, 450000 * kUnit, 460000 * kUnit);
  const auto units = get(expert, kUnits, "hours-cycle", {{"under", "450203"}});
  ASSERT_TRUE(units.ok()) << units.error().reason << units.error().note;
  EXPECT_EQ(units->at("units").at(0).at("entities"), 1);
  EXPECT_TRUE(units->at("units").at(0).at("value").is_null());
}

// The rows of the first sheet of a workbook, cells joined by "|".
std::vector<std::string> sheet_of(const http::Response& response) {
  std::vector<std::string> out;
  auto source = sheets::open_sheet_bytes(std::string(response.content()));
  if (!source.ok()) return {source.error().reason};
  sheets::Row row;
  for (auto more = (*source)->next(row); more.ok() && *more; more = (*source)->next(row)) {
    std::string line;
    for (const std::string& cell : row.cells) line += (line.empty() ? "" : "|") + cell;
    out.push_back(line);
  }
  return out;
}

TEST_P(Routes, AListIsAlsoAWorkbook) {
  const auto units = fetch(province_, kUnits, "hours-cycle", {{"format", "xlsx"}});
  ASSERT_TRUE(units.ok()) << units.error().reason << units.error().note;
  EXPECT_THAT(std::string(units->headers.get("Content-Disposition")),
              ::testing::HasSubstr("filename*=UTF-8''"));
  EXPECT_THAT(sheet_of(*units), ::testing::Contains(::testing::HasSubstr("|落后|2|")));
  const auto people =
      fetch(province_, kEntities, "hours-cycle", {{"format", "xlsx"}, {"lang", "en"}, {"limit", "1"}});
  ASSERT_TRUE(people.ok()) << people.error().reason << people.error().note;
  EXPECT_THAT(sheet_of(*people), ::testing::SizeIs(4)) << "a file is the whole list, and its header";
  EXPECT_EQ(get(province_, kUnits, "hours-cycle", {{"format", "ods"}}).error().reason, "http.bad_parameter");
}

TEST_P(Routes, AWorkbookIsCutToTheSubtreeAndLeavesATrace) {
  const auto people = fetch(county_, kEntities, "hours-cycle", {{"format", "xlsx"}});
  ASSERT_TRUE(people.ok());
  EXPECT_THAT(sheet_of(*people), ::testing::SizeIs(3));
  const auto trace = database().read([](db::Session& session) {
    return session.one(db::Sql{"SELECT COUNT(*) FROM access_pub_audit WHERE action = 'plans.export'"});
  });
  ASSERT_TRUE(trace.ok()) << trace.error().note;
  EXPECT_EQ(trace->i64(0), 1);
}

TEST_P(Routes, TheStateIsAPaperForAMeeting) {
  const auto paper = fetch(province_, "/api/plans/{id}/report.pdf", "");
  ASSERT_TRUE(paper.ok()) << paper.error().reason << paper.error().note;
  EXPECT_EQ(paper->content_type, "application/pdf");
  EXPECT_TRUE(paper->content().starts_with("%PDF-1."));
  const auto again = fetch(province_, "/api/plans/{id}/report.pdf", "");
  EXPECT_EQ(paper->content(), again->content()) << "the same facts, the same bytes";
}

TEST_P(Routes, ThePlanIsAPage) {
  const auto plan = get(county_, "/api/plans/{id}", "");
  ASSERT_TRUE(plan.ok());
  EXPECT_GT(plan->at("body").as_array().size(), 20U);
  EXPECT_GT(plan->at("provisions").as_array().size(), 100U);
  EXPECT_FALSE(get(county_, kUnits, "no-such").ok());
}

XT_BOTH_ENGINES(Routes);

}  // namespace
}  // namespace xt::plans
