#include "access/http.h"

#include <boost/json.hpp>

#include "access/accounts.h"
#include "access/may.h"
#include "http/json.h"

#include "cookies.h"
#include "http_accounts.h"
#include "sessions.h"

namespace xt::access {
namespace {

namespace json = boost::json;

constexpr std::int64_t kDeviceAge_s = 365LL * 86'400;
constexpr std::size_t kSignInBody = 4096;  // octets

std::string_view duty_name(Duty duty) {
  return duty == Duty::change_password ? "change_password" : duty == Duty::enrol ? "enrol" : "none";
}

Result<json::object> account_json(db::Session& session, const Caller& caller, Date today) {
  XT_TRY(const Scope scope, scope_of(session, caller.key_lo));
  XT_TRY(const std::vector<Post> all, posts_of(session, caller.account_id));
  json::array posts;
  for (const Post& post : all) {
    if (post.holds(today)) posts.push_back(post_json(post, today));
  }
  json::array permissions;
  for (const std::string_view permission : permissions_of(caller.role)) permissions.emplace_back(permission);
  json::object account{{"id", std::to_string(caller.account_id)},
                       {"login", caller.login},
                       {"name", caller.name},
                       {"role", role_name(caller.role)},
                       {"scope", {{"code", scope.code}, {"name", scope.name}, {"level", scope.level}}},
                       {"permissions", std::move(permissions)},
                       {"post_id", std::to_string(caller.standing.post_id)},
                       {"posts", std::move(posts)},
                       {"duty", duty_name(caller.standing.duty)}};
  if (caller.teacher_id) account["teacher_id"] = std::to_string(*caller.teacher_id);
  return account;
}

Result<http::Response> session_response(db::Database& database, const SignIn& sign_in, const Caller& caller,
                                        const std::string& csrf) {
  XT_TRY(json::object account,
         database.read([&](db::Session& session) { return account_json(session, caller, sign_in.today()); }));
  return http::no_store(http::json(json::object{{"account", std::move(account)}, {"csrf", csrf}}));
}

Result<http::Response> post_session(db::Database& database, SignIn& sign_in, const http::Request& request) {
  XT_TRY(const json::object body, http::json_body(request));
  XT_TRY(const std::string login, http::json_string(body, "login", 64));
  XT_TRY(const std::string password, secret_member(body, "password"));
  std::string code;
  if (body.contains("code")) {
    XT_TRY(code, http::json_string(body, "code", 16));
  }
  XT_TRY(const SignedIn in, sign_in.sign_in(login, password, source_of(request), code));
  return signed_in_response(database, sign_in, in, request.secure);
}

Result<http::Response> get_session(db::Database& database, SignIn& sign_in, const http::Request& request) {
  return session_response(database, sign_in, caller_of(request),
                          SignIn::csrf_of(request.cookie(kSessionCookie)));
}

Result<http::Response> put_post(db::Database& database, SignIn& sign_in, const http::Request& request) {
  XT_TRY(const json::object body, http::json_body(request));
  XT_TRY(const std::string id, http::json_string(body, "post", 20));
  const std::string_view token = request.cookie(kSessionCookie);
  XT_TRY(const Caller caller,
         sign_in.change_post(caller_of(request), token, parse_id(id).value_or(0), request.request_id));
  return session_response(database, sign_in, caller, SignIn::csrf_of(token));
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

// A password is taken as it was typed: trimming it would refuse what its owner chose.
Result<std::string> secret_member(const json::object& body, std::string_view name) {
  const json::value* value = body.if_contains(name);
  if (value == nullptr || !value->is_string() || value->get_string().empty()) {
    return Error{Code::invalid, "http.bad_body", {{std::string(name), "required", "请输入密码"}}, {}};
  }
  return std::string(value->get_string());
}

Source source_of(const http::Request& request) {
  return {request.remote_address, std::string(request.headers.get("user-agent")),
          std::string(request.cookie(kDeviceCookie)), request.request_id};
}

void add_session_cookies(http::Response& response, const SignedIn& in, bool secure) {
  response.headers.add("Set-Cookie", cookie(kSessionCookie, in.token, "/", in.max_age_s, secure));
  if (!in.device.empty()) {
    response.headers.add("Set-Cookie",
                         cookie(kDeviceCookie, in.device, "/api/session", kDeviceAge_s, secure));
  }
}

Result<http::Response> signed_in_response(db::Database& database, const SignIn& sign_in, const SignedIn& in,
                                          bool secure) {
  XT_TRY(http::Response response, session_response(database, sign_in, in.caller, in.csrf));
  add_session_cookies(response, in, secure);
  return response;
}

std::vector<http::Route> routes(db::Database& database, SignIn& sign_in, std::vector<ObjectNames> names) {
  using http::Method;
  using http::Request;
  const auto with = [&](auto handler) {
    return [&database, &sign_in, handler](const Request& request) {
      return handler(database, sign_in, request);
    };
  };
  http::Route enter{Method::post, "/api/session", "public", "sign in", with(post_session), kSignInBody};
  enter.takes = "{login: string, password: string, code?: string}";
  http::Route who{Method::get, "/api/session", "session", "who is signed in", with(get_session)};
  http::Route leave{Method::del, "/api/session", "session", "sign out",
                    [&sign_in](const Request& request) { return delete_session(sign_in, request); }};
  leave.gives = "none";
  http::Route post{Method::put,    "/api/session/post",
                   "session",      "goes on under another post of the same person",
                   with(put_post), kSignInBody};
  post.takes = "{post: id}";
  enter.gives = who.gives = post.gives = "{account: Account, csrf: string}";
  http::Route demo{Method::get, "/api/demo/accounts", "public",
                   "the demonstration's accounts, where there is one",
                   [&database, &sign_in](const Request&) { return get_demo_accounts(database, sign_in); }};
  demo.gives =
      "{accounts: {login: string, password: string, name: string, role: Role, scope_name: string, what: "
      "string}[]}";
  std::vector<http::Route> all{enter, who, leave, post, demo};
  for (auto part : {account_routes(database, sign_in), invitation_routes(database, sign_in),
                    own_routes(sign_in), oidc_routes(database, sign_in),
                    trail_routes(database, std::move(names)), token_routes(database, sign_in)}) {
    for (http::Route& route : part) all.push_back(std::move(route));
  }
  return all;
}

}  // namespace xt::access
