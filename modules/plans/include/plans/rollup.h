// Where provisions stood at the ends of months, kept in plans_rollup so that a trend need not be computed on
// every look. Derived: made from the facts by evaluate() and from nothing else; one command rebuilds it, one
// checks it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "db/db.h"
#include "plans/eval.h"
#include "plans/shelf.h"

namespace xt::plans {

struct TrendPoint {
  Date at;
  Date known;  // kOpenEnd: all that is known
  State status = State::no_data;
  Counts counts;
  std::optional<Rational> value, low, high;
  Date first, last;          // the judged window
  std::int64_t made_ms = 0;  // when it was computed
  std::string digest;        // of the plan it was computed with
  std::string mark;          // of the facts as they were
};

// Of the plan as compiled: 16 hex digits that change with every word that could change a result.
std::string plan_digest(const Plan& plan);

// The ends of months from the first day in which the provision binds to `at`, and `at` itself; at most 120,
// the latest.
std::vector<Date> trend_days(const Plan& plan, const Provision& provision, Date at);

// `known`: a day, or kOpenEnd; nullopt: each day as it was known on that day.
struct TrendRequest {
  std::string provision;
  std::int64_t region_key = 0;
  std::string under;  // its code
  std::optional<Date> known;
  std::string mark;  // of the facts as they are
};
Result<std::vector<TrendPoint>> kept_points(db::Session& session, const std::string& plan,
                                            const TrendRequest& request);
// What an evaluation of the version in force on `at` says of one provision.
TrendPoint point_of(const Plan& plan, const std::string& mark, const ProvisionResult& p, Date at, Date known);
xt::Status keep_points(db::Session& session, const std::string& plan, const TrendRequest& request,
                       const std::vector<TrendPoint>& points);

// A short text that differs where the facts that plans look at differ.
Result<std::string> facts_mark(db::Session& session);

struct RollupReport {
  std::int64_t rows = 0;
  std::vector<std::string> wrong;  // "guangxi-145 450000 hours-cycle 2023-06-30", at most 20
};
// Whole plan in the versions then in force, its own region, every month's end up to the shelf's today, as
// known today and as known then. plans.unknown_plan.
Result<RollupReport> rebuild_rollup(db::Database& database, const Shelf& shelf, const std::string& plan,
                                    const std::function<void(int done, int total)>& progress = {});
// Computes every kept row that claims to be current again and compares.
Result<RollupReport> check_rollup(db::Database& database, const Shelf& shelf, const std::string& plan);

}  // namespace xt::plans
