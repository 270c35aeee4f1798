#include <utility>

#include "web/plan_routes.h"

namespace xt::plans {

std::vector<http::Route> routes(db::Database& database, std::shared_ptr<const Shelf> shelf) {
  auto answers = std::make_shared<Answers>();
  const auto get = [&](const char* pattern, const char* permission, const char* summary, auto call) {
    return http::Route{http::Method::get, pattern, permission, summary,
                       [&database, shelf, answers, call](const http::Request& request) {
                         Result<http::Response> response = call(database, *shelf, *answers, request);
                         if (response.ok()) response->headers.add("Cache-Control", "no-store");
                         return response;
                       }};
  };
  return {
      get("/api/plans", "plans.read", "the plans that bind the caller, with the counts of their provisions",
          list_plans),
      get("/api/plans/{id}", "plans.read",
          "one plan as a page: its text, cut at the quotes, and its provisions",
          [](db::Database& d, const Shelf& s, Answers&, const http::Request& r) {
            return get_plan(d, s, r);
          }),
      get("/api/plans/{id}/state", "plans.read", "where a region stands: the JSON of plan eval", get_state),
      get("/api/plans/{id}/provisions/{pid}/units", "plans.read", "the level below a region, one line each",
          get_units),
      get("/api/plans/{id}/provisions/{pid}/entities", "plans.drill", "the entities of a provision",
          get_entities),
      get("/api/plans/{id}/provisions/{pid}/explain", "plans.drill",
          "the rows and the arithmetic of one entity",
          [](db::Database& d, const Shelf& s, Answers&, const http::Request& r) {
            return get_explain(d, s, r);
          })};
}

}  // namespace xt::plans
