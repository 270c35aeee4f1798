// API tokens over HTTP.
#include "access/tokens.h"
#include "http/json.h"
#include "http/params.h"

#include "http_accounts.h"

namespace xt::access {
namespace {

namespace json = boost::json;
using http::Request;
using http::Response;

constexpr std::size_t kSmallBody = 4096;  // octets
constexpr std::size_t kMostPermissions = 64;

json::object line_json(const TokenLine& line) {
  json::array permissions;
  for (const std::string& name : line.permissions) permissions.emplace_back(name);
  json::object out{
      {"id", std::to_string(line.id)},
      {"name", line.name},
      {"permissions", std::move(permissions)},
      {"scope", {{"code", line.scope.code}, {"name", line.scope.name}, {"level", line.scope.level}}},
      {"created_ms", line.created_ms},
      {"expires_ms", line.expires_ms},
      {"used_ms", nullptr},
      {"revoked", line.revoked}};
  if (line.used_ms != 0) out["used_ms"] = line.used_ms;
  return out;
}

Result<Response> get_tokens(db::Database& database, const Request& request) {
  const Caller& caller = caller_of(request);
  XT_TRY(const auto lines, database.read([&](db::Session& session) { return tokens(session, caller); }));
  json::array list;
  for (const TokenLine& line : lines) list.push_back(line_json(line));
  json::array permissions;
  for (const std::string_view name : token_permissions(caller.role)) permissions.emplace_back(name);
  return private_json({{"tokens", std::move(list)}, {"permissions", std::move(permissions)}});
}

Result<std::vector<std::string>> names(const json::object& body) {
  const json::value* value = body.if_contains("permissions");
  std::vector<std::string> out;
  if (value != nullptr && value->is_array() && value->get_array().size() <= kMostPermissions) {
    for (const json::value& one : value->get_array()) {
      if (!one.is_string()) return http::bad_parameter("permissions", "not_text", "请选择权限");
      out.emplace_back(one.get_string());
    }
  }
  return out;
}

Result<Response> post_token(db::Database& database, SignIn& sign_in, const Request& request) {
  XT_TRY(const json::object body, http::json_body(request));
  NewToken wanted;
  XT_TRY(wanted.name, http::json_string(body, "name", 50));
  XT_TRY(wanted.permissions, names(body));
  if (body.contains("org")) {
    XT_TRY(wanted.org, http::json_string(body, "org", 32));
  }
  if (const json::value* days = body.if_contains("days"); days != nullptr && days->is_int64()) {
    wanted.days = days->get_int64();
  }
  XT_TRY(const MadeToken made, database.write([&](db::Session& session) {
    return make_token(session, caller_of(request), actor_of(request), wanted, sign_in.now());
  }));
  return private_json(
      {{"id", std::to_string(made.id)}, {"token", made.token}, {"expires_ms", made.expires_ms}}, 201);
}

Result<Response> delete_token(db::Database& database, const Request& request) {
  XT_TRY(const Id id, http::path_id(request, "id"));
  XT_CHECK_OK(database.write([&](db::Session& session) {
    return revoke_token(session, caller_of(request), actor_of(request), id);
  }));
  return http::no_content();
}

}  // namespace

std::vector<http::Route> token_routes(db::Database& database, SignIn& sign_in) {
  using http::Method;
  http::Route list{Method::get, "/api/tokens", "access.tokens", "the caller's own API tokens",
                   [&database](const Request& request) { return get_tokens(database, request); }};
  list.gives = "{tokens: ApiToken[], permissions: string[]}";
  http::Route make{
      Method::post,
      "/api/tokens",
      "access.tokens",
      "makes a token, told once",
      [&database, &sign_in](const Request& request) { return post_token(database, sign_in, request); },
      kSmallBody};
  make.takes = "{name: string, permissions: string[], org?: string, days?: int}";
  make.gives = "201 {id: id, token: string, expires_ms: int}";
  http::Route revoke{Method::del, "/api/tokens/{id}", "access.tokens", "makes a token useless",
                     [&database](const Request& request) { return delete_token(database, request); }};
  revoke.gives = "none";
  return {list, make, revoke};
}

}  // namespace xt::access
