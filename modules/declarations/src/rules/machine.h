// The state machine and what may be claimed. Pure.
#pragma once

#include <string>
#include <string_view>

#include "declarations/declarations.h"

namespace xt::declarations::rules {

// "school,county": the one after `level`; the first for an empty one; empty at the end.
std::string_view next_in(std::string_view chain, std::string_view level);
// school 1 … province 4; 0: no level.
int rank(std::string_view level);

// A draft may be incomplete, but nothing in it out of bounds.
Status check_draft(const Content& content);
Status check_complete(const Content& content, Date today);

// Where the claim says nothing: its kind's own.
Content filled(Content content);
// What makes two claims of one person the same: kind, title without white space and case, days. 64 hex.
std::string same(const Content& content);

// Whether this role may act on what waits for `next` now: the level itself; one above it when it is late.
bool may_act(access::Role role, std::string_view next, Date due, Date today);

// More than eight hours on a day, taking what both claim as spread evenly over their days.
struct Load {
  Date from, on;
  std::int64_t hours_x100 = 0;
};
bool too_many_hours(const Load& claim, const std::vector<Load>& others);

}  // namespace xt::declarations::rules
