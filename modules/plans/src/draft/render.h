// A proposal as a table of plan.toml.
#pragma once

#include <string>
#include <string_view>

#include "plans/draft.h"

namespace xt::plans::drafting {

std::string toml_string(std::string_view text);         // with its quotation marks
std::string target(const Rational& value, bool share);  // 360, "20%", "1/3"
std::string code(Entity entity);
std::string code(Strength strength);
std::string code(const Window& window);  // year; {from = "service_start", months = 12}
std::string_view code(Comparison comparison);

std::string provision(const Proposal& proposal);

}  // namespace xt::plans::drafting
