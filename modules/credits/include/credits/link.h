// One entry as its chain holds it: what whoever checks it by themselves needs.
#pragma once

#include <string>

#include "base/id.h"
#include "base/result.h"
#include "db/db.h"

namespace xt::credits {

struct Link {
  Id chain = 0;  // the record in whose chain it stands
  std::int64_t seq = 0;
  std::string previous;   // the hash before it, 64 hex; credits::kChainStart for the first
  std::string canonical;  // credits/chain.h
  std::string hash;       // as stored: SHA-256 over previous and canonical
};
// `teacher`: any of the person's records. credits.no_entry.
Result<Link> link_of(db::Session& session, Id teacher, Id entry);

}  // namespace xt::credits
