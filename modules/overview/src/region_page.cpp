// GET /api/overview: all plans that bind a region; worst gaps, deadlines, changes, neighbours.
#include "region_page.h"

#include <algorithm>

#include "access/may.h"
#include "http/json.h"
#include "http/params.h"

#include "demands.h"
#include "gaps.h"
#include "handlers.h"
#include "neighbours.h"
#include "place.h"

namespace xt::overview {
namespace {

constexpr std::size_t kMostGaps = 6;  // of each kind
constexpr std::size_t kMostCauses = 3;
constexpr int kDaysAhead = 90;

struct Judged {
  std::shared_ptr<const plans::Plan> plan;
  std::shared_ptr<const plans::EvalResult> now, before;
};

plans::EvalRequest request_of(const plans::Plan& plan, const orgs::Org& region, Date at) {
  plans::EvalRequest out;
  out.at = out.known = at;
  out.windows = false;
  if (plans::range_of(plan).contains(region.subtree())) out.under = region.code;
  return out;
}

Result<std::vector<Judged>> judged_plans(const House& house, const orgs::Org& region, Date at) {
  std::vector<Judged> out;
  for (const auto& plan : house.desk.binding(region.subtree())) {
    if (at < plan->first) continue;
    Judged one{plan, nullptr, nullptr};
    XT_TRY(one.now, house.desk.evaluate(*plan, request_of(*plan, region, at)));
    const Date month_ago = at.plus_months(-1);
    if (at <= plan->last && month_ago >= plan->first) {
      XT_TRY(one.before, house.desk.evaluate(*plan, request_of(*plan, region, month_ago)));
    }
    out.push_back(std::move(one));
  }
  return out;
}

// When the oldest of the answers was made that are from before the start; 0: all are of now.
std::int64_t oldest_saved(const std::vector<Judged>& plans_judged) {
  std::int64_t out = 0;
  for (const Judged& one : plans_judged) {
    if (one.now->saved_ms != 0 && (out == 0 || one.now->saved_ms < out)) out = one.now->saved_ms;
  }
  return out;
}

json::object card_json(const Judged& judged, Date at) {
  plans::Counts counts;
  std::int64_t may = 0;
  for (const plans::ProvisionResult& one : judged.now->provisions) {
    if (one.strength == plans::Strength::may)
      ++may;
    else
      counts.add(one.status);
  }
  json::object out = plan_json(*judged.plan, at);
  out["counts"] = counts_json(counts);
  out["may"] = may;
  out["share_met"] = number(Rational::of(counts.met, std::max<std::int64_t>(1, counts.entities)));
  return out;
}

json::object result_json(const plans::Plan& plan, const plans::Provision& provision,
                         const plans::ProvisionResult& result) {
  json::object out = provision_json(provision);
  out["plan"] = plan.id;
  out["status"] = plans::code(result.status);
  out["value"] = number(result.value);
  out["target"] = target_json(result.comparison, result.low, result.high);
  out["share"] = number(result.share);
  out["required_share"] = number(result.required_share);
  out["counts"] = counts_json(result.counts);
  out["due"] = plans::due_of(plan, provision, result.first, result.last).iso();
  return out;
}

Result<json::array> gaps_json(const House& house, const std::vector<Judged>& plans_judged,
                              const orgs::Org& region, Date at) {
  struct Found {
    const plans::Plan* plan;
    Gap gap;
  };
  std::vector<Found> all;
  for (const Judged& one : plans_judged) {
    if (at > one.plan->last) continue;
    for (const Gap& gap : gaps_of(*one.plan, *one.now)) all.push_back({one.plan.get(), gap});
  }
  std::stable_sort(all.begin(), all.end(), [](const Found& a, const Found& b) {
    if (a.gap.provision->strength != b.gap.provision->strength)
      return a.gap.provision->strength < b.gap.provision->strength;
    return a.gap.distance > b.gap.distance;
  });
  // What is spread over units and people, and what the region itself has to do, each with its own list: the
  // second would fill the page.
  std::size_t spread = 0;
  std::size_t own = 0;
  std::erase_if(all, [&](const Found& found) {
    return (found.gap.result->counts.entities > 1 ? spread : own)++ >= kMostGaps;
  });
  json::array out;
  for (const Found& found : all) {
    json::object one = result_json(*found.plan, *found.gap.provision, *found.gap.result);
    one["distance"] = number(found.gap.distance);
    json::array units;
    // Who is behind is a question about everybody: it waits until the ledger is loaded.
    if (found.gap.result->counts.entities > 1 && oldest_saved(plans_judged) == 0) {
      XT_TRY(const auto shares, causes(house, *found.plan, found.gap.provision->id, region, at, kMostCauses));
      for (const Share& share : shares) {
        units.push_back({{"code", share.unit.code},
                         {"name", share.unit.name},
                         {"level", orgs::code_of(share.unit.level)},
                         {"share", number(share.share)},
                         {"unmet", share.counts.entities - share.counts.met}});
      }
    }
    one["causes"] = std::move(units);
    out.push_back(std::move(one));
  }
  return out;
}

json::array deadlines_json(const std::vector<Judged>& plans_judged, Date at) {
  json::array out;
  for (const Judged& one : plans_judged) {
    for (const Deadline& due : deadlines_of(*one.plan, *one.now, at, at + kDaysAhead))
      out.push_back(result_json(*one.plan, *due.provision, *due.result));
  }
  std::stable_sort(out.begin(), out.end(), [](const json::value& a, const json::value& b) {
    return a.at("due").as_string() < b.at("due").as_string();
  });
  return out;
}

json::array changes_json(const std::vector<Judged>& plans_judged) {
  json::array out;
  for (const Judged& one : plans_judged) {
    if (!one.before) continue;
    for (std::size_t i = 0; i < one.now->provisions.size() && i < one.before->provisions.size(); ++i) {
      const plans::ProvisionResult& now = one.now->provisions[i];
      const plans::ProvisionResult& was = one.before->provisions[i];
      if (now.id != was.id || now.status == was.status || !now.judged) continue;
      json::object row = result_json(*one.plan, *one.plan->find(now.id), now);
      row["was"] = plans::code(was.status);
      out.push_back(std::move(row));
    }
  }
  return out;
}

Result<json::array> siblings_json(const House& house, const std::vector<Judged>& plans_judged,
                                  const orgs::Org& region, Date at) {
  json::array out;
  for (const Judged& one : plans_judged) {
    const plans::Provision* lead = lead_provision(*one.plan);
    if (lead == nullptr || at > one.plan->last) continue;
    XT_TRY(const auto found, siblings(house, *one.plan, lead->id, region, at));
    if (found.size() < 2) continue;
    json::array rows;
    for (const Sibling& sibling : found) {
      rows.push_back({{"code", sibling.code},
                      {"name", sibling.name},
                      {"share", number(sibling.share)},
                      {"own", sibling.own}});
    }
    json::object group = provision_json(*lead);
    group["plan"] = one.plan->id;
    group["regions"] = std::move(rows);
    out.push_back(std::move(group));
  }
  return out;
}

Result<std::string> page_of(const House& house, const std::vector<Judged>& plans_judged,
                            const orgs::Org& region, Date at) {
  json::array cards;
  for (const Judged& one : plans_judged) cards.push_back(card_json(one, at));
  const auto saved = house.desk.saved(oldest_saved(plans_judged));
  XT_TRY(json::array gaps, gaps_json(house, plans_judged, region, at));
  json::array beside;
  if (!saved) {
    XT_TRY(beside, siblings_json(house, plans_judged, region, at));
  }
  return json::serialize(json::object{
      {"under", {{"code", region.code}, {"name", region.name}, {"level", orgs::code_of(region.level)}}},
      {"at", at.iso()},
      {"before", at.plus_months(-1).iso()},
      {"plans", std::move(cards)},
      {"gaps", std::move(gaps)},
      {"deadlines", deadlines_json(plans_judged, at)},
      {"changes", changes_json(plans_judged)},
      {"siblings", std::move(beside)},
      {"saved", saved ? json::value{{"at_ms", saved->at_ms}, {"done", saved->done}, {"of", saved->of}}
                      : json::value(nullptr)}});
}

}  // namespace

// A page is as good as the evaluations it was made from: while the desk answers the same ones, it stands.
std::optional<std::string> Pages::find(const std::string& key, const Answered& made_from) {
  const std::lock_guard lock(mutex_);
  for (const Kept& one : kept_) {
    if (one.key == key && one.made_from == made_from) return one.text;
  }
  return std::nullopt;
}

void Pages::keep(const std::string& key, const Answered& made_from, const std::string& text) {
  const std::lock_guard lock(mutex_);
  kept_.remove_if([&](const Kept& one) { return one.key == key; });
  kept_.push_front({key, made_from, text});
  if (kept_.size() > kMost) kept_.pop_back();
}

Result<http::Response> get_months(const House& house, const http::Request& request) {
  XT_TRY(const auto asked, http::query_date(request, "at"));
  const Date at = asked.value_or(house.desk.today());
  XT_TRY(const orgs::Org region,
         house.database.read([&](db::Session& session) { return region_of(session, request); }));
  auto plans = house.desk.binding(region.subtree());
  std::erase_if(plans, [&](const auto& plan) { return at < plan->first; });
  XT_TRY(const auto found, house.desk.months(plans, region));
  json::array out;
  bool pending = false;
  for (std::size_t i = 0; i < plans.size(); ++i) {
    json::array months;
    for (const plans::MonthStanding& one : found[i].months) {
      if (one.at > at) continue;
      months.push_back({{"at", one.at.iso()},
                        {"met", one.met},
                        {"on_track", one.on_track},
                        {"behind", one.behind},
                        {"missed", one.missed},
                        {"no_data", one.no_data}});
    }
    pending = pending || found[i].pending > 0;
    out.push_back({{"plan", plans[i]->id}, {"months", std::move(months)}, {"pending", found[i].pending}});
  }
  if (pending && house.visited) house.visited(region.code);
  return http::no_store(http::json(json::object{
      {"under", {{"code", region.code}, {"name", region.name}, {"level", orgs::code_of(region.level)}}},
      {"plans", std::move(out)}}));
}

Result<http::Response> get_overview(const House& house, const http::Request& request) {
  XT_TRY(const auto asked, http::query_date(request, "at"));
  const Date at = asked.value_or(house.desk.today());
  XT_TRY(const orgs::Org region,
         house.database.read([&](db::Session& session) { return region_of(session, request); }));
  XT_TRY(const auto plans_judged, judged_plans(house, region, at));
  Answered made_from;
  for (const Judged& one : plans_judged) {
    made_from.push_back(one.now);
    made_from.push_back(one.before);
  }
  const std::string key = region.code + " " + at.iso();
  if (const auto known = house.pages->find(key, made_from)) return http::no_store(http::json_text(*known));
  XT_TRY(const std::string text, page_of(house, plans_judged, region, at));
  house.pages->keep(key, made_from, text);
  return http::no_store(http::json_text(text));
}

}  // namespace xt::overview
