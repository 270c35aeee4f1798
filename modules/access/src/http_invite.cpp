// Making accounts by link, and what the link opens.
#include "access/invite.h"
#include "http/json.h"
#include "http/params.h"

#include "http_accounts.h"

namespace xt::access {
namespace {

namespace json = boost::json;
using http::Request;
using http::Response;

constexpr std::size_t kSmallBody = 4096;  // octets

// The token stands behind the #: browsers do not send it, so that no log on the way holds it.
json::object link_json(const Link& link) {
  return {{"id", std::to_string(link.account)},
          {"path", "/invite#" + link.token},
          {"expires_ms", link.expires_ms}};
}

Result<Response> post_account(db::Database& database, SignIn& sign_in, const Request& request) {
  XT_TRY(const json::object body, http::json_body(request));
  Invitee invitee;
  XT_TRY(invitee.login, http::json_string(body, "login", 64));
  XT_TRY(invitee.name, http::json_string(body, "name", 50));
  XT_TRY(invitee.post, new_post(body));
  XT_TRY(const Link link, database.write([&](db::Session& session) {
    return invite(session, caller_of(request), actor_of(request), invitee, sign_in.today(), sign_in.now());
  }));
  return private_json(link_json(link), 201);
}

Result<Response> post_link(db::Database& database, SignIn& sign_in, const Request& request) {
  XT_TRY(const Link link,
         with_account(database, request, sign_in.today(), [&](db::Session& session, const Change& change) {
           return send_link(session, change, sign_in.now());
         }));
  return private_json(link_json(link), 201);
}

Result<Response> delete_link(db::Database& database, SignIn& sign_in, const Request& request) {
  XT_CHECK_OK(with_account(database, request, sign_in.today(), withdraw_link));
  return http::no_content();
}

Result<Response> look(SignIn& sign_in, const Request& request) {
  XT_TRY(const json::object body, http::json_body(request));
  XT_TRY(const std::string token, http::json_string(body, "token", 64));
  XT_TRY(const SignIn::Invited invited, sign_in.invited(token));
  return private_json({{"login", invited.login},
                       {"name", invited.name},
                       {"kind", invited.kind},
                       {"expires_ms", invited.expires_ms}});
}

Result<Response> accept(db::Database& database, SignIn& sign_in, const Request& request) {
  XT_TRY(const json::object body, http::json_body(request));
  XT_TRY(const std::string token, http::json_string(body, "token", 64));
  XT_TRY(const std::string password, secret_member(body, "password"));
  XT_TRY(const auto in, sign_in.accept(token, password, source_of(request)));
  if (!in) return http::no_content();
  return signed_in_response(database, sign_in, *in, request.secure);
}

}  // namespace

std::vector<http::Route> invitation_routes(db::Database& database, SignIn& sign_in) {
  using http::Method;
  const auto with = [&](auto handler) {
    return [&database, &sign_in, handler](const Request& request) {
      return handler(database, sign_in, request);
    };
  };
  http::Route make{Method::post,       "/api/accounts",
                   "access.accounts",  "makes an account and a link by which its owner sets the password",
                   with(post_account), kSmallBody};
  make.takes =
      "{login: string, name: string, role: string, org: string, teacher_id?: id, from?: date, to?: date}";
  http::Route again{Method::post,      "/api/accounts/{id}/link",
                    "access.accounts", "a new link; for an account in use it resets the password",
                    with(post_link),   kSmallBody};
  make.gives = again.gives = "201 AccountLink";
  http::Route withdraw{Method::del, "/api/accounts/{id}/link", "access.accounts",
                       "makes an open link useless", with(delete_link)};
  withdraw.gives = "none";
  http::Route who{Method::post,
                  "/api/invitation",
                  "public",
                  "whom a link is for",
                  [&sign_in](const Request& request) { return look(sign_in, request); },
                  kSmallBody};
  who.takes = "{token: string}";
  who.gives = "{login: string, name: string, kind: 'invite' | 'reset', expires_ms: int}";
  http::Route use{Method::post, "/api/invitation/password",
                  "public",     "sets the password by a link, and signs in unless a second factor is set up",
                  with(accept), kSmallBody};
  use.takes = "{token: string, password: string}";
  use.gives = "{account: Account, csrf: string}";
  return {make, again, withdraw, who, use};
}

}  // namespace xt::access
