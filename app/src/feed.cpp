#include "feed.h"

#include "orgs/orgs.h"

namespace xt::app {
namespace {

imports::Options options_of(const simulate::Simulation& simulation, const simulate::Sheet& sheet) {
  const simulate::Options& world = simulation.options();
  imports::Options options;
  options.as_of = sheet.as_of.value_or(world.to);
  options.for_code = world.region;
  options.years = std::pair(world.from.year(), world.to.year());
  options.trust_posted_days = true;
  return options;
}

}  // namespace

Status feed(House& house, const simulate::Simulation& simulation,
            const std::function<void(const simulate::Sheet&, const imports::Report&)>& done) {
  for (const simulate::Sheet& sheet : simulation.sheets()) {
    const auto kind = imports::parse_kind(sheet.kind);
    if (!kind) return make_error(Code::internal, "simulate.unknown_kind", sheet.kind);
    const auto open = [&]() -> Result<std::unique_ptr<sheets::RowSource>> { return simulation.open(sheet); };
    XT_TRY(const auto report,
           imports::run(*house.database, house.keyring, *kind, open, options_of(simulation, sheet)));
    done(sheet, report);
  }
  return {};
}

std::vector<simulate::RegionInfo> built_in_divisions() {
  std::vector<simulate::RegionInfo> all;
  for (const orgs::Org& org : orgs::built_in_regions()) {
    if (org.kind.empty()) all.push_back({org.code, org.name});
  }
  return all;
}

}  // namespace xt::app
