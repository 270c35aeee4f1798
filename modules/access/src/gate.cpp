#include "access/http.h"
#include "access/may.h"
#include "auth/token.h"

#include "cookies.h"

namespace xt::access {
namespace {

bool writes(http::Method method) {
  return method != http::Method::get && method != http::Method::head && method != http::Method::options;
}

Status check_origin(const http::Request& request) {
  const std::string_view site = request.headers.get("sec-fetch-site");
  if (site.empty() || site == "same-origin" || site == "none") return {};
  return make_error(Code::forbidden, "access.foreign_site");
}

// What somebody may do who must first choose a password, or set up the second factor. Refused here, for every
// route: a page that forgets to ask opens nothing.
Status check_duty(const Caller& caller, const http::Route& route) {
  const std::string_view at = route.pattern;
  switch (caller.standing.duty) {
    case Duty::none:
      return {};
    case Duty::change_password:
      if (at == "/api/session" || at == "/api/me/password") return {};
      return make_error(Code::forbidden, "access.must_change_password");
    case Duty::enrol:
      if (at == "/api/session" || at == "/api/session/post" || at == "/api/me/security" ||
          at == "/api/me/password" || at == "/api/me/factor" || at == "/api/me/factor/confirm") {
        return {};
      }
      return make_error(Code::forbidden, "access.must_enrol");
  }
  return make_error(Code::forbidden, "access.not_permitted");
}

// A program's token in the header instead of a browser's cookie: no browser adds it by itself, so that
// nothing can be forged with it and no CSRF token is needed. What is about the person who is signed in
// ("session") is closed to it.
Status admit_token(SignIn& sign_in, http::Request& request, const http::Route& route) {
  constexpr std::string_view scheme = "Bearer ";
  const std::string_view value = request.headers.get("authorization");
  if (!value.starts_with(scheme)) return make_error(Code::unauthorized, "access.bad_token");
  if (!request.cookie(kSessionCookie).empty()) {
    return make_error(Code::malformed, "access.mixed_credentials");
  }
  XT_TRY(Caller caller, sign_in.authenticate_token(value.substr(scheme.size())));
  request.account_id = caller.account_id;
  XT_CHECK_OK(may(caller, route.permission));
  request.context = std::move(caller);
  return {};
}

}  // namespace

http::Gate gate(SignIn& sign_in) {
  return [&sign_in](http::Request& request, const http::Route& route) -> Status {
    if (writes(request.method)) XT_CHECK_OK(check_origin(request));
    if (route.permission == "public") return {};
    if (request.headers.has("authorization")) return admit_token(sign_in, request, route);
    const std::string_view token = request.cookie(kSessionCookie);
    XT_TRY(Caller caller, sign_in.authenticate(token));
    request.account_id = caller.account_id;
    if (writes(request.method) &&
        !auth::equal_secrets(request.headers.get("x-csrf-token"), SignIn::csrf_of(token))) {
      return make_error(Code::forbidden, "access.bad_csrf");
    }
    XT_CHECK_OK(check_duty(caller, route));
    XT_CHECK_OK(may(caller, route.permission));
    request.context = std::move(caller);
    return {};
  };
}

}  // namespace xt::access
