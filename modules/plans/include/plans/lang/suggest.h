// The nearest of the known words, for "did you mean".
#pragma once

#include <span>
#include <string_view>

#include "plans/lang/report.h"

namespace xt::plans {

// The candidate with the smallest edit distance in code points (insert, delete, replace, swap neighbours), if
// it is near enough to be a slip (a third of the word, at least one); a word that contains the other counts
// as near. Empty: none.
std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

// Did you mean …; where nothing is near, the first of `all` as "one of: …".
Fix nearest_or_list(std::string_view word, std::span<const std::string_view> candidates,
                    std::span<const std::string_view> all);

}  // namespace xt::plans
