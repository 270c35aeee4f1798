// Measures: text -> Expr (measure_parser.cpp), then what it means for a provision (measure_check.cpp).
#pragma once

#include <span>

#include "plans/lang/cursor.h"
#include "plans/plan.h"

namespace xt::plans {

// Reads the whole text. What could not be understood is reported and stands as the number 0.
Expr parse_measure(Cursor& cursor);

// What a value counts. Only like can be added to or compared with like; a plain number goes with everything.
enum class Dimension : std::uint8_t {
  number,
  hours,
  credits,
  records,
  people,
  things,
  money,
  time,
  ratio,
  rate
};

struct MeasureFacts {
  Dimension dimension = Dimension::number;
  bool has_leaf = false;
  bool has_submitted = false;
  Pace pace = Pace::none;  // the default: linear where only flows are added up, see docs/plan-language.md
};

struct MeasureContext {
  std::span<const Population> populations;
  WindowKind window = WindowKind::plan;
};

MeasureFacts check_measure(const Expr& expr, const MeasureContext& context, Report& report);

std::string_view entity_code(Entity entity);
std::string_view entity_zh(Entity entity);

}  // namespace xt::plans
