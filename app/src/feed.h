// A simulated region straight into a database, through the same imports as people's sheets.
#pragma once

#include <functional>

#include "imports/imports.h"
#include "simulate/simulate.h"

#include "common.h"

namespace xt::app {

// simulate::feed into this house.
Status feed(House& house, const simulate::Simulation& simulation,
            const std::function<void(const simulate::Sheet&, const imports::Report&)>& done);

// The divisions that a world is made of: without development zones, groupings and abolished codes.
std::vector<simulate::RegionInfo> built_in_divisions();

}  // namespace xt::app
