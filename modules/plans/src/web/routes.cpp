#include <utility>

#include "plans/desk.h"
#include "web/plan_routes.h"

namespace xt::plans {
namespace {

// Every answer speaks of a region on a day, as it was known on a day.
const std::string kWhen = "at?: date, known?: date, version?: int, under?: string";
const std::string kFormat = ", format?: 'json' | 'xlsx', lang?: 'zh-CN' | 'en'";

http::Route with(http::Route route, std::string query, std::string gives) {
  route.query = std::move(query);
  route.gives = std::move(gives);
  return route;
}

}  // namespace

std::vector<http::Route> routes(db::Database& database, std::shared_ptr<const Shelf> shelf,
                                std::shared_ptr<LiveColumns> live) {
  return routes(Desk(database, std::move(shelf), std::move(live)));
}

std::vector<http::Route> routes(const Desk& desk) {
  db::Database& database = desk.database_;
  const auto shelf = desk.shelf_;
  const auto answers = desk.answers_;
  const auto get = [&](const char* pattern, const char* permission, const char* summary, auto call) {
    return http::Route{
        http::Method::get, pattern, permission, summary,
        [&database, shelf, answers, call](const http::Request& request) -> Result<http::Response> {
          XT_CHECK_OK(shelf->refresh(database));
          XT_TRY(http::Response response, call(database, *shelf, *answers, request));
          return http::no_store(std::move(response));
        }};
  };
  return {with(get("/api/plans", "plans.read",
                   "the plans that bind the caller, with the counts of their provisions", list_plans),
               "at?: date, known?: date, under?: string", "{plans: PlanSummary[], saved: SavedState | null}"),
          with(get("/api/plans/{id}", "plans.read",
                   "one plan as a page: its text, cut at the quotes, and its provisions",
                   [](db::Database& d, const Shelf& s, Answers&, const http::Request& r) {
                     return get_plan(d, s, r);
                   }),
               "at?: date, known?: date, version?: int", "PlanPage"),
          with(get("/api/plans/{id}/versions", "plans.read", "the versions of a plan, oldest first",
                   [](db::Database&, const Shelf& s, Answers&, const http::Request& r) {
                     return list_versions(s, r);
                   }),
               "at?: date, known?: date", "{versions: PlanVersion[]}"),
          with(get("/api/plans/{id}/difference", "plans.read", "what changed between two versions",
                   [](db::Database&, const Shelf& s, Answers&, const http::Request& r) {
                     return get_difference(s, r);
                   }),
               "before?: int, after?: int", "PlanDifference"),
          with(get("/api/plans/{id}/state", "plans.read", "where a region stands: the JSON of plan eval",
                   get_state),
               kWhen + kFormat, "PlanState | file"),
          with(get("/api/plans/{id}/provisions/{pid}/units", "plans.read",
                   "the level below a region, one line each", get_units),
               kWhen + kFormat,
               "{under: PlanPlace, path: PlanPlace[], window: DaySpan, units: PlanUnit[]} | file"),
          with(get("/api/plans/{id}/provisions/{pid}/entities", "plans.drill",
                   "the entities of a provision, those who need help first", get_entities),
               kWhen + ", status?: Status, q?: string, cursor?: string, limit?: int" + kFormat,
               "{entities: PlanEntity[], next_cursor: string | null, total: int} | file"),
          with(get("/api/plans/{id}/provisions/{pid}/explain", "plans.drill",
                   "the rows and the arithmetic of one entity",
                   [](db::Database& d, const Shelf& s, Answers&, const http::Request& r) {
                     return get_explain(d, s, r);
                   }),
               kWhen + ", entity: string", "Explanation"),
          with(get("/api/plans/{id}/report.pdf", "plans.read", "the plan's state as a paper for a meeting",
                   get_report),
               kWhen + ", lang?: 'zh-CN' | 'en'", "file"),
          with(get("/api/plans/{id}/changes", "plans.read",
                   "what differs between two readings of a plan: the day asked against another day, or "
                   "against what was "
                   "known on another day",
                   get_changes),
               kWhen + ", from_at?: date, from_known?: date" + kFormat, "PlanChanges | file"),
          with(get("/api/plans/{id}/provisions/{pid}/changes", "plans.read",
                   "the units, and how many entities, whose state differs between two readings",
                   get_unit_changes),
               kWhen + ", from_at?: date, from_known?: date", "UnitChanges"),
          with(get("/api/plans/{id}/provisions/{pid}/trend", "plans.read",
                   "where a provision stood at the end of each month; what is not yet computed is left out "
                   "and counted",
                   get_trend),
               kWhen + ", basis?: 'now' | 'then'", "PlanTrend")};
}

}  // namespace xt::plans
