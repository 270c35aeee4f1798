// GET /api/plans/{id}/provisions/{pid}/trend: month by month, as far as it is computed.
#include <algorithm>
#include <chrono>
#include <map>

#include "base/id.h"
#include "db/if_free.h"
#include "eval/json_text.h"
#include "eval/rules/state.h"
#include "http/json.h"
#include "http/params.h"
#include "plans/rollup.h"
#include "web/plan_routes.h"

namespace xt::plans {
namespace {

using namespace json;
using Clock = std::chrono::steady_clock;

// What one request computes at most before it shows what is there; the page asks again for the rest. Short: a
// person waits for the first answer.
constexpr auto kBudget = std::chrono::milliseconds(40);
// While facts keep coming in, a point that was right a minute ago is shown rather than computed for ever.
constexpr std::int64_t kFreshMs = 60'000;

std::string point_json(const TrendPoint& p, Comparison comparison) {
  const Counts& c = p.counts;
  return "{\"at\":" + day(p.at) + ",\"status\":" + str(code(p.status)) +
         ",\"entities\":" + std::to_string(c.entities) + ",\"met\":" + std::to_string(c.met) +
         ",\"on_track\":" + std::to_string(c.on_track) + ",\"behind\":" + std::to_string(c.behind) +
         ",\"missed\":" + std::to_string(c.missed) + ",\"no_data\":" + std::to_string(c.no_data) +
         ",\"share\":" + number(rules::share_of(c)) + ",\"value\":" + number(p.value) +
         ",\"target\":" + target(comparison, p.low, p.high) + ",\"window\":" + window(p.first, p.last) + "}";
}

// The version of the plan that was in force on each day, and its digest.
class Texts {
 public:
  Texts(const Shelf& shelf, std::string plan, Date known)
      : shelf_(shelf), plan_(std::move(plan)), known_(known) {}
  const Plan* on(Date at, Date known) const { return shelf_.find(plan_, at, std::min(known, known_)); }
  const std::string& digest(const Plan* plan) {
    std::string& out = digests_[plan];
    if (out.empty()) out = plan_digest(*plan);
    return out;
  }

 private:
  const Shelf& shelf_;
  std::string plan_;
  Date known_;
  std::map<const Plan*, std::string> digests_;
};

struct Trend {
  std::map<Date, TrendPoint> points;
  int pending = 0;
};

Result<TrendPoint> computed(db::Database& database, Answers& answers, const Asked& ask, const Plan& text,
                            const TrendRequest& wanted, Date at) {
  const Date known = wanted.known.value_or(at);
  EvalRequest request;
  request.at = at;
  request.known = known == kOpenEnd ? ask.known : known;
  request.under = wanted.under;
  request.provisions = {wanted.provision};
  request.windows = false;
  XT_TRY(const EvalResult result, answers.compute(database, text, request));
  return point_of(text, wanted.mark, result.provisions.front(), at, known);
}

// Fills what is missing, the latest first, as long as the budget lasts.
Result<Trend> fill(db::Database& database, Answers& answers, const Asked& ask, const TrendRequest& wanted,
                   const std::vector<Date>& days, Texts texts) {
  Trend out;
  XT_TRY(const auto kept,
         database.read([&](db::Session& s) { return kept_points(s, ask.plan->id, wanted); }));
  for (const TrendPoint& p : kept) out.points[p.at] = p;
  const auto start = Clock::now();
  std::vector<TrendPoint> made;
  for (auto at = days.rbegin(); at != days.rend(); ++at) {
    const Plan* text = texts.on(*at, wanted.known.value_or(*at));
    if (text == nullptr || text->find(wanted.provision) == nullptr) continue;
    const auto found = out.points.find(*at);
    if (found != out.points.end()) {
      const TrendPoint& p = found->second;
      if (p.digest == texts.digest(text) && (p.mark == wanted.mark || now_ms() - p.made_ms < kFreshMs))
        continue;
    }
    if (Clock::now() - start > kBudget) {
      out.pending += found == out.points.end() ? 1 : 0;
      continue;
    }
    XT_TRY(TrendPoint p, computed(database, answers, ask, *text, wanted, *at));
    made.push_back(p);
    out.points[*at] = std::move(p);
  }
  if (!made.empty()) {
    // Only so that they need not be computed again: while an import has the database they are shown all the
    // same.
    const auto done = db::write_if_free(
        database, [&](db::Session& s) { return keep_points(s, ask.plan->id, wanted, made); });
    if (!done.ok() && done.error().reason != "db.busy") return done.error();
  }
  return out;
}

}  // namespace

Result<http::Response> get_trend(db::Database& database, const Shelf& shelf, Answers& answers,
                                 const http::Request& request) {
  XT_TRY(const Asked ask, database.read([&](db::Session& s) { return asked(s, shelf, request); }));
  XT_TRY(const std::string basis, http::query_text(request, "basis", 8));
  if (!basis.empty() && basis != "now" && basis != "then") {
    return http::bad_parameter("basis", "unknown", "now then");
  }
  const std::string id(request.param("pid"));
  const Provision* provision = ask.plan->find(id);
  if (provision == nullptr) return make_error(Code::not_found, "plans.unknown_provision", id);
  TrendRequest wanted{id, ask.under.key, ask.under.code, std::nullopt, ""};
  if (basis != "then") wanted.known = ask.known >= shelf.today() ? kOpenEnd : ask.known;
  XT_TRY(wanted.mark, answers.mark(database));
  const std::vector<Date> days =
      provision->judged() ? trend_days(*ask.plan, *provision, ask.at) : std::vector<Date>();
  XT_TRY(const Trend trend,
         fill(database, answers, ask, wanted, days, Texts(shelf, ask.plan->id, ask.known)));
  std::vector<TrendPoint> shown;
  for (const Date at : days) {
    const auto found = trend.points.find(at);
    if (found != trend.points.end()) shown.push_back(found->second);
  }
  return http::json_text(
      "{\"provision\":" + str(id) + ",\"under\":" + str(ask.under.code) +
      ",\"basis\":" + str(basis == "then" ? "then" : "now") + ",\"points\":" +
      list(shown, [&](const TrendPoint& p) { return point_json(p, provision->comparison); }) +
      ",\"pending\":" + std::to_string(trend.pending) + "}");
}

}  // namespace xt::plans
