// What the rules of a place let count and ask for over a year or a cycle: for sums over the ledger (cycle
// accounts). Pure; `chain` as Book::chain gives it, nearest first. A nearer part with the same id stands for
// the farther one.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "rules/convert.h"
#include "rules/rule.h"

namespace xt::rules {

template <class P>
struct Of {  // a part and the rule it stands in
  RulePtr rule;
  const P* part = nullptr;
};
std::vector<Of<Cap>> caps_of(std::span<const RulePtr> chain);
std::vector<Of<Requirement>> requirements_of(std::span<const RulePtr> chain);

// Whether a cap or requirement of `rule` speaks of the entry.
bool covers(const Rule& rule, const Scope& scope, const CountedEntry& entry);
// The rule, as an entry carries it, of an entry that was entered without one (old imports): the conversion
// that would speak of a training with these words and this many hours. Never empty: the plain rule speaks of
// everything.
std::string presumed(std::span<const RulePtr> chain, const CountedEntry& entry);

// Whether covers() and presumed() of these rules may differ for two entries with the same words and rule.
bool looks_at_amounts(std::span<const RulePtr> chain);

}  // namespace xt::rules
