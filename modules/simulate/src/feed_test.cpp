// The world passes the imports: every good row goes in, and what comes back is what was spoiled on purpose.
#include "simulate/feed.h"

#include <map>

#include <gtest/gtest.h>

#include "credits/credits.h"
#include "db/testing.h"
#include "funds/funds.h"
#include "orgs/orgs.h"
#include "people/people.h"
#include "registry/registry.h"
#include "research/research.h"

#include "world_test.h"

namespace xt::simulate {
namespace {

class Feed : public db::testing::EngineTest {
 protected:
  void SetUp() override {
    const std::vector<db::ModuleMigrations> all = {orgs::migrations(),     people::migrations(),
                                                   registry::migrations(), credits::migrations(),
                                                   research::migrations(), funds::migrations()};
    ASSERT_TRUE(db::migrate(database(), all).ok());
    ASSERT_TRUE(orgs::seed(database()).ok());
    options.region = "450600";
    options.teachers = 300;
    options.from = Date::of(2021, 1, 1);
    options.to = Date::of(2023, 12, 31);
  }

  std::map<std::string, imports::Report> fed(bool show) {
    std::vector<RegionInfo> regions;
    for (const auto& org : orgs::built_in_regions()) {
      if (org.kind.empty()) regions.push_back({org.code, org.name});
    }
    auto simulation = Simulation::create(options, regions);
    std::map<std::string, imports::Report> reports;
    const Status status =
        feed(database(), keyring, *simulation, [&](const Sheet& sheet, const imports::Report& report) {
          reports[sheet.file] = report;
          if (!show) return;
          for (const auto& rejected : report.first_rejected) {
            for (const auto& error : rejected.errors) ADD_FAILURE() << sheet.file << " " << error.detail;
          }
        });
    EXPECT_TRUE(status.ok()) << (status.ok() ? "" : status.error().reason + " " + status.error().note);
    return reports;
  }

  Options options;
  auth::Keyring keyring = auth::Keyring::random();
};
XT_BOTH_ENGINES(Feed);

TEST_P(Feed, everyGoodRowGoesInAndAgainChangesNothing) {
  options.faults = false;
  for (const auto& [file, report] : fed(true)) {
    EXPECT_EQ(report.rejected, 0) << file;
    EXPECT_EQ(report.held, 0) << file;
    EXPECT_GT(report.rows, 0) << file;
    if (file != "teachers-2023-12-31.csv") EXPECT_GT(report.created + report.changed, 0) << file;
  }
  for (const auto& [file, report] : fed(true)) {
    if (file == "entries.csv" || file == "items.csv" || file == "funds.csv" || file == "sessions.csv") {
      EXPECT_EQ(report.unchanged, report.rows) << file;
    }
  }
}

TEST_P(Feed, faultsComeBackOrAreHeld) {
  auto reports = fed(false);
  const auto& corrected = reports.at("teachers-corrected.csv");
  EXPECT_EQ(reports.at("teachers.csv").rejected, corrected.rows);
  EXPECT_EQ(corrected.created, corrected.rows);
  const auto& entries = reports.at("entries.csv");
  EXPECT_GT(entries.rejected * 1'000, entries.rows * 5);
  EXPECT_LT(entries.rejected * 1'000, entries.rows * 25);
  EXPECT_GT(entries.held, 0);
  EXPECT_LT(entries.held * 100, entries.rows * 2);
  for (const char* file : {"schools.csv", "institutions.csv", "items.csv", "funds.csv", "sessions.csv"}) {
    EXPECT_EQ(reports.at(file).rejected, 0) << file;
  }
}

}  // namespace
}  // namespace xt::simulate
