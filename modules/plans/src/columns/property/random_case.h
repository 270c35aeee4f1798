// Random worlds and provisions for comparing the evaluators, and the way from a case that differs to a small
// one. A world is made of the lines of tests/meaning (README there), a provision is a piece of plan.toml.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "plans/plan.h"

namespace xt::plans::testing {

// SplitMix64: the same numbers on every machine.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  int to(int last) { return static_cast<int>(next() % static_cast<std::uint64_t>(last + 1)); }  // 0 … last
  bool chance(int percent) { return to(99) < percent; }
  template <class T>
  const T& of(const std::vector<T>& values) {
    return values[static_cast<std::size_t>(to(static_cast<int>(values.size()) - 1))];
  }

 private:
  std::uint64_t state_;
};

struct RandomPlan {
  std::string from, to, year_start;
  std::vector<std::string> provisions;  // each: entity, where, measure, window, target … as TOML
};

struct RandomAsk {
  std::string at, known, under;  // under: may be empty
};

std::vector<std::string> random_world(Dice& dice);
RandomPlan random_plan(Dice& dice, int provisions);
RandomAsk random_ask(Dice& dice, const RandomPlan& plan);

// The plan.toml that holds these provisions, ids p0, p1 …; a source goes with it.
std::string plan_toml(const RandomPlan& plan);
inline constexpr const char* kPlanSource = "目标：应当完成。\n";
// The plan of those provisions that compile; `source` keeps only these. Nothing where none does.
std::optional<Plan> compiled(RandomPlan& source);

// Removes lines, then single name=value words, as long as the rest still fails. `fails` is asked at most
// `most` times.
std::vector<std::string> smallest(std::vector<std::string> lines,
                                  const std::function<bool(const std::vector<std::string>&)>& fails,
                                  int most = 400);

}  // namespace xt::plans::testing
