#include "overview/http.h"

#include <memory>

#include "handlers.h"

namespace xt::overview {

std::vector<http::Route> routes(db::Database& database, const plans::Desk& desk) {
  auto house = std::make_shared<const House>(House{database, desk});
  const auto get = [&](const char* pattern, const char* permission, const char* summary, const char* query,
                       const char* gives, auto call) {
    http::Route route{http::Method::get, pattern, permission, summary,
                      [house, call](const http::Request& request) { return call(*house, request); }};
    route.query = query;
    route.gives = gives;
    return route;
  };
  return {get("/api/teachers/{id}/standing", "people.read",
              "what every plan asks of one person: done, required, expected by now, owed by when",
              "at?: date", "TeacherStanding", get_teacher_standing)};
}

std::vector<http::Shape> shapes() {
  return {{"StateCounts", "{entities: int, met: int, on_track: int, behind: int, missed: int, no_data: int}"},
          {"Demand",
           "{id: string, title: string, title_en: string, quote: string, strength: string, unit: string, "
           "window: string, measure: string, target_text: string, status: string, value: number | null, "
           "target: number | number[] | null, expected: number | null, gap: number | null, from: date, "
           "to: date, due: date, missing: string[]}"},
          {"PlanStanding",
           "{id: string, title: string, title_en: string, from: date, to: date, running: bool, "
           "counts: StateCounts, lead: string | null, demands: Demand[]}"},
          {"TeacherStanding", "{teacher: id, at: date, plans: PlanStanding[]}"}};
}

}  // namespace xt::overview
