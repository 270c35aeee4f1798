// Who may administer whom: pure.
#pragma once

#include <vector>

#include "access/manage.h"

namespace xt::access {

// Those that count: not ended by `today`, or all where every one has ended.
std::vector<const Post*> standing_posts(const std::vector<Post>& posts, Date today);
bool touches(const Caller& caller, const std::vector<Post>& posts, Date today);
// access.no_account, access.own_account, access.not_manageable.
Status may_manage(const Caller& caller, Id account, const std::vector<Post>& posts, Date today);
// The same role at the same node on the same day.
bool clashes(const std::vector<Post>& posts, const Post& wanted);

}  // namespace xt::access
