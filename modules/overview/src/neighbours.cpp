#include "neighbours.h"

#include <algorithm>

namespace xt::overview {
namespace {

void count_into(std::vector<Share>& units, const plans::ProvisionResult& result) {
  for (const plans::EntityValue& value : result.values) {
    const auto after = std::upper_bound(units.begin(), units.end(), value.org_key,
                                        [](orgs::Key key, const Share& s) { return key < s.unit.key; });
    if (after == units.begin()) continue;
    Share& unit = *std::prev(after);
    // An entity that is larger than the unit, such as the region itself, belongs to none of them.
    if (unit.unit.subtree().contains(orgs::KeyRange{value.org_key, value.org_key_hi}))
      unit.counts.add(value.status);
  }
  for (Share& unit : units) {
    if (unit.counts.entities > 0) unit.share = Rational::of(unit.counts.met, unit.counts.entities);
  }
}

Result<std::vector<Share>> below(db::Session& session, const orgs::Org& region, Date at) {
  XT_TRY(std::vector<orgs::Org> units, orgs::child_regions(session, region.key));
  if (region.level == orgs::Level::county || units.empty()) {
    XT_TRY(units, orgs::members(session, region.key, orgs::Level::school, at));
  }
  std::vector<Share> out;
  for (orgs::Org& unit : units) out.push_back({std::move(unit), {}, std::nullopt});
  std::sort(out.begin(), out.end(), [](const Share& a, const Share& b) { return a.unit.key < b.unit.key; });
  return out;
}

plans::EvalRequest of_one(const plans::Plan& plan, const std::string& provision, const orgs::Org& region,
                          Date at) {
  plans::EvalRequest request;
  request.at = request.known = at;
  request.provisions = {provision};
  request.entities = true;
  request.windows = false;
  if (plans::range_of(plan).contains(region.subtree())) request.under = region.code;
  return request;
}

// The region above, where it is one whose children are compared: a city, a province.
Result<std::optional<orgs::Org>> parent_of(db::Session& session, const orgs::Org& region) {
  if (region.level != orgs::Level::county && region.level != orgs::Level::city)
    return std::optional<orgs::Org>();
  XT_TRY(const auto path, orgs::path(session, region.key));
  if (path.size() < 2) return std::optional<orgs::Org>();
  return std::optional(path[path.size() - 2]);
}

}  // namespace

Result<std::vector<Share>> causes(const House& house, const plans::Plan& plan, const std::string& provision,
                                  const orgs::Org& region, Date at, std::size_t most) {
  XT_TRY(std::vector<Share> units, house.database.read([&](db::Session& s) { return below(s, region, at); }));
  XT_TRY(const auto result, house.desk.evaluate(plan, of_one(plan, provision, region, at)));
  count_into(units, result->provisions.front());
  std::erase_if(units, [](const Share& s) { return s.counts.entities == s.counts.met; });
  std::stable_sort(units.begin(), units.end(),
                   [](const Share& a, const Share& b) { return *a.share < *b.share; });
  if (units.size() > most) units.resize(most);
  return units;
}

Result<std::vector<Sibling>> siblings(const House& house, const plans::Plan& plan,
                                      const std::string& provision, const orgs::Org& region, Date at) {
  std::vector<Sibling> out;
  XT_TRY(const auto parent, house.database.read([&](db::Session& s) { return parent_of(s, region); }));
  if (!parent || !plans::range_of(plan).contains(parent->subtree())) return out;
  XT_TRY(std::vector<Share> units,
         house.database.read([&](db::Session& s) { return below(s, *parent, at); }));
  XT_TRY(const auto result, house.desk.evaluate(plan, of_one(plan, provision, *parent, at)));
  count_into(units, result->provisions.front());
  for (const Share& unit : units) {
    if (unit.counts.entities == 0) continue;
    const bool own = unit.unit.key == region.key;
    const bool enough = own || unit.counts.entities >= kFewest;
    out.push_back({unit.unit.code, unit.unit.name, enough ? unit.share : std::nullopt, own});
  }
  return out;
}

}  // namespace xt::overview
