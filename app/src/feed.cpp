#include "feed.h"

#include "orgs/orgs.h"
#include "simulate/feed.h"

namespace xt::app {
Status feed(House& house, const simulate::Simulation& simulation,
            const std::function<void(const simulate::Sheet&, const imports::Report&)>& done) {
  return simulate::feed(*house.database, house.keyring, simulation, done);
}

std::vector<simulate::RegionInfo> built_in_divisions() {
  std::vector<simulate::RegionInfo> all;
  for (const orgs::Org& org : orgs::built_in_regions()) {
    if (org.kind.empty()) all.push_back({org.code, org.name});
  }
  return all;
}

}  // namespace xt::app
