// A held entry as JSON in credits_hold.entry: everything that posting it later needs; and why it waits.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "credits/credits.h"
#include "credits/holds.h"
#include "rules/holds.h"

namespace xt::credits {

std::string hold_json(const NewEntry& entry);
Result<NewEntry> parse_hold_json(std::string_view text);  // credits.hold_damaged

// Why it waits, as credits_hold.reasons keeps it.
std::string whys_json(const std::vector<Why>& all);
Result<std::vector<HoldReason>> parse_whys(std::string_view text);  // credits.hold_damaged

}  // namespace xt::credits
