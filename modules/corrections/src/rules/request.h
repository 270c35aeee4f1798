// What may be asked and what may be answered. Pure.
#pragma once

#include <string_view>
#include <vector>

#include "corrections/corrections.h"

namespace xt::corrections::rules {

// What can be wrong: entry: hours dates not_mine duplicate other; period and designation: value dates
// not_mine other; missing: entry period designation other. Empty for an unknown `about`.
std::vector<std::string_view> choices_for(std::string_view about);

Status check(const Ask& ask);
Status check(const Answer& answer, std::string_view about, Date today);

// Credits of the corrected entry: in the proportion of the old one, half up to 0.01; the conversion rule
// itself is not asked again. nullopt where it does not fit.
std::optional<std::int64_t> scaled_credits(std::int64_t credits_x100, std::int64_t old_hours_x100,
                                           std::int64_t new_hours_x100);

}  // namespace xt::corrections::rules
