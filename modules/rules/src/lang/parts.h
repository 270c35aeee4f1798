// The parts of a rule file: [[conversion]], [[factor]], [[cap]], [[requirement]], [[verify]].
#pragma once

#include <string_view>

#include "plans/lang/quote.h"
#include "plans/lang/report.h"
#include "plans/lang/table.h"
#include "plans/lang/toml_tree.h"
#include "rules/rule.h"

namespace xt::rules {

// What reading a part needs. Lives for one compilation.
struct Reading {
  const plans::TomlFile& file;
  plans::Report& report;
  std::string_view source;
  const plans::SourceIndex& index;
  const Rule& rule;  // what is read already: caps name its conversions
};

Clause read_clause(const plans::TomlNode& node, const Reading& reading);
Factor read_factor(const plans::TomlNode& node, const Reading& reading);
Cap read_cap(const plans::TomlNode& node, const Reading& reading);
Requirement read_requirement(const plans::TomlNode& node, const Reading& reading);
Verify read_verify(const plans::TomlNode& node, const Reading& reading);

// "down 0.5"
std::optional<Rounding> read_rounding(plans::Table& table, std::string_view key, plans::Report& report);
// "09-01"; a day that every year has.
std::optional<std::pair<int, int>> read_day(plans::Table& table, std::string_view key, plans::Report& report);
// Small letters, digits and hyphens.
void check_id(const plans::TomlNode* node, plans::Report& report);

}  // namespace xt::rules
