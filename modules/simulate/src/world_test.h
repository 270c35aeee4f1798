// For tests: a region small enough to read, and sheets as tables.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "simulate/simulate.h"

namespace xt::simulate {

std::vector<RegionInfo> some_regions();  // part of Guangxi, and one county of Changchun
Options some_options();                  // Guangxi, 3,000 teachers, 2021 … 2025
Simulation simulate(const Options& options);

using Table = std::vector<std::map<std::string, std::string>>;
Table table_of(const Simulation& simulation, const Sheet& sheet);
Table table_of(const Simulation& simulation, const std::string& file);

}  // namespace xt::simulate
