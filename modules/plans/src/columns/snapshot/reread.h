// Some teachers with everything that belongs to them, read again; and which ones changed.
#pragma once

#include <memory>
#include <set>

#include "base/result.h"
#include "columns/snapshot/snapshot.h"
#include "db/db.h"

namespace xt::plans::columns {

// The tables that may grow while rows are read.
struct Tables {
  Growing<Words> words;
  Growing<EntryKinds> kinds;
  Growing<Amounts> amounts;
  Growing<Honours> honours;
  Growing<Orgs> orgs;
};

// The rows of these teachers as a chunk of its own, in the order of `ids`. Entries of a merged record go to
// the one that speaks, where that is among `ids`.
Result<std::shared_ptr<const Chunk>> reread(db::Session& session, const std::set<Id>& ids,
                                            const std::unordered_map<Id, Id>& speakers, Tables& tables);

// The teachers whose attributes or periods are not what the snapshot says, new ones included.
Result<std::set<Id>> changed_people(db::Session& session, const Snapshot& snapshot);

}  // namespace xt::plans::columns
