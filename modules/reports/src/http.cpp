#include "reports/http.h"

#include "access/caller.h"
#include "access/may.h"
#include "http/params.h"

#include "handlers.h"

namespace xt::reports {

Result<orgs::Org> region_of(db::Session& session, const http::Request& request) {
  const access::Caller& caller = access::caller_of(request);
  XT_TRY(const std::string under, http::query_text(request, "under", 32));
  if (under.empty()) return orgs::find(session, caller.key_lo);
  XT_TRY(const orgs::Org region, orgs::find(session, under));
  XT_CHECK_OK(access::within(caller, region.key, region.key_hi));
  return region;
}

std::vector<http::Route> routes(const Desk& desk) {
  const auto get = [&](const char* pattern, const char* permission, const char* summary, const char* query,
                       const char* gives, auto call) {
    http::Route route{http::Method::get, pattern, permission, summary,
                      [desk, call](const http::Request& request) { return call(desk, request); }};
    route.query = query;
    route.gives = gives;
    return route;
  };
  return {get("/api/reports/4068", "reports.read",
              "statistical form 教基4068: full-time teachers trained in a school year, by level and band of "
              "hours",
              "year?: int, under?: string, format?: 'json' | 'xlsx'", "Form4068 | file", get_form),
          get("/api/reports/4068/teachers", "reports.read", "the teachers behind one number of the form",
              "row: string, band: int, year?: int, under?: string, cursor?: string, limit?: int",
              "{teachers: {id: id, name: string, school: string, hours: int}[], total: int, next_cursor: "
              "string | "
              "null}",
              get_cell),
          get("/api/reports/national", "reports.export",
              "training records as the national system imports them; identity numbers in clear, audited",
              "year?: int, under?: string", "file", get_national)};
}

std::vector<http::Shape> shapes() {
  return {
      {"Form4068",
       "{year: int, from: date, to: date, under: Place, at: date, teachers: int, trained: int, rows: {row: "
       "string, trained: int, bands: int[]}[]}"}};
}

}  // namespace xt::reports
