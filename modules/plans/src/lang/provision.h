// [[provision]] -> Provision. Internal to the compiler: compile.cpp reads the plan, provision*.cpp its
// provisions.
#pragma once

#include <optional>
#include <string_view>

#include "plans/lang/quote.h"
#include "plans/lang/report.h"
#include "plans/lang/table.h"
#include "plans/lang/toml_tree.h"
#include "plans/plan.h"

namespace xt::plans {

struct Reading {
  const TomlFile& file;
  Report& report;
  Plan& plan;                          // header, source and body are read before the provisions
  std::optional<SourceIndex> index{};  // made at the first quote that is not found
  int lookups = 0;
};

Provision read_provision(const TomlNode& node, Reading& reading);

// Sets quote, nth and range (provision_quote.cpp).
void read_quote(Table& table, Provision& provision, Reading& reading);

// Sets comparison, low, high, target_text (provision_target.cpp). `share` answers whether a target was
// written as a percentage or fraction.
struct TargetFacts {
  bool share = false;
  Place place;
};
std::optional<TargetFacts> read_target(const Table& table, Provision& provision, Report& report);
void read_required_share(const Table& table, Provision& provision, Report& report);

// Sets due; needs window, first and last (provision_due.cpp).
void read_due(const Table& table, Provision& provision, Reading& reading);

}  // namespace xt::plans
