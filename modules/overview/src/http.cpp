#include "overview/http.h"

#include <memory>

#include "handlers.h"

namespace xt::overview {

std::vector<http::Route> routes(db::Database& database, const plans::Desk& desk, Visited visited) {
  auto house =
      std::make_shared<const House>(House{database, desk, std::make_shared<Pages>(), std::move(visited)});
  const auto get = [&](const char* pattern, const char* permission, const char* summary, const char* query,
                       const char* gives, auto call) {
    http::Route route{http::Method::get, pattern, permission, summary,
                      [house, call](const http::Request& request) { return call(*house, request); }};
    route.query = query;
    route.gives = gives;
    return route;
  };
  return {
      get("/api/teachers/{id}/standing", "people.read",
          "what every plan asks of one person: done, required, expected by now, owed by when", "at?: date",
          "TeacherStanding", get_teacher_standing),
      get("/api/overview", "overview.read",
          "all plans that bind a region: states, worst gaps, deadlines, changes, neighbours",
          "under?: string, at?: date", "Overview", get_overview),
      get("/api/overview/months", "overview.read",
          "how many demands of each plan stood where, month by month; months not yet computed are counted",
          "under?: string, at?: date", "{under: Place, plans: PlanMonths[]}", get_months),
      get("/api/schools", "schools.read", "the schools of a region, those that need help first",
          "under?: string, at?: date, q?: string, stage?: string, area?: string, cursor?: string, "
          "limit?: int, "
          "format?: 'json' | 'xlsx', lang?: string",
          "SchoolsAnswer | file", get_schools),
      get("/api/schools/{code}", "schools.read",
          "a school: facts, what plans ask of it as a school, what waits there", "at?: date", "School",
          get_school),
      get("/api/schools/{code}/teachers", "schools.read",
          "teachers against every demand that running plans make on them",
          "at?: date, status?: string, column?: int, q?: string, sort?: 'worst' | 'name' | 'value', "
          "cursor?: string, limit?: int, format?: 'json' | 'xlsx', lang?: string",
          "SchoolTeachers | file", get_school_teachers),
      get("/api/schools/{code}/funds", "schools.read",
          "what a school had and spent, by year and account, and the sentences about it", "", "SchoolFunds",
          get_school_funds),
      get("/api/schools/{code}/sessions", "schools.read",
          "school-based study week by week, and whether it was a teaching week", "to?: date, weeks?: int",
          "SchoolSessions", get_school_sessions)};
}

}  // namespace xt::overview
