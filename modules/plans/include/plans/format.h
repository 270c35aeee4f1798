// The formatter of plan.toml and cases.toml. Works on tokens, so that comments and order survive; changes
// white space and the spacing inside expressions only. Idempotent, and the result compiles to the same plan.
// Pure.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace xt::plans {

// Error malformed, plans.not_toml, where the text is not TOML: nothing is guessed.
Result<std::string> format(std::string_view toml);

// Canonical spacing of a filter or measure; text that cannot be read as tokens comes back as it was.
std::string format_expression(std::string_view text);

}  // namespace xt::plans
