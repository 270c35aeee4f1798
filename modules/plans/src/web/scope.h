// What a request may see of a plan.
#pragma once

#include <string>

#include "access/caller.h"
#include "http/message.h"
#include "orgs/orgs.h"
#include "plans/desk.h"
#include "plans/eval.h"
#include "web/shelf.h"

namespace xt::plans {

struct Asked {
  const Plan* plan = nullptr;
  orgs::Org under;
  Date at, known;
  EvalRequest request() const {
    EvalRequest out;
    out.at = at;
    out.known = known;
    out.under = under.code;
    return out;
  }
};

// Whether the plan says anything about what the caller may see.
bool binds(const Plan& plan, const access::Caller& caller);

// A plan in the version that is asked for.
struct Opened {
  const Edition* edition = nullptr;
  const Edition* latest = nullptr;  // the last one that was published, in force or not
  Date at, known;
};
// Path parameter id; query at, known (today where absent) and version (absent: the one in force on those
// days). plans.unknown_plan, also where the plan does not bind the caller; plans.unknown_version.
Result<Opened> reading(const Shelf& shelf, const http::Request& request);

// As `reading`, and query under (absent: the caller's own node, or the plan's region where that lies below
// it). access.outside_scope; plans.outside_region.
Result<Asked> asked(db::Session& session, const Shelf& shelf, const http::Request& request);

}  // namespace xt::plans
