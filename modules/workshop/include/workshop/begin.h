// A new draft of a document, as the page begins one: for whoever fills a house (the demonstration).
#pragma once

#include <cstdint>
#include <string>

#include "access/caller.h"
#include "base/date.h"
#include "base/id.h"
#include "db/db.h"

namespace xt::workshop {

struct Beginning {
  std::int64_t region_key = 0;
  std::string plan_id, title, region;  // region: its code, six digits
  Date from, to;                       // both inclusive
  std::string source;                  // the document's text
  std::string provisions;              // [[provision]] tables that are there already; may be empty
};
// What does not compile is left out but for the head, as on the page.
Result<Id> begin_draft(db::Session& session, const access::Caller& caller, const access::Actor& actor,
                       const Beginning& beginning);
// Drafts in the caller's subtree.
Result<std::int64_t> drafts_there(db::Session& session, const access::Caller& caller);

}  // namespace xt::workshop
