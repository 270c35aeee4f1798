// Signing in by a provider of identities. What a browser is led through always ends on a page of the web app,
// which has the words: /sign-in?oidc=… and /me?oidc=….
#include "access/oidc.h"
#include "http/json.h"
#include "log/log.h"

#include "cookies.h"
#include "http_accounts.h"

namespace xt::access {
namespace {

namespace json = boost::json;
using http::Request;
using http::Response;

constexpr std::string_view kCookie = "xt_oidc";
constexpr std::string_view kCookiePath = "/api/oidc";
constexpr std::int64_t kCookieAge_s = 600;
constexpr std::size_t kMaxNext = 500;     // octets
constexpr std::size_t kMaxHost = 255;     // octets
constexpr std::size_t kMaxCode = 4096;    // octets
constexpr std::size_t kSmallBody = 4096;  // octets

// A path of this site, printable and without a backslash, which browsers read as a slash; else the first
// page.
std::string local_path(std::string_view next) {
  const bool local = next.starts_with('/') && !next.starts_with("//") && next.size() <= kMaxNext;
  for (const char c : next) {
    if (c <= ' ' || c > '~' || c == '\\') return "/";
  }
  return local ? std::string(next) : "/";
}

std::string value_of(const Request& request, std::string_view name) {
  const auto value = request.query_value(name);
  return value && value->size() <= kMaxCode ? std::string(*value) : std::string();
}

// As this browser sees us. Whoever forges the header gets nowhere: the provider knows our addresses.
Result<std::string> return_uri(const Request& request) {
  const std::string_view host = request.headers.get("host");
  constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:[]";
  if (host.empty() || host.size() > kMaxHost || host.find_first_not_of(allowed) != std::string_view::npos) {
    return make_error(Code::malformed, "http.bad_request", "host");
  }
  return std::string(request.secure ? "https://" : "http://") + std::string(host) + "/api/oidc/return";
}

Response lead(std::string location) {
  return no_store(http::redirect(302, std::move(location)));
}
void keep_browser(Response& response, const std::string& browser, bool secure) {
  response.headers.add("Set-Cookie",
                       cookie(kCookie, browser, kCookiePath, browser.empty() ? 0 : kCookieAge_s, secure));
}

std::string encoded(std::string_view path) {
  std::string out;
  for (const char c : path) {
    if (c == '&' || c == '+' || c == '#' || c == '%') {
      constexpr std::string_view digits = "0123456789ABCDEF";
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', digits[byte >> 4U], digits[byte & 15U]};
    } else {
      out += c;
    }
  }
  return out;
}

// The page says it in words; the log has the reason.
Result<Response> led_back(const Error& error, const Request& request) {
  if (error.reason == "access.no_oidc" || error.code == Code::internal) return error;
  log::warn("access.oidc", {{"reason", error.reason}, {"note", error.note}, {"request", request.request_id}});
  constexpr std::string_view ours = "access.oidc_";
  const bool known = error.reason.starts_with(ours);
  return lead("/sign-in?oidc=" + (known                              ? error.reason.substr(ours.size())
                                  : error.reason == "access.no_post" ? std::string("no_post")
                                  : error.code == Code::too_many     ? std::string("wait")
                                                                     : std::string("refused")));
}

Result<Response> get_oidc(Oidc& oidc, const Request&) {
  json::object body{{"name", nullptr}};
  if (oidc.configured()) body["name"] = oidc.name();
  return http::json(body);
}

Result<Response> get_start(Oidc& oidc, const Request& request) {
  XT_TRY(const std::string uri, return_uri(request));
  auto departure = oidc.start(source_of(request), uri, local_path(value_of(request, "next")));
  if (!departure.ok()) return led_back(departure.error(), request);
  Response response = lead(std::move(departure->location));
  keep_browser(response, departure->browser, request.secure);
  return response;
}

Result<Response> post_bind(Oidc& oidc, const Request& request) {
  XT_TRY(const json::object body, http::json_body(request));
  XT_TRY(const std::string password, secret_member(body, "password"));
  XT_TRY(const std::string uri, return_uri(request));
  XT_TRY(const Oidc::Departure departure,
         oidc.start_binding({caller_of(request), request.request_id}, password, uri));
  Response response = private_json({{"location", departure.location}});
  keep_browser(response, departure.browser, request.secure);
  return response;
}

Response arrived(const Oidc::Arrival& arrival, const Request& request) {
  const std::string after = "&next=" + encoded(arrival.next);
  switch (arrival.outcome) {
    case Oidc::Outcome::bound:
      return lead("/me?oidc=bound");
    case Oidc::Outcome::unbound:
      return lead("/sign-in?oidc=unbound" + after);
    case Oidc::Outcome::code_needed:
      return lead("/sign-in?oidc=code" + after);
    case Oidc::Outcome::signed_in:
      break;
  }
  // The page asks who is signed in, which it otherwise spares whoever never was.
  Response response = lead("/sign-in?oidc=done" + after);
  add_session_cookies(response, *arrival.in, request.secure);
  return response;
}

Result<Response> get_return(Oidc& oidc, const Request& request) {
  const Oidc::Back back{std::string(request.cookie(kCookie)), value_of(request, "state"),
                        value_of(request, "code"), value_of(request, "error"),
                        std::string(request.cookie(kSessionCookie))};
  const auto arrival = oidc.arrive(back, source_of(request));
  if (!arrival.ok() && arrival.error().reason == "access.oidc_taken") return lead("/me?oidc=taken");
  if (!arrival.ok()) return led_back(arrival.error(), request);
  Response response = arrived(*arrival, request);
  keep_browser(response, arrival->browser, request.secure);
  return response;
}

Result<Response> get_own(Oidc& oidc, const Request& request) {
  XT_TRY(const std::int64_t bound, oidc.bound_ms(caller_of(request)));
  json::object body{{"name", nullptr}, {"bound_ms", nullptr}};
  if (oidc.configured()) body["name"] = oidc.name();
  if (bound != 0) body["bound_ms"] = bound;
  return private_json(std::move(body));
}

Result<Response> delete_own(Oidc& oidc, const Request& request) {
  XT_CHECK_OK(oidc.unbind({caller_of(request), request.request_id}));
  return http::no_content();
}

}  // namespace

std::vector<http::Route> oidc_routes(db::Database& database, SignIn& sign_in) {
  using http::Method;
  const auto oidc = std::make_shared<Oidc>(sign_in);
  const auto route = [&](Method method, std::string pattern, const char* permission, std::string summary,
                         auto handler, std::string gives) {
    http::Route out{method,
                    std::move(pattern),
                    permission,
                    std::move(summary),
                    [oidc, handler](const Request& request) { return handler(*oidc, request); },
                    kSmallBody};
    out.gives = std::move(gives);
    return out;
  };
  const auto finish = [&database, &sign_in](Oidc& on, const Request& request) -> Result<Response> {
    XT_TRY(const json::object body, http::json_body(request));
    XT_TRY(const std::string code, http::json_string(body, "code", 16));
    XT_TRY(const SignedIn in, on.finish(std::string(request.cookie(kCookie)), code, source_of(request)));
    XT_TRY(Response response, signed_in_response(database, sign_in, in, request.secure));
    keep_browser(response, "", request.secure);
    return response;
  };
  std::vector<http::Route> all{
      route(Method::get, "/api/oidc", "public", "the provider of identities, where there is one", get_oidc,
            "{name: string | null}"),
      route(Method::get, "/api/oidc/start", "public", "leads to the provider to sign in", get_start,
            "302 none"),
      route(Method::get, "/api/oidc/return", "public", "where the provider sends the browser back to",
            get_return, "302 none"),
      route(Method::post, "/api/oidc/code", "public", "the second factor after the provider", finish,
            "{account: Account, csrf: string}"),
      route(Method::post, "/api/oidc/bind", "session", "begins to bind the own account to an identity",
            post_bind, "{location: string}"),
      route(Method::get, "/api/me/oidc", "session", "whether the own account is bound", get_own,
            "{name: string | null, bound_ms: int | null}"),
      route(Method::del, "/api/me/oidc", "session", "the identity no longer opens the own account",
            delete_own, "none")};
  all[1].query = "next?: string";
  all[2].query = "state?: string, code?: string, error?: string";
  all[3].takes = "{code: string}";
  all[4].takes = "{password: string}";
  return all;
}

}  // namespace xt::access
