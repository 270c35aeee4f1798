// The two small grammars inside a rule file.
//   condition: kind = 'paper' and level in ('province', '市级') and not (absent >= 1/5)
//   formula:   min(claimed, days * 8) * by(role, 'lecturer' = 4, 1)
#pragma once

#include <optional>

#include "plans/lang/report.h"
#include "plans/lang/toml_tree.h"
#include "rules/rule.h"

namespace xt::rules {

// What may be named: the facts of an achievement before it is converted (`achieved`), those and the hours
// that came of it (`converted`), or those of an entry of the ledger (`ledger`).
enum class Names : std::uint8_t { achieved, converted, ledger };

// nullopt: complained.
std::optional<Condition> parse_condition(const plans::TomlFile& file, const plans::TomlNode& text,
                                         Names names, plans::Report& report);
// `node` is a string or a number.
std::optional<Formula> parse_formula(const plans::TomlFile& file, const plans::TomlNode& node, Names names,
                                     plans::Report& report);

}  // namespace xt::rules
