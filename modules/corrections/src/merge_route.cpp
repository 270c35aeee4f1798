#include "merge_route.h"

#include <boost/json.hpp>

#include "access/access.h"
#include "access/audit.h"
#include "access/may.h"
#include "access/posts.h"
#include "credits/credits.h"
#include "http/json.h"
#include "http/params.h"
#include "people/corrections.h"
#include "people/people.h"

namespace xt::corrections {
namespace {

namespace json = boost::json;

constexpr std::size_t kBody = 4096;  // octets

struct Wanted {
  Id keep = 0, drop = 0;
  std::string reason;
  bool apply = false;
};

Result<Wanted> wanted(const http::Request& request) {
  Wanted out;
  XT_TRY(out.keep, http::path_id(request, "id"));
  XT_TRY(const json::object body, http::json_body(request));
  XT_TRY(const std::string other, http::json_string(body, "other", 20));
  const auto drop = parse_id(other);
  if (!drop) return http::bad_parameter("other", "unknown", "没有这名教师");
  out.drop = *drop;
  const json::value* apply = body.if_contains("apply");
  out.apply = apply != nullptr && *apply == true;
  if (!out.apply) return out;
  XT_TRY(out.reason, http::json_string(body, "reason", 200));
  return out;
}

// Both records lie in the subtree, and neither is one's own. Answers the school of the one that stays.
Result<std::int64_t> check(db::Session& session, const access::Caller& caller, const Wanted& ask) {
  const Date today = shanghai_date(now_ms());
  std::int64_t org = 0;
  for (const Id id : {ask.drop, ask.keep}) {
    XT_TRY(org, people::org_of(session, id, today));
    XT_CHECK_OK(access::may_see_teacher(caller, id, org));
    if (caller.teacher_id == id) return make_error(Code::forbidden, "people.own_merge");
  }
  return org;
}

Result<http::Response> post_merge(db::Database& database, const http::Request& request) {
  XT_TRY(const Wanted ask, wanted(request));
  const access::Actor actor = access::actor_of(request);
  XT_TRY(const auto report, database.write([&](db::Session& session) -> Result<people::MergeReport> {
    XT_TRY(const std::int64_t org, check(session, access::caller_of(request), ask));
    // Trying needs no reason; what is not written needs none either.
    const people::CorrectionOptions options{!ask.apply, ask.apply ? ask.reason : "-", actor.account_id,
                                            credits::note};
    XT_TRY(people::MergeReport made, people::merge(session, ask.keep, ask.drop, options));
    if (!ask.apply) return made;
    XT_CHECK_OK(access::follow_merge(session, ask.keep, ask.drop));
    const std::string detail = json::serialize(json::object{{"keep", std::to_string(ask.keep)}});
    XT_CHECK_OK(access::audit(session, actor,
                              {"people.merge", "teacher:" + std::to_string(ask.drop), org, {}, {}, detail}));
    return made;
  }));
  json::array changes;
  for (const std::string& line : report.changes) changes.emplace_back(line);
  return http::no_store(http::json({{"keep", std::to_string(report.keep)},
                                    {"drop", std::to_string(report.drop)},
                                    {"changes", std::move(changes)},
                                    {"applied", ask.apply}}));
}

}  // namespace

http::Route merge_route(db::Database& database) {
  http::Route route{http::Method::post,
                    "/api/teachers/{id}/merge",
                    "people.merge",
                    "another record of the same person becomes an alias of this one; without `apply` only "
                    "what would be taken over",
                    [&database](const http::Request& request) { return post_merge(database, request); },
                    kBody};
  route.takes = "{other: id, apply?: bool, reason?: string}";
  route.gives = "{keep: id, drop: id, changes: string[], applied: bool}";
  return route;
}

}  // namespace xt::corrections
