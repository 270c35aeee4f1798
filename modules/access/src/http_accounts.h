// Routes of this room by subject, and the JSON they share.
#pragma once

#include <vector>

#include <boost/json.hpp>

#include "access/manage.h"
#include "access/sign_in.h"
#include "access/trail.h"
#include "http/router.h"

namespace xt::access {

boost::json::object post_json(const Post& post, Date today);
boost::json::object line_json(const AccountLine& line, Date today);
// "role", "org", "teacher_id", "from", "to" of a body.
Result<NewPost> new_post(const boost::json::object& body);
// Not kept by anybody on the way, nor for repeated writes.
http::Response private_json(boost::json::object body, int status = 200);
// A secret as it was typed: "password"; field errors required and not_text.
Result<std::string> secret_member(const boost::json::object& body, std::string_view name);
// The answer to a successful sign-in: cookies, account, CSRF token.
Result<http::Response> signed_in_response(db::Database& database, const SignIn& sign_in, const SignedIn& in,
                                          bool secure);
void add_session_cookies(http::Response& response, const SignedIn& in, bool secure);
Source source_of(const http::Request& request);

std::vector<http::Route> account_routes(db::Database& database, SignIn& sign_in);
std::vector<http::Route> invitation_routes(db::Database& database, SignIn& sign_in);
std::vector<http::Route> own_routes(SignIn& sign_in);
std::vector<http::Route> oidc_routes(db::Database& database, SignIn& sign_in);
std::vector<http::Route> trail_routes(db::Database& database, std::vector<ObjectNames> names);
std::vector<http::Route> token_routes(db::Database& database, SignIn& sign_in);

// One change of an account by an administrator: reads who is meant, changes in one transaction.
template <class F>
auto with_account(db::Database& database, const http::Request& request, Date today, F&& change)
    -> std::invoke_result_t<F, db::Session&, const Change&> {
  const auto id = parse_id(request.param("id"));
  if (!id) return make_error(Code::not_found, "access.no_account");
  const Actor actor = actor_of(request);
  return database.write(
      [&](db::Session& session) { return change(session, Change{caller_of(request), actor, *id, today}); });
}

}  // namespace xt::access
