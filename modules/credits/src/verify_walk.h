// The check of a range of chains within one snapshot. Chains do not refer to one another, so ranges may be
// checked at the same time and in snapshots of their own.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "base/id.h"
#include "base/result.h"
#include "credits/verify.h"
#include "db/db.h"

namespace xt::credits {

struct Stretch {
  std::int64_t teachers = 0, entries = 0;
  std::optional<Difference> difference;  // the first
};
// All chains of teachers lo … hi, both inclusive. `more` is told of every few thousand entries.
Result<Stretch> walk(db::Session& session, Id lo, Id hi, const std::function<void(std::int64_t)>& more);

}  // namespace xt::credits
