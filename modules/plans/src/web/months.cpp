// The trend of whole plans: how many demands stood where at the end of each month.
#include <algorithm>
#include <map>
#include <tuple>

#include "plans/desk.h"
#include "plans/rollup.h"
#include "web/answers.h"
#include "web/scope.h"

#include "plans_queries.gen.h"

namespace xt::plans {
namespace {

// What one day of one plan has to have: the version in force and how many of the demands.
struct Wanted {
  const Plan* text = nullptr;
  std::string digest;
  std::vector<std::string> provisions;
};

std::map<Date, Wanted> wanted_days(const Shelf& shelf, const Plan& plan) {
  const Date today = shelf.today();
  std::map<const Plan*, std::string> digests;
  std::map<Date, Wanted> out;
  for (const Provision& p : plan.provisions) {
    if (!p.judged()) continue;
    for (const Date day : trend_days(plan, p, today)) {
      Wanted& one = out[day];
      if (one.text == nullptr) {
        one.text = shelf.find(plan.id, day, today);
        std::string& digest = digests[one.text];
        if (digest.empty()) digest = plan_digest(*one.text);
        one.digest = digest;
      }
      if (one.text->find(p.id) != nullptr) one.provisions.push_back(p.id);
    }
  }
  return out;
}

struct Kept {
  MonthStanding standing;
  std::size_t rows = 0;
  std::string oldest_mark, newest_mark;
};
using KeptDays = std::map<std::tuple<std::string, Date, std::string>, Kept>;  // plan, day, digest

Result<KeptDays> kept_days(db::Session& session, std::int64_t region_key) {
  KeptDays out;
  const db::Args args{{"region", region_key}, {"known", std::int64_t{kOpenEnd.days()}}};
  XT_CHECK_OK(session.each(sql::rollup_of_region, args, [&](const db::Row& row) {
    const Date at(static_cast<std::int32_t>(row.i64(1)));
    Kept& one = out[{std::string(row.text(0)), at, std::string(row.text(2))}];
    one.rows = static_cast<std::size_t>(row.i64(3));
    one.standing = {at, row.i64(4), row.i64(5), row.i64(6), row.i64(7), row.i64(8)};
    one.oldest_mark = row.text(9);
    one.newest_mark = row.text(10);
    return true;
  }));
  return out;
}

// A plan of a part of the region is looked at where it was issued.
orgs::Key place_of(const Plan& plan, const orgs::Org& region) {
  const orgs::KeyRange range = range_of(plan);
  return range.contains(region.subtree()) ? region.key : range.lo;
}

const Kept* whole(const KeptDays& days, const Plan& plan, Date at, const Wanted& wanted) {
  const auto found = days.find({plan.id, at, wanted.digest});
  return found != days.end() && found->second.rows >= wanted.provisions.size() ? &found->second : nullptr;
}

struct Day {
  std::string plan;
  orgs::Key region_key;
  std::string under, mark;
  Date at;
};

xt::Status keep_day(db::Session& session, const Wanted& wanted, const EvalResult& result, const Day& day) {
  for (const ProvisionResult& p : result.provisions) {
    if (std::find(wanted.provisions.begin(), wanted.provisions.end(), p.id) == wanted.provisions.end())
      continue;
    const TrendRequest row{p.id, day.region_key, day.under, kOpenEnd, day.mark};
    const TrendPoint point = point_of(*wanted.text, day.mark, p, day.at, kOpenEnd);
    XT_CHECK_OK(keep_points(session, day.plan, row, {point}));
  }
  return {};
}

}  // namespace

Result<std::vector<Months>> Desk::months(const std::vector<std::shared_ptr<const Plan>>& plans,
                                         const orgs::Org& region) const {
  std::map<orgs::Key, KeptDays> kept;  // nearly always one
  XT_CHECK_OK(database_.read([&](db::Session& session) -> xt::Status {
    for (const auto& plan : plans) {
      const orgs::Key key = place_of(*plan, region);
      if (kept.contains(key)) continue;
      XT_TRY(kept[key], kept_days(session, key));
    }
    return {};
  }));
  std::vector<Months> out;
  for (const auto& plan : plans) {
    Months& one = out.emplace_back();
    const KeptDays& days = kept[place_of(*plan, region)];
    for (const auto& [at, wanted] : wanted_days(*shelf_, *plan)) {
      if (const Kept* found = whole(days, *plan, at, wanted)) {
        one.months.push_back(found->standing);
      } else {
        ++one.pending;
      }
    }
  }
  return out;
}

Result<int> Desk::fill_months(const Plan& plan, const orgs::Org& region, bool again,
                              const std::function<bool()>& go_on) const {
  XT_TRY(const std::string mark, answers_->mark(database_));
  const orgs::Key key = place_of(plan, region);
  XT_TRY(const KeptDays kept, database_.read([&](db::Session& s) { return kept_days(s, key); }));
  const auto days = wanted_days(*shelf_, plan);
  int made = 0;
  for (auto day = days.rbegin(); day != days.rend(); ++day) {
    const auto& [at, wanted] = *day;
    const Kept* found = whole(kept, plan, at, wanted);
    if (found && (!again || (found->oldest_mark == mark && found->newest_mark == mark))) continue;
    if (!go_on()) break;
    EvalRequest request;
    request.at = at;
    request.known = shelf_->today();
    if (range_of(plan).contains(region.subtree())) request.under = region.code;
    request.windows = false;
    XT_TRY(const EvalResult result, answers_->compute(database_, *wanted.text, request));
    const auto done = database_.write([&](db::Session& session) {
      return keep_day(session, wanted, result, {plan.id, key, request.under, mark, at});
    });
    XT_CHECK_OK(done);
    ++made;
  }
  return made;
}

}  // namespace xt::plans
