#include "columns/regions.h"

#include <algorithm>

#include "columns/execute/column_facts.h"

namespace xt::plans::columns {
namespace {

Result<Region> region_of(const Snapshot& snapshot, const std::string& code) {
  if (auto found = find_region(snapshot, code)) return *found;
  return make_error(Code::not_found, "plans.unknown_region", code);
}

}  // namespace

Result<Regions> regions_of(const Snapshot& snapshot, const Plan& plan, const EvalRequest& request) {
  Regions out;
  XT_TRY(out.home, region_of(snapshot, request.region.empty() ? plan.region : request.region));
  out.asked = out.home;
  if (request.under.empty()) return out;
  XT_TRY(out.asked, region_of(snapshot, request.under));
  if (out.asked.key < out.home.key || out.asked.key_hi > out.home.key_hi) {
    return make_error(Code::invalid, "plans.outside_region",
                      request.under + " is not inside " + out.home.code);
  }
  return out;
}

Result<std::vector<const Provision*>> provisions_of(const Plan& plan, const EvalRequest& request) {
  const auto& wanted = request.provisions;
  for (const std::string& id : wanted) {
    if (plan.find(id) == nullptr) return make_error(Code::not_found, "plans.unknown_provision", id);
  }
  std::vector<const Provision*> out;
  for (const Provision& p : plan.provisions) {
    if (wanted.empty() || std::find(wanted.begin(), wanted.end(), p.id) != wanted.end()) out.push_back(&p);
  }
  return out;
}

}  // namespace xt::plans::columns
