// GET /api/teachers/{id}/standing: what every plan asks of one person, how far they are, what is owed by
// when.
#include <algorithm>

#include "access/may.h"
#include "http/json.h"
#include "http/params.h"
#include "orgs/orgs.h"
#include "people/people.h"

#include "handlers.h"
#include "words.h"

namespace xt::overview {
namespace {

using plans::EntityValue;
using plans::Plan;
using plans::Provision;

struct Demand {
  const Provision* provision = nullptr;
  EntityValue value;
  Date due;
  std::vector<std::string> missing;
};

// The demand that speaks of all hours (else credits) over the longest window: what the ring shows.
int weight(const Demand& demand) {
  const Provision& p = *demand.provision;
  if (!p.measure || p.comparison != plans::Comparison::at_least || !demand.value.value) return 0;
  const plans::Quantity quantity = plans::quantity_of(*p.measure);
  if (quantity != plans::Quantity::hours && quantity != plans::Quantity::credits) return 0;
  return (quantity == plans::Quantity::hours ? 8 : 4) + (p.measure->filter.always() ? 16 : 0) +
         (p.window.kind == plans::WindowKind::plan ? 2 : 0) + (p.strength == plans::Strength::must ? 1 : 0);
}

// The whole plan's demand beats a year's; of equals the later stands, because the particular articles follow
// the aims at the head of a plan.
json::value lead_of(const std::vector<Demand>& demands) {
  const Demand* lead = nullptr;
  for (const Demand& one : demands) {
    if (weight(one) > 0 && (lead == nullptr || weight(one) >= weight(*lead))) lead = &one;
  }
  return lead == nullptr ? json::value(nullptr) : json::value(lead->provision->id);
}

std::vector<std::string> names_of(const plans::ProvisionResult& result, std::uint64_t bits) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < result.sources.size(); ++i) {
    if (bits >> i & 1) out.push_back(result.sources[i]);
  }
  return out;
}

Result<std::vector<Demand>> demands_of(const plans::Desk& desk, const Plan& plan, Id teacher, Date at) {
  plans::EvalRequest request;
  request.at = at;
  request.known = at;
  request.only = teacher;
  request.entities = true;
  request.windows = false;
  for (const Provision& p : plan.provisions) {
    if (p.judged() && has_population(p, plans::Entity::teacher)) request.provisions.push_back(p.id);
  }
  std::vector<Demand> out;
  if (request.provisions.empty()) return out;
  XT_TRY(const auto result, desk.evaluate(plan, request));
  for (const plans::ProvisionResult& one : result->provisions) {
    const Provision& provision = *plan.find(one.id);
    for (const EntityValue& value : one.values) {
      if (value.kind != plans::Entity::teacher || value.id != teacher) continue;
      out.push_back({&provision, value, plans::due_of(plan, provision, value.first, value.last),
                     names_of(one, value.missing)});
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const Demand& a, const Demand& b) {
    return std::pair(urgency(a.value.status), a.due) < std::pair(urgency(b.value.status), b.due);
  });
  return out;
}

json::object demand_json(const Demand& demand, Date at) {
  const EntityValue& v = demand.value;
  json::object out = provision_json(*demand.provision);
  out["status"] = plans::code(v.status);
  out["value"] = number(v.value);
  out["target"] = target_json(demand.provision->comparison, v.low, v.high);
  out["expected"] = number(plans::expected(*demand.provision, v, at));
  out["gap"] = number(plans::gap(*demand.provision, v));
  out["from"] = v.first.iso();
  out["to"] = v.last.iso();
  out["due"] = demand.due.iso();
  json::array missing;
  for (const std::string& name : demand.missing) missing.emplace_back(name);
  out["missing"] = std::move(missing);
  return out;
}

struct Person {
  Id id = 0;
  std::int64_t org_key = 0;
};

}  // namespace

Result<http::Response> get_teacher_standing(const House& house, const http::Request& request) {
  XT_TRY(const Id asked, http::path_id(request, "id"));
  XT_TRY(const auto wanted, http::query_date(request, "at"));
  const Date at = wanted.value_or(house.desk.today());
  XT_TRY(const Person person, house.database.read([&](db::Session& session) -> Result<Person> {
    XT_TRY(const auto speaking, people::speaking_ids(session, std::vector<Id>{asked}));
    XT_TRY(const std::int64_t org, people::org_of(session, speaking.front(), at));
    XT_CHECK_OK(access::may_see_teacher(access::caller_of(request), speaking.front(), org));
    return Person{speaking.front(), org};
  }));
  json::array out;
  for (const auto& plan : house.desk.binding(orgs::subtree(person.org_key))) {
    if (at < plan->first) continue;
    XT_TRY(const std::vector<Demand> demands, demands_of(house.desk, *plan, person.id, at));
    if (demands.empty()) continue;
    json::object one = plan_json(*plan, at);
    plans::Counts counts;
    json::array rows;
    for (const Demand& demand : demands) {
      counts.add(demand.value.status);
      rows.push_back(demand_json(demand, at));
    }
    one["counts"] = counts_json(counts);
    one["lead"] = lead_of(demands);
    one["demands"] = std::move(rows);
    out.push_back(std::move(one));
  }
  http::Response response =
      http::json({{"teacher", std::to_string(person.id)}, {"at", at.iso()}, {"plans", std::move(out)}});
  response.headers.add("Cache-Control", "no-store");
  return response;
}

}  // namespace xt::overview
