// Who may do what. Denied unless said otherwise: permissions.cpp holds the whole table, a role at a time.
#pragma once

#include <string_view>
#include <vector>

#include "access/caller.h"
#include "base/result.h"

namespace xt::http {
class Router;
}

namespace xt::access {

// A permission is "<module>.<verb>"; "public" and "session" are not permissions but always known.
bool is_known(std::string_view permission);
bool allows(Role role, std::string_view permission);
std::vector<std::string_view> permissions_of(Role role);

// access.not_permitted (forbidden) where the caller's role does not have it.
Status may(const Caller& caller, std::string_view permission);

// access.outside_scope (forbidden) where [lo, hi) is not wholly in the caller's subtree.
Status within(const Caller& caller, std::int64_t lo, std::int64_t hi);

// A person is seen by themselves and by who administers the school they are in (`org_key`); a teacher sees
// nobody else. access.no_teacher (not found) otherwise: that somebody exists is personal data, too.
Status may_see_teacher(const Caller& caller, Id teacher_id, std::int64_t org_key);

// Start-up check: every route names a known permission. access.unknown_permission lists those that do not.
Status check_permissions(const http::Router& router);

}  // namespace xt::access
