// The whole table of who may do what. A role has what its line says and nothing else.
#include <algorithm>
#include <array>

#include "access/may.h"
#include "http/router.h"

namespace xt::access {
namespace {

constexpr unsigned bit(Role role) {
  return 1U << static_cast<unsigned>(role);
}

constexpr unsigned kAdmins =
    bit(Role::school_admin) | bit(Role::county_admin) | bit(Role::city_admin) | bit(Role::province_admin);
constexpr unsigned kRegionAdmins =
    bit(Role::county_admin) | bit(Role::city_admin) | bit(Role::province_admin);
constexpr unsigned kEveryone =
    kAdmins | bit(Role::teacher) | bit(Role::provider) | bit(Role::expert) | bit(Role::auditor);

struct Permission {
  std::string_view name;
  unsigned roles;
};

// What a permission opens is still cut to the caller's subtree, and for a teacher to themselves
// (may_see_teacher).
constexpr std::array kPermissions{
    Permission{"access.accounts", kAdmins},
    Permission{"access.audit", bit(Role::auditor) | bit(Role::city_admin) | bit(Role::province_admin)},
    Permission{"access.tokens", kRegionAdmins},
    Permission{"achievements.hand_in", kRegionAdmins | bit(Role::provider)},  // result sheets
    Permission{"achievements.own", bit(Role::provider)},  // those of one's own institution
    Permission{"achievements.read", kRegionAdmins | bit(Role::auditor) | bit(Role::provider)},
    Permission{"achievements.write", kRegionAdmins},  // handed to the tokens of outside platforms
    Permission{"corrections.answer", kAdmins},
    Permission{"corrections.ask", kAdmins | bit(Role::teacher)},  // of one's own file
    Permission{"corrections.read", kAdmins | bit(Role::teacher) | bit(Role::auditor)},
    Permission{"credits.read", kAdmins | bit(Role::teacher) | bit(Role::auditor)},
    Permission{"credits.write", kRegionAdmins},
    Permission{"cycles.close", kRegionAdmins},
    Permission{"cycles.list", kAdmins | bit(Role::auditor)},  // names and accounts of others
    Permission{"cycles.read", kAdmins | bit(Role::teacher) | bit(Role::auditor)},
    Permission{"cycles.write", kRegionAdmins},
    Permission{"declarations.deadline", kRegionAdmins},  // of a year, for a region
    Permission{"declarations.draw", kRegionAdmins},      // for inspection, and what it found
    Permission{"declarations.inspect", kRegionAdmins | bit(Role::auditor)},  // see draws and findings
    Permission{"declarations.make", kAdmins | bit(Role::teacher)},           // one's own
    Permission{"declarations.queue", kAdmins | bit(Role::auditor)},
    Permission{"declarations.read", kAdmins | bit(Role::teacher) | bit(Role::auditor)},
    Permission{"declarations.verify", kAdmins},
    Permission{"imports.read", kAdmins | bit(Role::auditor)},
    Permission{"imports.write", kAdmins},
    Permission{"orgs.read", kEveryone},
    Permission{"orgs.write", kRegionAdmins},
    Permission{"overview.read", kAdmins | bit(Role::auditor)},
    Permission{"people.merge", kRegionAdmins},  // two records of one person
    Permission{"people.read", kAdmins | bit(Role::teacher) | bit(Role::auditor)},
    Permission{"people.write", kAdmins},
    Permission{"plans.drill", kAdmins | bit(Role::teacher) | bit(Role::auditor)},  // down to rows of persons
    Permission{"plans.read", kEveryone},                                           // text, states and counts
    Permission{"proof.issue", kAdmins | bit(Role::teacher)},                       // a teacher to themselves
    Permission{"proof.manage", kAdmins | bit(Role::auditor)},                      // lists, batches
    Permission{"proof.read", kAdmins | bit(Role::teacher) | bit(Role::auditor)},
    Permission{"proof.revoke", kAdmins},
    Permission{"rules.read", kEveryone},    // regulations
    Permission{"reports.export", kAdmins},  // identity numbers in clear, audited
    Permission{"reports.read", kAdmins | bit(Role::auditor)},
    Permission{"schools.read", kAdmins | bit(Role::auditor)},
    Permission{"platforms.read", kRegionAdmins | bit(Role::auditor)},
    Permission{"plans.write", kRegionAdmins},
    Permission{"search.read", kEveryone},  // whom it finds is decided by people.read
};

const Permission* find(std::string_view name) {
  const auto found = std::find_if(kPermissions.begin(), kPermissions.end(),
                                  [&](const Permission& p) { return p.name == name; });
  return found == kPermissions.end() ? nullptr : &*found;
}

}  // namespace

bool is_known(std::string_view permission) {
  return permission == "public" || permission == "session" || find(permission) != nullptr;
}

bool allows(Role role, std::string_view permission) {
  if (permission == "public" || permission == "session") return true;
  const Permission* found = find(permission);
  return found != nullptr && (found->roles & bit(role)) != 0;
}

std::vector<std::string_view> permissions_of(Role role) {
  std::vector<std::string_view> out;
  for (const Permission& permission : kPermissions) {
    if ((permission.roles & bit(role)) != 0) out.push_back(permission.name);
  }
  return out;
}

Status may(const Caller& caller, std::string_view permission) {
  const auto& only = caller.standing.only;
  if (only && permission != "public" && std::find(only->begin(), only->end(), permission) == only->end()) {
    return make_error(Code::forbidden, "access.token_scope", std::string(permission));
  }
  if (allows(caller.role, permission)) return {};
  return make_error(Code::forbidden, "access.not_permitted",
                    std::string(role_name(caller.role)) + " lacks " + std::string(permission));
}

Status within(const Caller& caller, std::int64_t lo, std::int64_t hi) {
  if (lo < hi && caller.covers(lo, hi)) return {};
  return make_error(Code::forbidden, "access.outside_scope");
}

Status may_see_teacher(const Caller& caller, Id teacher_id, std::int64_t org_key) {
  const bool own = caller.teacher_id == teacher_id;
  const bool administers =
      caller.role != Role::teacher && may(caller, "people.read").ok() && caller.covers(org_key);
  if (own || administers) return {};
  return make_error(Code::not_found, "access.no_teacher");
}

Status check_permissions(const http::Router& router) {
  std::string unknown;
  for (const http::Route& route : router.routes()) {
    if (is_known(route.permission)) continue;
    unknown +=
        std::string(http::method_name(route.method)) + " " + route.pattern + ": " + route.permission + "\n";
  }
  if (unknown.empty()) return {};
  return make_error(Code::internal, "access.unknown_permission", unknown);
}

}  // namespace xt::access
