// The person behind a request, and what the house knows about them. Plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "orgs/key.h"

namespace xt::http {
struct Request;
}

namespace xt::access {

enum class Role : std::uint8_t {
  teacher,
  school_admin,
  county_admin,
  city_admin,
  province_admin,
  provider,
  expert,
  auditor
};

std::string_view role_name(Role role);  // "school_admin"
std::optional<Role> parse_role(std::string_view name);

// How the caller came in and what holds for this visit alone. Other rooms need none of it.
enum class Duty : std::uint8_t {
  none,
  change_password,  // somebody else set the password: everything but changing it is refused
  enrol             // the role demands a second factor: everything but setting one up is refused
};
struct Standing {
  Id post_id = 0;
  Id session_id = 0;
  Id token_id = 0;  // an API token instead of a session
  Duty duty = Duty::none;
  // The permissions of an API token; nullopt: all that the role has.
  std::optional<std::vector<std::string>> only = std::nullopt;
};

struct Caller {
  Id account_id = 0;
  std::string login;
  std::string name;
  Role role = Role::teacher;
  std::int64_t key_lo = 0;  // the scope: the node's own key …
  std::int64_t key_hi = 0;  // … and the end of its subtree, exclusive
  std::optional<Id> teacher_id;
  Standing standing = {};

  orgs::KeyRange scope() const { return {key_lo, key_hi}; }
  bool covers(std::int64_t org_key) const { return key_lo <= org_key && org_key < key_hi; }
  bool covers(std::int64_t lo, std::int64_t hi) const { return key_lo <= lo && hi <= key_hi; }
};

// Set by the gate on every route but "public" ones; std::logic_error where a route asks without being
// guarded.
const Caller& caller_of(const http::Request& request);

// Who did it, for the audit: an account, or a command (`label` "cli:root", account_id 0).
struct Actor {
  Id account_id = 0;
  std::string label;
  std::string request_id;
};
Actor actor_of(const http::Request& request);

}  // namespace xt::access
