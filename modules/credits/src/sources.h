// The other sources of an achievement: records that stand beside the entry that counts (credits_source).
#pragma once

#include <string>
#include <vector>

#include "credits/credits.h"

namespace xt::credits {

struct OtherSource {
  NewEntry told;  // the teacher is the one that speaks
  Id chain = 0, entry = 0;
  Id hold = 0;  // decided by a person; 0: found by the program
};
Status save_sources(db::Session& session, const std::vector<OtherSource>& sources);

struct Place {
  Id chain, entry;
};
Status move_sources(db::Session& session, const Place& from, const Place& to);

// Sources whose entry was taken back wait for a person again: an achievement that somebody still vouches for
// is not lost. Of these chains.
Status wake_sources(db::Session& session, const std::vector<Id>& chains);

}  // namespace xt::credits
