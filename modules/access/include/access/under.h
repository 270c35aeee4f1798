// The part of a caller's subtree that a request asks for, usually as `under=CODE`.
#pragma once

#include <string_view>

#include "access/caller.h"
#include "orgs/orgs.h"

namespace xt::access {

// The organisation with this code, the caller's own where it is "". orgs.unknown, access.outside_scope.
Result<orgs::Org> org_under(db::Session& session, const Caller& caller, std::string_view code);
// The same as keys, without asking for the caller's own.
Result<orgs::KeyRange> keys_under(db::Session& session, const Caller& caller, std::string_view code);

}  // namespace xt::access
