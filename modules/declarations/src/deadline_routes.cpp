// By when a year's activities must be declared and verified: seen by who administers, set for a region.
#include "access/guard.h"
#include "access/may.h"
#include "access/under.h"
#include "http/json.h"
#include "http/params.h"
#include "orgs/orgs.h"

#include "deadlines.h"
#include "http_json.h"

namespace xt::declarations {
namespace {

namespace json = boost::json;

std::string version_of(const Deadline& d) {
  return access::version_of({d.last_day.iso(), d.verify_day ? d.verify_day->iso() : "", d.words});
}

Status as_loaded(db::Session& session, const http::Request& request, std::int64_t org_key, int year) {
  XT_TRY(const auto found, deadline(session, org_key, year));
  return access::unchanged(session, request,
                           {found ? version_of(*found) : "", "deadline:" + std::to_string(year),
                            "declarations.deadline_changed_meanwhile", org_key});
}

json::object to_json(const Deadline& d, const access::Caller& caller, bool may_set) {
  json::object out{{"org", {{"code", d.code}, {"name", d.name}}},
                   {"year", d.year},
                   {"last_day", d.last_day.iso()},
                   {"words", d.words},
                   {"by", d.by},
                   {"set_ms", d.set_ms},
                   {"version", version_of(d)},
                   {"own", may_set && caller.covers(d.org_key, orgs::subtree(d.org_key).hi)}};
  out["verify_day"] = d.verify_day ? json::value(d.verify_day->iso()) : json::value(nullptr);
  return out;
}

Result<http::Response> get_deadlines(const Desk& desk, const http::Request& request) {
  const Doer doer = doer_of(desk, request);
  XT_TRY(const std::string under, http::query_text(request, "under", 32));
  const bool may_set = access::may(doer.caller, "declarations.deadline").ok();
  return desk.database.read([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const orgs::Org org, access::org_under(session, doer.caller, under));
    XT_TRY(const auto found, deadlines(session, org.subtree()));
    json::array rows;
    for (const Deadline& one : found) rows.push_back(to_json(one, doer.caller, may_set));
    return no_store(json::object{{"today", doer.today.iso()},
                                 {"org", {{"code", org.code}, {"name", org.name}}},
                                 {"may_set", may_set},
                                 {"deadlines", std::move(rows)}});
  });
}

Error bad(const char* name, const char* detail) {
  return Error{Code::invalid, "declarations.bad_deadline", {{name, "not_understood", detail}}, {}};
}

Result<std::optional<Date>> day_of(const json::object& body, const char* name) {
  XT_TRY(const std::string text, optional_text(body, name, 10));
  if (text.empty()) return std::optional<Date>();
  const auto parsed = Date::parse_iso(text);
  if (!parsed) return bad(name, "2025-05-31");
  return parsed;
}

Result<http::Response> put_deadline(const Desk& desk, const http::Request& request) {
  const Doer doer = doer_of(desk, request);
  XT_TRY(const json::object body, http::json_body(request));
  Deadline d;
  XT_TRY(const std::string under, optional_text(body, "under", 32));
  const json::value* year = body.if_contains("year");
  if (year == nullptr || !year->is_int64() || year->get_int64() < 1900 || year->get_int64() > 2200)
    return bad("year", "2025");
  d.year = static_cast<int>(year->get_int64());
  XT_TRY(const auto last, day_of(body, "last_day"));
  if (!last) return bad("last_day", "2025-05-31");
  d.last_day = *last;
  XT_TRY(d.verify_day, day_of(body, "verify_day"));
  XT_TRY(d.words, optional_text(body, "words", 200));
  return desk.database.write([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const orgs::Org org, access::org_under(session, doer.caller, under));
    d.org_key = org.key;
    XT_CHECK_OK(as_loaded(session, request, org.key, d.year));
    XT_CHECK_OK(set_deadline(session, doer, d));
    return http::no_content();
  });
}

Result<http::Response> del_deadline(const Desk& desk, const http::Request& request) {
  const Doer doer = doer_of(desk, request);
  XT_TRY(const std::string under, http::query_text(request, "under", 32));
  XT_TRY(const std::int64_t year, http::query_int(request, "year", 0, 1900, 2200));
  return desk.database.write([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const orgs::Org org, access::org_under(session, doer.caller, under));
    XT_CHECK_OK(as_loaded(session, request, org.key, static_cast<int>(year)));
    XT_CHECK_OK(drop_deadline(session, doer, org.key, static_cast<int>(year)));
    return http::no_content();
  });
}

}  // namespace

std::vector<http::Route> deadline_routes(const Desk& desk) {
  using http::Method;
  using http::Request;
  std::vector<http::Route> out{
      route(
          {Method::get, "/api/declaration-deadlines", "declarations.queue",
           "by when each year's activities must be declared and verified: for a place, above it and below it",
           "",
           "{today: date, org: {code: string, name: string}, may_set: bool, deadlines: "
           "DeclarationDeadline[]}"},
          [desk](const Request& r) { return get_deadlines(desk, r); }),
      route({Method::put, "/api/declaration-deadlines", "declarations.deadline",
             "set the last day of declaring and of verifying for a year; of several above a school the "
             "earliest "
             "counts",
             "{under?: string | null, year: int, last_day: date, verify_day?: date | null, words?: string | "
             "null}",
             "none | 412"},
            [desk](const Request& r) { return put_deadline(desk, r); }),
      route({Method::del, "/api/declaration-deadlines", "declarations.deadline",
             "take a year's deadline of a place away", "", "none | 412"},
            [desk](const Request& r) { return del_deadline(desk, r); })};
  out[0].query = "under?: string";
  out[2].query = "under?: string, year: int";
  return out;
}

}  // namespace xt::declarations
