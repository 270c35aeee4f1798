#include "web/compare.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace xt::plans {
namespace {

ProvisionResult reading(const char* id, State state, std::int64_t met, std::int64_t of) {
  ProvisionResult out;
  out.id = id;
  out.status = state;
  out.counts.entities = of;
  out.counts.met = met;
  out.share = Rational::of(met, of);
  return out;
}

TEST(Compare, TheStateComesBeforeTheNumber) {
  EXPECT_EQ(drift(State::on_track, State::missed), Drift::worse);
  EXPECT_EQ(drift(State::missed, State::met), Drift::better);
  EXPECT_EQ(drift(State::no_data, State::met), Drift::data);
  EXPECT_EQ(drift(reading("a", State::behind, 1, 4), reading("a", State::met, 1, 4)), Drift::better);
  EXPECT_EQ(drift(reading("a", State::behind, 1, 4), reading("a", State::behind, 2, 4)), Drift::up);
  EXPECT_EQ(drift(reading("a", State::behind, 2, 4), reading("a", State::behind, 4, 8)), Drift::same);
  ProvisionResult before = reading("a", State::behind, 0, 1);
  ProvisionResult after = before;
  before.value = Rational(9);
  after.value = Rational(8);
  EXPECT_EQ(drift(before, after), Drift::down) << "one entity: its value";
}

TEST(Compare, WhatDiffersComesWorstFirst) {
  EvalResult before;
  EvalResult after;
  before.provisions = {reading("same", State::met, 1, 1), reading("up", State::behind, 1, 4),
                       reading("worse", State::met, 4, 4), reading("may", State::met, 1, 1),
                       reading("gone", State::met, 1, 1)};
  after.provisions = {reading("same", State::met, 1, 1), reading("up", State::behind, 2, 4),
                      reading("worse", State::missed, 1, 4), reading("may", State::missed, 0, 1),
                      reading("new", State::missed, 0, 1)};
  after.provisions[3].strength = Strength::may;
  std::vector<std::string> ids;
  for (const Shift& one : shifts(before, after)) ids.push_back(one.after->id);
  EXPECT_THAT(ids, ::testing::ElementsAre("worse", "up"));
  EXPECT_EQ(judged_counts(after).entities, 4);
  EXPECT_EQ(judged_counts(after).missed, 2);
}

}  // namespace
}  // namespace xt::plans
