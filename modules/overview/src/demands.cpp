#include "demands.h"

#include <algorithm>

namespace xt::overview {
namespace {

using plans::EntityValue;
using plans::Plan;
using plans::Provision;

int weight(const Provision& p) {
  if (!p.judged() || !has_population(p, plans::Entity::teacher)) return 0;
  if (p.comparison != plans::Comparison::at_least) return 0;
  const plans::Quantity quantity = plans::quantity_of(*p.measure);
  if (quantity != plans::Quantity::hours && quantity != plans::Quantity::credits) return 0;
  const bool all = p.measure->kind == plans::ExprKind::leaf && p.measure->filter.always();
  const bool own = p.window.kind == plans::WindowKind::service_start;
  const bool whole = p.window.kind == plans::WindowKind::plan;
  return (all ? 32 : 0) + (quantity == plans::Quantity::hours ? 16 : 8) +
         (whole ? 4
          : own ? 0
                : 2) +
         (p.strength == plans::Strength::must ? 1 : 0);
}

// Of two demands that weigh the same the one that binds more people, as far as the words of its filter tell.
bool leads(const Provision& one, const Provision& other) {
  if (weight(one) != weight(other)) return weight(one) > weight(other);
  return one.where_text.size() <= other.where_text.size();
}

std::vector<std::string> names_of(const plans::ProvisionResult& result, std::uint64_t bits) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < result.sources.size(); ++i) {
    if (bits >> i & 1) out.push_back(result.sources[i]);
  }
  return out;
}

}  // namespace

const Provision* lead_provision(const Plan& plan) {
  const Provision* lead = nullptr;
  for (const Provision& one : plan.provisions) {
    if (weight(one) > 0 && (lead == nullptr || leads(one, *lead))) lead = &one;
  }
  return lead;
}

std::vector<std::string> provisions_about(const Plan& plan, plans::Entity kind) {
  std::vector<std::string> out;
  for (const Provision& p : plan.provisions) {
    if (p.judged() && has_population(p, kind)) out.push_back(p.id);
  }
  return out;
}

Result<std::vector<Demand>> demands_of(const plans::Desk& desk, const Plan& plan, plans::Entity kind,
                                       Id entity, Date at) {
  plans::EvalRequest request;
  request.at = at;
  request.known = at;
  request.only = entity;
  request.entities = true;
  request.windows = false;
  request.provisions = provisions_about(plan, kind);
  std::vector<Demand> out;
  if (request.provisions.empty()) return out;
  XT_TRY(const auto result, desk.evaluate(plan, request));
  for (const plans::ProvisionResult& one : result->provisions) {
    const Provision& provision = *plan.find(one.id);
    for (const EntityValue& value : one.values) {
      if (value.kind != kind || value.id != entity) continue;
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

}  // namespace xt::overview
