// What people do about their own account.
#include "access/own.h"
#include "http/json.h"
#include "http/params.h"

#include "http_accounts.h"

namespace xt::access {
namespace {

namespace json = boost::json;
using http::Request;
using http::Response;

constexpr std::size_t kSmallBody = 4096;  // octets

Own own_of(const Request& request) {
  return {caller_of(request), request.request_id};
}

json::object codes_json(const std::vector<std::string>& codes) {
  json::array list;
  for (const std::string& code : codes) list.emplace_back(code);
  return {{"recovery", std::move(list)}};
}

Result<Response> put_password(OwnAccount own, const Request& request) {
  XT_TRY(const json::object body, http::json_body(request));
  XT_TRY(const std::string old_password, secret_member(body, "old_password"));
  XT_TRY(const std::string password, secret_member(body, "password"));
  XT_CHECK_OK(own.change_password(own_of(request), old_password, password));
  return http::no_content();
}

Result<Response> get_security(OwnAccount own, const Request& request) {
  XT_TRY(const Security security, own.security(caller_of(request)));
  json::array sessions;
  for (const OwnSession& one : security.sessions) {
    sessions.push_back({{"id", std::to_string(one.id)},
                        {"created_ms", one.created_ms},
                        {"seen_ms", one.seen_ms},
                        {"address", one.address},
                        {"agent", one.agent},
                        {"present", one.present}});
  }
  json::object body{{"factor", security.factor},
                    {"required", security.required},
                    {"factor_since_ms", nullptr},
                    {"recovery_left", security.recovery_left},
                    {"sessions", std::move(sessions)}};
  if (security.factor) body["factor_since_ms"] = security.factor_since_ms;
  return private_json(std::move(body));
}

Result<Response> delete_session(OwnAccount own, const Request& request) {
  XT_TRY(const Id id, http::path_id(request, "id"));
  XT_CHECK_OK(own.end_session(own_of(request), id));
  return http::no_content();
}

Result<Response> delete_sessions(OwnAccount own, const Request& request) {
  XT_CHECK_OK(own.end_other_sessions(own_of(request)));
  return http::no_content();
}

Result<Response> post_factor(OwnAccount own, const Request& request) {
  XT_TRY(const json::object body, http::json_body(request));
  XT_TRY(const std::string password, secret_member(body, "password"));
  XT_TRY(const NewFactor factor, own.begin_factor(own_of(request), password));
  return private_json({{"secret", factor.secret}, {"uri", factor.uri}}, 201);
}

Result<Response> confirm_factor(OwnAccount own, const Request& request) {
  XT_TRY(const json::object body, http::json_body(request));
  XT_TRY(const std::string code, http::json_string(body, "code", 16));
  XT_TRY(const auto codes, own.confirm_factor(own_of(request), code));
  return private_json(codes_json(codes));
}

Result<Response> delete_factor(OwnAccount own, const Request& request) {
  XT_TRY(const json::object body, http::json_body(request));
  XT_TRY(const std::string password, secret_member(body, "password"));
  XT_CHECK_OK(own.drop_factor(own_of(request), password));
  return http::no_content();
}

Result<Response> renew_recovery(OwnAccount own, const Request& request) {
  XT_TRY(const json::object body, http::json_body(request));
  XT_TRY(const std::string password, secret_member(body, "password"));
  XT_TRY(const auto codes, own.renew_recovery(own_of(request), password));
  return private_json(codes_json(codes));
}

}  // namespace

std::vector<http::Route> own_routes(SignIn& sign_in) {
  using http::Method;
  const auto route = [&](Method method, std::string pattern, std::string summary, auto handler,
                         std::string takes, std::string gives) {
    http::Route out{
        method,
        std::move(pattern),
        "session",
        std::move(summary),
        [own = OwnAccount(sign_in), handler](const Request& request) { return handler(own, request); },
        kSmallBody};
    out.takes = std::move(takes);
    out.gives = std::move(gives);
    return out;
  };
  const std::string password = "{password: string}";
  const std::string codes = "{recovery: string[]}";
  return {
      route(Method::put, "/api/me/password", "changes the own password; other sessions end", put_password,
            "{old_password: string, password: string}", "none"),
      route(Method::get, "/api/me/security", "second factor and sessions of the own account", get_security,
            "", "Security"),
      route(Method::del, "/api/me/sessions/{id}", "ends one of the own sessions", delete_session, "", "none"),
      route(Method::del, "/api/me/sessions", "ends all own sessions but this one", delete_sessions, "",
            "none"),
      route(Method::post, "/api/me/factor", "begins to set up a second factor", post_factor, password,
            "201 {secret: string, uri: string}"),
      route(Method::post, "/api/me/factor/confirm", "the app's first code: the second factor holds from now",
            confirm_factor, "{code: string}", codes),
      route(Method::post, "/api/me/factor/recovery", "new recovery codes in place of all old ones",
            renew_recovery, password, codes),
      route(Method::post, "/api/me/factor/off", "gives the second factor up", delete_factor, password,
            "none")};
}

}  // namespace xt::access
