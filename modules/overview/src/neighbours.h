// Shares of units side by side: those below a region that cause a gap, and the siblings of the caller's own.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "orgs/orgs.h"

#include "handlers.h"

namespace xt::overview {

struct Share {
  orgs::Org unit;
  plans::Counts counts;
  std::optional<Rational> share;  // met of all
};

// The units one step below (schools of a county), the smallest share first; only those with entities that are
// not met, at most `most`. One evaluation of this provision; not kept.
Result<std::vector<Share>> causes(const House& house, const plans::Plan& plan, const std::string& provision,
                                  const orgs::Org& region, Date at, std::size_t most);

// The regions beside this one (the counties of its city, the cities of its province) with the share of people
// who meet this provision, in the order of their codes. A share and nothing else leaves this function for a
// region outside the caller's subtree: no counts, no schools, no persons, and no share where fewer than
// kFewest people stand behind it.
inline constexpr std::int64_t kFewest = 10;
struct Sibling {
  std::string code, name;
  std::optional<Rational> share;
  bool own = false;
};
Result<std::vector<Sibling>> siblings(const House& house, const plans::Plan& plan,
                                      const std::string& provision, const orgs::Org& region, Date at);

}  // namespace xt::overview
