#include "access/http.h"

#include <boost/json.hpp>

#include "access/accounts.h"
#include "access/may.h"
#include "http/json.h"

#include "cookies.h"

namespace xt::access {
namespace {

namespace json = boost::json;

constexpr std::int64_t kDeviceAge_s = 365LL * 86'400;
constexpr std::size_t kSignInBody = 4096;  // octets

json::object account_json(const Caller& caller, const Scope& scope) {
  json::array permissions;
  for (const std::string_view permission : permissions_of(caller.role)) permissions.emplace_back(permission);
  json::object account{{"id", std::to_string(caller.account_id)},
                       {"login", caller.login},
                       {"name", caller.name},
                       {"role", role_name(caller.role)},
                       {"scope", {{"code", scope.code}, {"name", scope.name}, {"level", scope.level}}},
                       {"permissions", std::move(permissions)}};
  if (caller.teacher_id) account["teacher_id"] = std::to_string(*caller.teacher_id);
  return account;
}

http::Response session_response(const Caller& caller, const Scope& scope, const std::string& csrf) {
  http::Response response =
      http::json(json::object{{"account", account_json(caller, scope)}, {"csrf", csrf}});
  response.headers.add("Cache-Control", "no-store");
  return response;
}

// The password is taken as it was typed: trimming it would refuse what its owner chose.
Result<std::string> password_of(const json::object& body) {
  const json::value* value = body.if_contains("password");
  if (value == nullptr || !value->is_string() || value->get_string().empty()) {
    return Error{Code::invalid, "http.bad_body", {{"password", "required", "请输入密码"}}, {}};
  }
  return std::string(value->get_string());
}

Result<http::Response> post_session(SignIn& sign_in, const http::Request& request) {
  XT_TRY(const json::object body, http::json_body(request));
  XT_TRY(const std::string login, http::json_string(body, "login", 64));
  XT_TRY(const std::string password, password_of(body));
  const Source source{request.remote_address, std::string(request.headers.get("user-agent")),
                      std::string(request.cookie(kDeviceCookie)), request.request_id};
  XT_TRY(const SignedIn in, sign_in.sign_in(login, password, source));
  http::Response response = session_response(in.caller, in.scope, in.csrf);
  response.headers.add("Set-Cookie", cookie(kSessionCookie, in.token, "/", in.max_age_s, request.secure));
  if (!in.device.empty()) {
    response.headers.add("Set-Cookie",
                         cookie(kDeviceCookie, in.device, "/api/session", kDeviceAge_s, request.secure));
  }
  return response;
}

Result<http::Response> get_session(SignIn& sign_in, const http::Request& request) {
  const Caller& caller = caller_of(request);
  XT_TRY(const Scope scope, sign_in.scope_of(caller));
  return session_response(caller, scope, SignIn::csrf_of(request.cookie(kSessionCookie)));
}

Result<http::Response> delete_session(SignIn& sign_in, const http::Request& request) {
  XT_CHECK_OK(sign_in.sign_out(caller_of(request), request.cookie(kSessionCookie), request.request_id));
  http::Response response = http::no_content();
  response.headers.add("Set-Cookie", cookie(kSessionCookie, "", "/", 0, request.secure));
  return response;
}

Result<http::Response> get_demo_accounts(db::Database& database, const SignIn& sign_in) {
  if (!sign_in.demo()) return make_error(Code::not_found, "http.not_found");
  XT_TRY(const std::vector<DemoRow> rows, demo_accounts(database));
  json::array accounts;
  for (const DemoRow& row : rows) {
    accounts.push_back({{"login", row.login},
                        {"password", kDemoPassword},
                        {"name", row.name},
                        {"role", row.role},
                        {"scope_name", row.scope_name},
                        {"what", row.what}});
  }
  return http::json(json::object{{"accounts", std::move(accounts)}});
}

}  // namespace

std::vector<http::Route> routes(db::Database& database, SignIn& sign_in) {
  using http::Method;
  using http::Request;
  return {{Method::post, "/api/session", "public", "sign in",
           [&sign_in](const Request& request) { return post_session(sign_in, request); }, kSignInBody},
          {Method::get, "/api/session", "session", "who is signed in",
           [&sign_in](const Request& request) { return get_session(sign_in, request); }},
          {Method::del, "/api/session", "session", "sign out",
           [&sign_in](const Request& request) { return delete_session(sign_in, request); }},
          {Method::get, "/api/demo/accounts", "public", "the demonstration's accounts, where there is one",
           [&database, &sign_in](const Request&) { return get_demo_accounts(database, sign_in); }}};
}

}  // namespace xt::access
