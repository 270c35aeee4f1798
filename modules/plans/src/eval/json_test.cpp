// The contract of `plan eval --format json`: scripts rest on every word of it.
#include <gtest/gtest.h>

#include "plans/eval.h"

namespace xt::plans {
namespace {

EvalResult sample() {
  EvalResult out{"guangxi-145", Date::of(2024, 6, 30), Date::of(2024, 7, 1), "450000", 0, 1, {}};
  ProvisionResult p;
  p.id = "hours-cycle";
  p.title = "“360”学时";
  p.comparison = Comparison::at_least;
  p.status = State::behind;
  p.first = Date::of(2021, 1, 1);
  p.last = Date::of(2025, 12, 31);
  p.counts = {3, 1, 1, 0, 0, 1};
  p.share = Rational::of(1, 3);
  p.missing = {"items:studio"};
  p.windows = {{p.first, p.last, State::behind, p.counts, p.share}};
  EntityValue v;
  v.id = 912390226435899392;
  v.status = State::on_track;
  v.value = Rational::of(24050, 100);
  v.low = Rational(360);
  p.values = {v};
  out.provisions = {p};
  return out;
}

TEST(Json, IsTheContract) {
  EXPECT_EQ(
      to_json(sample()),
      R"({"plan":"guangxi-145","at":"2024-06-30","known":"2024-07-01","under":"450000","provisions":[)"
      R"({"id":"hours-cycle","title":"“360”学时","strength":"must","status":"behind",)"
      R"("window":{"from":"2021-01-01","to":"2025-12-31"},"entities":3,"met":1,"on_track":1,"behind":0,)"
      R"("missed":0,"no_data":1,"share":0.333333,"required_share":1,"value":null,"target":null,)"
      R"("missing":["items:studio"],"windows":[{"from":"2021-01-01","to":"2025-12-31","status":"behind",)"
      R"("entities":3,"met":1,"on_track":1,"behind":0,"missed":0,"no_data":1,"share":0.333333}]}]})");
}

TEST(Json, ListsEntitiesByName) {
  const std::vector<std::vector<std::string>> names{{"912390226435899392"}};
  const std::string text = to_json(sample(), &names);
  EXPECT_NE(
      text.find(
          R"("entity_values":[{"entity":"912390226435899392","status":"on_track","value":240.5,"target":360}])"),
      std::string::npos)
      << text;
}

TEST(Json, OneEntityHasValueAndTarget) {
  EvalResult one = sample();
  ProvisionResult& p = one.provisions.front();
  p.value = Rational::of(1, 8);
  p.comparison = Comparison::between;
  p.low = Rational(0);
  p.high = Rational(2);
  EXPECT_NE(to_json(one).find(R"("value":0.125,"target":[0,2])"), std::string::npos);
  p.comparison = Comparison::at_most;
  EXPECT_NE(to_json(one).find(R"("target":2,)"), std::string::npos);
}

TEST(Table, AlignsWideCharacters) {
  const std::string text = to_table(sample());
  const auto lines_at = text.find("hours-cycle");
  ASSERT_NE(lines_at, std::string::npos);
  EXPECT_NE(text.find("落后"), std::string::npos);
  EXPECT_NE(text.find("33.3% ≥100%"), std::string::npos);
}

}  // namespace
}  // namespace xt::plans
