#include "plans/rollup.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/digest.h"
#include "base/id.h"
#include "lang/dump.h"
#include "orgs/orgs.h"

#include "plans_queries.gen.h"

namespace xt::plans {
namespace {

constexpr std::size_t kMostDays = 120;
constexpr std::size_t kMostWrong = 20;

std::string fraction(const std::optional<Rational>& value) {
  return value ? std::to_string(value->num()) + "/" + std::to_string(value->den()) : "";
}

std::optional<Rational> parse(std::string_view text) {
  if (text.empty()) return std::nullopt;
  return Rational::parse(text);
}

Date month_end_after(Date day) {
  const Ymd ymd = day.ymd();
  return Date::of(ymd.year, ymd.month + 1, 1) - 1;
}

// The columns of rollup_of_provision.
TrendPoint point_of_row(const db::Row& row) {
  TrendPoint p;
  p.at = Date(static_cast<std::int32_t>(row.i64(0)));
  p.digest = row.text(1);
  p.mark = row.text(2);
  p.status = static_cast<State>(row.i64(3));
  p.counts.met = row.i64(4);
  p.counts.on_track = row.i64(5);
  p.counts.behind = row.i64(6);
  p.counts.missed = row.i64(7);
  p.counts.no_data = row.i64(8);
  p.counts.entities = p.counts.met + p.counts.on_track + p.counts.behind + p.counts.missed + p.counts.no_data;
  p.value = parse(row.text(9));
  p.low = parse(row.text(10));
  p.high = parse(row.text(11));
  p.first = Date(static_cast<std::int32_t>(row.i64(12)));
  p.last = Date(static_cast<std::int32_t>(row.i64(13)));
  p.made_ms = row.i64(14);
  p.known = Date(static_cast<std::int32_t>(row.i64(15)));
  return p;
}

bool same(const TrendPoint& a, const TrendPoint& b) {
  return a.status == b.status && a.counts.met == b.counts.met && a.counts.on_track == b.counts.on_track &&
         a.counts.behind == b.counts.behind && a.counts.missed == b.counts.missed &&
         a.counts.no_data == b.counts.no_data && a.value == b.value && a.low == b.low && a.high == b.high &&
         a.first == b.first && a.last == b.last;
}

}  // namespace

TrendPoint point_of(const Plan& plan, const std::string& mark, const ProvisionResult& p, Date at,
                    Date known) {
  TrendPoint out;
  out.digest = plan_digest(plan);
  out.mark = mark;
  out.at = at;
  out.known = known;
  out.status = p.status;
  out.counts = p.counts;
  out.value = p.value;
  out.low = p.low;
  out.high = p.high;
  out.first = p.first;
  out.last = p.last;
  out.made_ms = now_ms();
  return out;
}

std::string plan_digest(const Plan& plan) {
  Sha256 sha;
  const auto add = [&](std::string_view text) {
    sha.update(std::to_string(text.size()));
    sha.update(":");
    sha.update(text);
  };
  add(plan.region + plan.first.iso() + plan.last.iso() +
      std::to_string(plan.year_start_month * 100 + plan.year_start_day));
  for (const Provision& p : plan.provisions) {
    add(p.id);
    for (const Population& one : p.populations) {
      add(std::to_string(static_cast<int>(one.entity)));
      add(dump(one.where));
    }
    add(p.measure ? dump(*p.measure) : "");
    add(p.target_text);
    add(p.first.iso() + p.last.iso() + fraction(p.required_share));
    add(std::to_string(static_cast<int>(p.strength)) + std::to_string(static_cast<int>(p.window.kind)) + "-" +
        std::to_string(p.window.months) + (p.prorate ? "p" : "-") + std::to_string(static_cast<int>(p.pace)));
    if (p.due && p.due->every) {
      const DueDay& day = *p.due->every;
      add((day.date ? day.date->iso() : "") + std::to_string(day.month * 100 + day.day));
    }
    for (const std::string& need : p.needs) add(need);
  }
  return sha.finish_hex().substr(0, 16);
}

std::vector<Date> trend_days(const Plan& plan, const Provision& provision, Date at) {
  std::vector<Date> out;
  const Date last = std::min(at, plan.last);
  for (Date day = month_end_after(std::max(plan.first, provision.first)); day < last;
       day = month_end_after(day + 1)) {
    out.push_back(day);
  }
  if (at >= provision.first) out.push_back(last);
  if (out.size() > kMostDays) out.erase(out.begin(), out.end() - static_cast<std::ptrdiff_t>(kMostDays));
  return out;
}

Result<std::vector<TrendPoint>> kept_points(db::Session& session, const std::string& plan,
                                            const TrendRequest& request) {
  std::vector<TrendPoint> out;
  const db::Args args{{"plan", plan},
                      {"region", request.region_key},
                      {"provision", request.provision},
                      {"known", request.known ? std::int64_t{request.known->days()} : std::int64_t{-1}}};
  XT_CHECK_OK(session.each(sql::rollup_of_provision, args, [&](const db::Row& row) {
    TrendPoint p = point_of_row(row);
    if (!request.known && p.known != p.at) return true;
    out.push_back(std::move(p));
    return true;
  }));
  return out;
}

xt::Status keep_points(db::Session& session, const std::string& plan, const TrendRequest& request,
                       const std::vector<TrendPoint>& points) {
  for (const TrendPoint& p : points) {
    const db::Args args{{"plan", plan},
                        {"region", request.region_key},
                        {"provision", request.provision},
                        {"known", std::int64_t{p.known.days()}},
                        {"at", std::int64_t{p.at.days()}},
                        {"digest", p.digest},
                        {"mark", p.mark},
                        {"status", static_cast<std::int64_t>(p.status)},
                        {"met", p.counts.met},
                        {"on_track", p.counts.on_track},
                        {"behind", p.counts.behind},
                        {"missed", p.counts.missed},
                        {"no_data", p.counts.no_data},
                        {"value", fraction(p.value)},
                        {"low", fraction(p.low)},
                        {"high", fraction(p.high)},
                        {"first", std::int64_t{p.first.days()}},
                        {"last", std::int64_t{p.last.days()}},
                        {"made", p.made_ms}};
    XT_TRY([[maybe_unused]] const auto rows, session.exec(sql::put_rollup, args));
  }
  return {};
}

Result<std::string> facts_mark(db::Session& session) {
  XT_TRY(const auto rows, session.all(db::Sql{"SELECT COUNT(*) FROM credits_pub_entry UNION ALL"
                                              " SELECT COUNT(*) FROM people_pub_employment UNION ALL"
                                              " SELECT COUNT(*) FROM people_pub_period UNION ALL"
                                              " SELECT COUNT(*) FROM people_pub_designation UNION ALL"
                                              " SELECT COUNT(*) FROM registry_pub_item UNION ALL"
                                              " SELECT COUNT(*) FROM registry_pub_coverage UNION ALL"
                                              " SELECT COUNT(*) FROM funds_pub_row UNION ALL"
                                              " SELECT COUNT(*) FROM research_pub_session UNION ALL"
                                              " SELECT COUNT(*) FROM orgs_pub_org UNION ALL"
                                              " SELECT COUNT(*) FROM orgs_pub_flag UNION ALL"
                                              " SELECT COUNT(*) FROM orgs_pub_term"}));
  std::string mark;
  for (const auto& row : rows) mark += std::to_string(row.i64(0)) + " ";
  return mark;
}

namespace {

// All provisions of the plan on one day, as rows to keep.
xt::Status rebuild_day(db::Session& session, const Plan& plan, const std::string& mark, Date at, Date known,
                       Date today, std::int64_t& rows) {
  const auto region = orgs::region_key(plan.region);
  if (!region) return make_error(Code::not_found, "plans.unknown_region", plan.region);
  EvalRequest wanted;
  wanted.at = at;
  wanted.known = seen_on(known, today);
  wanted.windows = false;
  XT_TRY(const EvalResult result, evaluate(session, plan, wanted));
  for (const ProvisionResult& p : result.provisions) {
    const auto days = trend_days(plan, *plan.find(p.id), today);
    if (std::find(days.begin(), days.end(), at) == days.end()) continue;
    const TrendRequest request{p.id, *region, "", known, mark};
    XT_CHECK_OK(keep_points(session, plan.id, request, {point_of(plan, mark, p, at, known)}));
    ++rows;
  }
  return {};
}

}  // namespace

Result<RollupReport> rebuild_rollup(db::Database& database, const Shelf& shelf, const std::string& plan,
                                    const std::function<void(int done, int total)>& progress) {
  XT_CHECK_OK(shelf.refresh(database, true));
  const Date today = shelf.today();
  const Plan* latest = shelf.find(plan);
  if (latest == nullptr) return make_error(Code::not_found, "plans.unknown_plan", plan);
  XT_CHECK_OK(database.write([&](db::Session& session) -> xt::Status {
    XT_TRY([[maybe_unused]] const auto gone, session.exec(sql::drop_rollup, {{"plan", plan}}));
    return {};
  }));
  std::set<Date> days;
  for (const Provision& p : latest->provisions) {
    for (const Date day : trend_days(*latest, p, today)) days.insert(day);
  }
  RollupReport out;
  int done = 0;
  for (const Date day : days) {
    // A transaction a day: who reads meanwhile is not held up for minutes.
    const auto kept = database.write([&](db::Session& session) -> xt::Status {
      XT_TRY(const std::string mark, facts_mark(session));
      XT_CHECK_OK(rebuild_day(session, *shelf.find(plan, day, today), mark, day, kOpenEnd, today, out.rows));
      return rebuild_day(session, *shelf.find(plan, day, day), mark, day, day, today, out.rows);
    });
    if (!kept.ok()) return kept.error();
    if (progress) progress(++done, static_cast<int>(days.size()));
  }
  return out;
}

namespace {

using Day = std::tuple<std::int64_t, Date, Date>;  // region, known, at

// The rows of one region and day that claim to be current, against one evaluation of all of them.
xt::Status check_day(db::Session& session, const Shelf& shelf, const std::string& plan, const Day& day,
                     const std::vector<TrendPoint>& kept, const std::vector<std::string>& ids,
                     RollupReport& out) {
  const auto& [region, known, at] = day;
  const Date seen = known == kOpenEnd ? shelf.today() : known;
  const Plan* text = shelf.find(plan, at, seen);
  if (text == nullptr) return {};
  XT_TRY(const orgs::Org org, orgs::find(session, region));
  EvalRequest wanted;
  wanted.at = at;
  wanted.known = seen_on(seen, shelf.today());
  wanted.under = org.code;
  wanted.windows = false;
  const std::string digest = plan_digest(*text);
  std::vector<const TrendPoint*> points;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    ++out.rows;
    if (kept[i].digest != digest || text->find(ids[i]) == nullptr) continue;
    wanted.provisions.push_back(ids[i]);
    points.push_back(&kept[i]);
  }
  if (points.empty()) return {};
  XT_TRY(const EvalResult again, evaluate(session, *text, wanted));
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto now = std::find_if(again.provisions.begin(), again.provisions.end(),
                                  [&](const ProvisionResult& p) { return p.id == wanted.provisions[i]; });
    if (same(*points[i], point_of(*text, "", *now, at, known)) || out.wrong.size() >= kMostWrong) continue;
    out.wrong.push_back(plan + " " + org.code + " " + now->id + " " + at.iso());
  }
  return {};
}

}  // namespace

Result<RollupReport> check_rollup(db::Database& database, const Shelf& shelf, const std::string& plan) {
  XT_CHECK_OK(shelf.refresh(database, true));
  return database.read([&](db::Session& session) -> Result<RollupReport> {
    XT_TRY(const std::string mark, facts_mark(session));
    std::map<Day, std::pair<std::vector<TrendPoint>, std::vector<std::string>>> days;
    XT_CHECK_OK(session.each(sql::rollup_rows, {{"plan", plan}, {"mark", mark}}, [&](const db::Row& row) {
      TrendPoint point = point_of_row(row);
      auto& [points, ids] = days[{row.i64(16), point.known, point.at}];
      points.push_back(std::move(point));
      ids.emplace_back(row.text(17));
      return true;
    }));
    RollupReport out;
    for (const auto& [day, kept] : days) {
      XT_CHECK_OK(check_day(session, shelf, plan, day, kept.first, kept.second, out));
    }
    return out;
  });
}

}  // namespace xt::plans
