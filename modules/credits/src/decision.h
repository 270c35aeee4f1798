#pragma once

#include <string>

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

// Posts an open hold and writes down how it was decided: released merged.
struct Release {
  const char* state;
  const Recount& recount;
};
Result<Id> release_as(db::Session& session, Id teacher, Id hold, const Decision& decision,
                      const Release& release);

// Closes an open hold without posting anything: dropped same.
Status decide_as(db::Session& session, Id teacher, Id hold, const Decision& decision, const char* state);

// Reverses the entry that a release posted, in a way that lets it be released again.
Status take_back_release(db::Session& session, Id teacher, const std::string& key, Id hold,
                         const Decision& decision);

}  // namespace xt::credits
