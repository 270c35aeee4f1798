// Whether a new entry is an achievement that another source told of before. Pure.
#pragma once

#include <span>
#include <string>

#include "credits/same.h"
#include "rules/holds.h"

namespace xt::credits {

struct Match {
  Likeness what = Likeness::different;
  const Activity* with = nullptr;  // the activity that counts, or stands beside one that does
  std::string detail;              // in Chinese
};

// An entry and all that stands beside it are one: the new one is surely the same where it is so with every
// one of them. What its own source has told of already is never matched.
Match match(const NewEntry& entry, std::span<const Activity> activities);

Told told_of(const Activity& activity);

}  // namespace xt::credits
