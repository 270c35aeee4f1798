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

}  // namespace

http::Gate gate(SignIn& sign_in) {
  return [&sign_in](http::Request& request, const http::Route& route) -> Status {
    if (writes(request.method)) XT_CHECK_OK(check_origin(request));
    if (route.permission == "public") return {};
    const std::string_view token = request.cookie(kSessionCookie);
    XT_TRY(Caller caller, sign_in.authenticate(token));
    request.account_id = caller.account_id;
    if (writes(request.method) &&
        !auth::equal_secrets(request.headers.get("x-csrf-token"), SignIn::csrf_of(token))) {
      return make_error(Code::forbidden, "access.bad_csrf");
    }
    XT_CHECK_OK(may(caller, route.permission));
    request.context = std::move(caller);
    return {};
  };
}

}  // namespace xt::access
