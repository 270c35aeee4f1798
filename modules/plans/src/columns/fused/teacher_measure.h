// A measure of teachers as arithmetic over columns of whole numbers: hundredths are whole numbers too, so
// that nothing is rounded. Divisions and weeks are left to the judge that takes one thing at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

#include "columns/fused/pass.h"
#include "eval/rules/state.h"
#include "eval/rules/windows.h"
#include "plans/plan.h"

namespace xt::plans::columns {

struct MeasureNode {
  ExprKind kind = ExprKind::number;
  std::size_t column = 0;  // leaf
  bool fact = false;       // leaf: `column` is one of the small tables' facts
  bool heads = false;      // leaf trained, submitted: 1 where there is any
  std::int64_t num = 0;    // number, over den
  std::int64_t den = 1;    // of the values of this node
  std::vector<MeasureNode> args;
};

// Columns that are asked for, each once.
class ColumnSet {
 public:
  std::size_t add(std::size_t lane, const Period& days, std::uint32_t own = kNone);
  const std::vector<PassColumn>& all() const { return columns_; }

 private:
  std::vector<PassColumn> columns_;
  std::map<std::tuple<std::size_t, Period, std::uint32_t>, std::size_t> index_;
};

struct MeasureContext {
  const rules::Timeline& timeline;
  const Provision& provision;
  const rules::Terms& terms;
  std::uint32_t own = kNone;  // the window is each teacher's own
  // The number of a leaf of the small tables over these days; nothing where it cannot be asked by teacher.
  std::function<std::optional<std::size_t>(const Expr&, const rules::Span&, const Period&)> fact;
};

// `days`: the window as far as it counts. nullopt: not by columns.
std::optional<MeasureNode> compile_measure(const Expr& expr, const MeasureContext& context,
                                           const rules::Span& span, const Period& days, Lanes& lanes,
                                           ColumnSet& columns);

// Values of all teachers of a batch, over node.den. `facts`: of each fact the values of the batch.
void values_of(const MeasureNode& node, const Pass::Batch& batch,
               const std::vector<std::vector<std::int64_t>>& facts, std::vector<std::int64_t>& out);

// The state of a value (over `den`) under one target: bounds that are compared as whole numbers.
struct Thresholds {
  std::int64_t met = INT64_MIN;       // at_least: from here on
  std::int64_t on_track = INT64_MAX;  // at_least, while the window runs: from here on
  std::int64_t over = INT64_MAX;      // at_most: missed from here on
  State below = State::behind;        // at_least, unmet and not on track
  State within = State::met;          // at_most, not exceeded
  State of(std::int64_t value) const {
    const State low = value >= met ? State::met : value >= on_track ? State::on_track : below;
    const State high = value >= over ? State::missed : within;
    return low > high ? low : high;
  }
};
Thresholds thresholds(const Provision& provision, std::int64_t den, const rules::Clock& clock,
                      int window_days);

}  // namespace xt::plans::columns
