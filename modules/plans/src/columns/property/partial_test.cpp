// Answers of parts make the answer of the whole, over random worlds: counts asked county by county add up,
// and what nodes that hold one county each send (Partial) gives, in any order, the answer of the undivided
// snapshot.
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <set>

#include <gtest/gtest.h>

#include "columns/columns_of.h"
#include "columns/fused/asking.h"
#include "columns/property/random_case.h"
#include "columns/snapshot/load.h"
#include "db/testing.h"
#include "eval/meaning_world.h"
#include "plans/columns.h"

namespace xt::plans {
namespace {

using namespace testing;
using columns::Partial;
using columns::Snapshot;

const std::vector<std::string> kCounties{"450102", "450103", "450203"};

// Every entity lies in one county, and what is asked of it does not depend on who asks: the terms of a region
// are its own, and may be others than those of the region above it.
bool adds_up(const Provision& p) {
  return p.window.kind != WindowKind::term &&
         std::all_of(p.populations.begin(), p.populations.end(), [](const Population& one) {
           return one.entity == Entity::teacher || one.entity == Entity::school ||
                  one.entity == Entity::county;
         });
}

std::string said(const Counts& c) {
  std::string out;
  for (const std::int64_t n : {c.entities, c.met, c.on_track, c.behind, c.missed, c.no_data}) {
    out += std::to_string(n) + " ";
  }
  return out;
}

std::string said(const std::vector<WindowResult>& windows, const Counts& counts) {
  std::string out = said(counts);
  for (const WindowResult& w : windows)
    out += "| " + w.first.iso() + " " + w.last.iso() + " " + said(w.counts);
  return out;
}

// What a node holds: the people of one county, and of all others nothing; dictionaries, organisations and the
// small tables are everybody's.
std::shared_ptr<const Snapshot> node_of(const Snapshot& whole, std::int64_t county) {
  auto out = std::make_shared<Snapshot>(whole);
  std::erase_if(out->chunks, [&](const auto& chunk) { return chunk->county != county; });
  return out;
}

std::string said(const Plan& plan, Result<std::vector<ProvisionResult>> provisions) {
  if (!provisions.ok()) return provisions.error().reason;
  return to_json(EvalResult{plan.id, {}, {}, "", 0, 0, *std::move(provisions)});
}

class Parts : public db::testing::EngineTest {
 protected:
  void SetUp() override { create_schema(database()); }

  template <class F>
  void in_world(const std::vector<std::string>& world, const F& f) {
    const auto done = database().write([&](db::Session& session) -> Result<int> {
      XT_CHECK_OK(add_divisions(session));
      for (const std::string& line : world) XT_CHECK_OK(add_row(session, line));
      XT_TRY(const auto snapshot, columns::load_snapshot(session));
      f(snapshot);
      return make_error(Code::conflict, "test.rollback");
    });
    ASSERT_EQ(done.error().reason, "test.rollback") << done.error().note;
  }

  void add_counties(const std::shared_ptr<const Snapshot>& snapshot, const Plan& plan, EvalRequest request) {
    const auto engine = columns::columns_of(snapshot, 1);
    request.under = "";
    const auto whole = engine->evaluate(plan, request);
    ASSERT_TRUE(whole.ok());
    std::vector<EvalResult> parts;
    for (const std::string& county : kCounties) {
      request.under = county;
      auto part = engine->evaluate(plan, request);
      ASSERT_TRUE(part.ok());
      parts.push_back(*std::move(part));
    }
    for (std::size_t i = 0; i < plan.provisions.size(); ++i) {
      if (!adds_up(plan.provisions[i])) continue;
      const ProvisionResult& all = whole->provisions[i];
      Counts counts;
      std::vector<WindowResult> windows = all.windows;
      for (WindowResult& w : windows) w.counts = {};
      for (const EvalResult& part : parts) {
        const ProvisionResult& one = part.provisions[i];
        ASSERT_EQ(one.windows.size(), windows.size());
        counts.add(one.counts);
        for (std::size_t w = 0; w < windows.size(); ++w) windows[w].counts.add(one.windows[w].counts);
      }
      EXPECT_EQ(said(windows, counts), said(all.windows, all.counts)) << plan.provisions[i].id;
      ++added_;
      entities_ += counts.entities;
    }
  }

  void merge_nodes(const std::shared_ptr<const Snapshot>& snapshot, const Plan& plan,
                   const EvalRequest& request, Dice& dice) {
    const auto home = columns::find_region(*snapshot, plan.region);
    const auto asked = request.under.empty() ? home : columns::find_region(*snapshot, request.under);
    ASSERT_TRUE(home && asked);
    std::vector<const Provision*> provisions;
    for (const Provision& p : plan.provisions) provisions.push_back(&p);
    const auto noted = [&](const Snapshot& held) {
      auto out = std::make_unique<columns::Asking>(held, plan, provisions, request, *home, *asked);
      EXPECT_TRUE(out->note().ok());
      return out;
    };
    const auto whole = noted(*snapshot);
    auto undivided = whole->pass(1);
    ASSERT_TRUE(undivided.ok()) << undivided.error().note;
    std::set<std::int64_t> counties;
    std::set<std::int64_t> peopled;
    for (const auto& chunk : snapshot->chunks) {
      counties.insert(chunk->county);
      if (chunk->entries() > 0) peopled.insert(chunk->county);
    }
    std::vector<Partial> sent;
    for (const std::int64_t county : counties) {
      const auto node = node_of(*snapshot, county);
      auto part = noted(*node)->pass(1);
      ASSERT_TRUE(part.ok()) << part.error().note;
      sent.push_back(*std::move(part));
    }
    if (lose_ && sent.size() > 1) sent.pop_back();
    Partial merged;
    while (!sent.empty()) {  // whoever is ready first
      const auto next = sent.begin() + dice.to(static_cast<int>(sent.size()) - 1);
      merged.add(*next);
      sent.erase(next);
    }
    if (peopled.size() > 1) ++split_;
    const std::string expected = said(plan, whole->answer(*std::move(undivided)));
    differ_ += said(plan, noted(*snapshot)->answer(std::move(merged))) != expected;
  }

  int added_ = 0, split_ = 0, differ_ = 0;
  std::int64_t entities_ = 0;
  bool lose_ = false;
};

TEST_P(Parts, MakeTheWhole) {
  const char* wanted = std::getenv("XT_PROPERTY_WORLDS");
  const int worlds = wanted != nullptr ? std::atoi(wanted) : GetParam() == db::Engine::sqlite ? 160 : 12;
  for (int i = 0; i < worlds && !HasFailure(); ++i) {
    Dice dice(20'261'122 + static_cast<std::uint64_t>(i));
    SCOPED_TRACE("world " + std::to_string(i));
    const auto world = random_world(dice);
    RandomPlan source = random_plan(dice, 14);
    const auto plan = compiled(source);
    if (!plan) continue;
    const RandomAsk ask = random_ask(dice, source);
    EvalRequest request;
    request.at = *Date::parse_iso(ask.at);
    request.known = *Date::parse_iso(ask.known);
    request.under = ask.under;
    in_world(world, [&](const std::shared_ptr<const Snapshot>& snapshot) {
      add_counties(snapshot, *plan, request);
      merge_nodes(snapshot, *plan, request, dice);
      EXPECT_EQ(differ_, 0);
    });
  }
  std::cout << "[ property ] " << worlds << " worlds: " << added_ << " provisions with " << entities_
            << " entities added by county; " << split_
            << " whole answers merged from several nodes with entries\n";
  EXPECT_GT(added_, worlds);
  EXPECT_GT(entities_, worlds);
  EXPECT_GT(split_, worlds / 4);
}

// A part that does not arrive is seen in the answer.
TEST_P(Parts, WhatIsLostIsSeen) {
  lose_ = true;
  for (int i = 0; i < 20 && differ_ == 0; ++i) {
    Dice dice(9 + static_cast<std::uint64_t>(i));
    const auto world = random_world(dice);
    RandomPlan source = random_plan(dice, 14);
    const auto plan = compiled(source);
    if (!plan) continue;
    EvalRequest request;
    request.at = plan->first + 200;
    request.known = Date::of(2030, 1, 1);
    in_world(world, [&](const std::shared_ptr<const Snapshot>& snapshot) {
      merge_nodes(snapshot, *plan, request, dice);
    });
  }
  EXPECT_GT(differ_, 0);
}
XT_BOTH_ENGINES(Parts);

}  // namespace
}  // namespace xt::plans
