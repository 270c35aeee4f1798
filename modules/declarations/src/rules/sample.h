// Which of a population are drawn: decided by a seed alone, so that anybody can draw again. Pure.
//
// Every declaration gets SHA-256("<seed>\n<id>"); the smallest come first. First the smallest of every
// stratum, as many as are asked for; then the smallest of all until the share is full.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"

namespace xt::declarations::rules {

struct Candidate {
  Id id = 0;
  std::int64_t stratum = 0;  // the school's key, or the number of the kind
};
struct Share {
  int percent_x100 = 0;  // 1 … 10,000
  int each = 0;          // at least so many of every stratum
};

// How many would be drawn: the same for every seed.
std::int64_t drawn_of(const std::vector<Candidate>& population, const Share& share);
// Ids in the order of the draw.
std::vector<Id> draw(const std::vector<Candidate>& population, const Share& share, std::string_view seed);
// SHA-256 over the ids in rising order, each on a line of its own.
std::string digest(const std::vector<Candidate>& population);

}  // namespace xt::declarations::rules
