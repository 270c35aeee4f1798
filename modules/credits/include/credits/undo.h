// Taking a whole import back out of the ledger: every entry of one origin ("import:7", with the rows of it,
// "import:7:12") is reversed, nothing is deleted.
// The same sheet may be imported again afterwards, which an ordinary reversal does not allow.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "credits/credits.h"
#include "db/db.h"

namespace xt::credits {

struct OriginCounts {
  std::int64_t entries = 0;   // awards and transfers of this origin, released holds included
  std::int64_t reversed = 0;  // of them taken back already, by a person or by undo
  std::int64_t open_holds = 0;
  std::int64_t decided_holds = 0;  // released or dropped by a person
};
// Reads the whole ledger: where nobody knows any more who is concerned.
Result<OriginCounts> count_origin(db::Session& session, const std::string& origin);
// The chains of these people alone, those of records merged with theirs included.
Result<OriginCounts> count_origin_among(db::Session& session, const std::string& origin,
                                        const std::vector<Id>& teachers);

// Reverses what stands and takes open holds away; `progress` (may be empty) is called with the entries done
// and may end it. Again: nothing is left to do. Answers what was done in `reversed` and `open_holds`.
Result<OriginCounts> undo_origin(db::Session& session, const std::string& origin, const Decision& decision,
                                 const std::function<Status(std::int64_t done)>& progress = {});
// The same where the caller knows whose chains hold what has this origin: those are read, not the ledger.
Result<OriginCounts> undo_origin_among(db::Session& session, const std::string& origin,
                                       const std::vector<Id>& teachers, const Decision& decision,
                                       const std::function<Status(std::int64_t done)>& progress = {});

}  // namespace xt::credits
