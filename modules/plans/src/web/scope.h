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

// Path parameter id; query at, known (today where absent) and under (absent: the caller's own node, or the
// plan's region where that lies below it). plans.unknown_plan, also where it does not bind the caller;
// access.outside_scope; plans.outside_region.
Result<Asked> asked(db::Session& session, const Shelf& shelf, const http::Request& request);

}  // namespace xt::plans
