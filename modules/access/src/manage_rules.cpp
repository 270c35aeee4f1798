#include "manage_rules.h"

#include <algorithm>

namespace xt::access {
namespace {

// Auditors look over a region's administrators: only a city or the province appoints them. Providers and
// experts work for regions, not for schools.
int rank_needed(Role role) {
  switch (role) {
    case Role::teacher:
    case Role::school_admin:
      return 1;
    case Role::county_admin:
    case Role::provider:
    case Role::expert:
      return 2;
    case Role::city_admin:
    case Role::auditor:
      return 3;
    case Role::province_admin:
      return 4;
  }
  return 5;
}

int rank_of(Role administrator) {
  switch (administrator) {
    case Role::school_admin:
      return 1;
    case Role::county_admin:
      return 2;
    case Role::city_admin:
      return 3;
    case Role::province_admin:
      return 4;
    default:
      return 0;
  }
}

}  // namespace

bool manages(Role administrator, Role other) {
  return rank_of(administrator) >= rank_needed(other);
}

std::vector<const Post*> standing_posts(const std::vector<Post>& posts, Date today) {
  std::vector<const Post*> out;
  for (const Post& post : posts) {
    if (post.period.to > today) out.push_back(&post);
  }
  if (out.empty()) {
    for (const Post& post : posts) out.push_back(&post);
  }
  return out;
}

bool touches(const Caller& caller, const std::vector<Post>& posts, Date today) {
  const auto standing = standing_posts(posts, today);
  return std::any_of(standing.begin(), standing.end(),
                     [&](const Post* post) { return caller.covers(post->scope.lo, post->scope.hi); });
}

Status may_manage(const Caller& caller, Id account, const std::vector<Post>& posts, Date today) {
  if (!touches(caller, posts, today)) return make_error(Code::not_found, "access.no_account");
  if (account == caller.account_id) return make_error(Code::forbidden, "access.own_account");
  for (const Post* post : standing_posts(posts, today)) {
    if (!caller.covers(post->scope.lo, post->scope.hi) || !manages(caller.role, post->role)) {
      return make_error(Code::forbidden, "access.not_manageable");
    }
  }
  return {};
}

bool clashes(const std::vector<Post>& posts, const Post& wanted) {
  return std::any_of(posts.begin(), posts.end(), [&](const Post& post) {
    return post.role == wanted.role && post.scope.lo == wanted.scope.lo &&
           post.period.overlaps(wanted.period);
  });
}

}  // namespace xt::access
