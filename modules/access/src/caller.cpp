#include "access/caller.h"

#include <array>
#include <stdexcept>
#include <utility>

#include "http/message.h"

namespace xt::access {
namespace {

constexpr std::array<std::pair<Role, std::string_view>, 8> kRoles{{{Role::teacher, "teacher"},
                                                                   {Role::school_admin, "school_admin"},
                                                                   {Role::county_admin, "county_admin"},
                                                                   {Role::city_admin, "city_admin"},
                                                                   {Role::province_admin, "province_admin"},
                                                                   {Role::provider, "provider"},
                                                                   {Role::expert, "expert"},
                                                                   {Role::auditor, "auditor"}}};

}  // namespace

std::string_view role_name(Role role) {
  for (const auto& [value, name] : kRoles) {
    if (value == role) return name;
  }
  return "";
}

std::optional<Role> parse_role(std::string_view text) {
  for (const auto& [value, name] : kRoles) {
    if (name == text) return value;
  }
  return std::nullopt;
}

const Caller& caller_of(const http::Request& request) {
  const auto* caller = std::any_cast<Caller>(&request.context);
  if (caller == nullptr) throw std::logic_error("a route without a gate asked who is calling");
  return *caller;
}

Actor actor_of(const http::Request& request) {
  const auto* caller = std::any_cast<Caller>(&request.context);
  if (caller == nullptr) return {0, "nobody", request.request_id};
  // What a program did in somebody's name shows as such.
  const Id token = caller->standing.token_id;
  return {caller->account_id, caller->login + (token == 0 ? "" : " (token:" + std::to_string(token) + ")"),
          request.request_id};
}

}  // namespace xt::access
