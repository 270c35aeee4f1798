// A held entry as JSON in credits_hold.entry: everything that posting it later needs.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "credits/credits.h"

namespace xt::credits {

std::string hold_json(const NewEntry& entry);
Result<NewEntry> parse_hold_json(std::string_view text);  // credits.hold_damaged

}  // namespace xt::credits
