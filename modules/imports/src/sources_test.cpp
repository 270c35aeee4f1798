// Where rows of the ledger came from: several imports in one statement, those that are not there left out.
#include "imports/sources.h"

#include "imports/runs.h"

#include "test_imports.h"

namespace xt::imports {
namespace {

class SourcesOfRows : public db::testing::EngineTest {
 protected:
  void SetUp() override {
    ASSERT_TRUE(db::migrate(database(), {orgs::migrations(), people::migrations(), registry::migrations(),
                                         credits::migrations(), migrations()})
                    .ok());
  }
  imports::Run insert(const std::string& file, const std::string& who, orgs::KeyRange scope) {
    imports::Run made;
    made.id = next_id();
    made.kind = Kind::entries;
    made.state = "applied";
    made.file_name = file;
    made.account_name = who;
    made.scope = scope;
    EXPECT_TRUE(database().write([&](db::Session& s) { return insert_run(s, made); }).ok());
    return made;
  }
};

TEST_P(SourcesOfRows, NamesFileAndPersonOfEach) {
  const imports::Run june = insert("六月.xlsx", "莫秀英", {10, 20});
  const imports::Run july = insert("七月.csv", "覃志强", {0, 100});
  const auto of = [&](std::vector<Id> ids) {
    auto found = database().read([&](db::Session& s) { return sources(s, ids); });
    EXPECT_TRUE(found.ok()) << (found.ok() ? "" : found.error().note);
    return found.ok() ? *found : std::map<Id, Source>{};
  };
  EXPECT_TRUE(of({}).empty());
  const auto found = of({june.id, july.id, 12});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found.at(june.id).file_name, "六月.xlsx");
  EXPECT_EQ(found.at(june.id).account_name, "莫秀英");
  EXPECT_EQ(found.at(june.id).scope.lo, 10);
  EXPECT_EQ(found.at(june.id).scope.hi, 20);
  EXPECT_EQ(found.at(july.id).file_name, "七月.csv");
  EXPECT_GT(found.at(july.id).created_ms, 0);
  EXPECT_EQ(of({july.id}).size(), 1U);
}

XT_BOTH_ENGINES(SourcesOfRows);

}  // namespace
}  // namespace xt::imports
