// GET /api/plans/{id}/state
#include "eval/json_text.h"
#include "http/json.h"
#include "web/plan_routes.h"

namespace xt::plans {

Result<http::Response> get_state(db::Database& database, const Shelf& shelf, Answers& answers,
                                 const http::Request& request) {
  XT_TRY(const Asked ask, database.read([&](db::Session& s) { return asked(s, shelf, request); }));
  XT_TRY(const auto result, answers.evaluate(database, *ask.plan, ask.request()));
  std::string text = to_json(*result);
  text.pop_back();
  return http::json_text(text + ",\"under_name\":" + json::str(ask.under.name) + "}");
}

}  // namespace xt::plans
