#pragma once

#include "base/text.h"
#include "credits/credits.h"

namespace xt::credits {

inline constexpr std::size_t kLongestReason = 500;  // characters

inline Status check(const Decision& decision) {
  if (decision.reason.empty() || length_utf8(decision.reason) > kLongestReason) {
    return make_error(Code::invalid, "credits.reason_required");
  }
  return {};
}

}  // namespace xt::credits
