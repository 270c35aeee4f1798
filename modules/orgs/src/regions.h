#pragma once

namespace xt::orgs {

// data/regions.tsv, compiled in.
extern const char* const kRegions;

}  // namespace xt::orgs
