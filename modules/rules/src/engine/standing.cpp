#include "rules/standing.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "engine/evaluate.h"

namespace xt::rules {
namespace {

template <class P>
std::vector<Of<P>> parts_of(std::span<const RulePtr> chain, std::vector<P> Rule::* parts) {
  std::vector<Of<P>> out;
  std::set<std::string_view> seen;
  for (const RulePtr& rule : chain) {
    for (const P& part : (*rule).*parts) {
      if (seen.insert(part.id).second) out.push_back({rule, &part});
    }
  }
  return out;
}

bool asks_amounts(const Condition& c) {
  if (c.kind == Condition::Kind::test) {
    return c.fact == Fact::hours || c.fact == Fact::credits || c.fact == Fact::claimed ||
           c.fact == Fact::claimed_credits;
  }
  return std::any_of(c.parts.begin(), c.parts.end(), asks_amounts);
}

}  // namespace

std::vector<Of<Cap>> caps_of(std::span<const RulePtr> chain) {
  return parts_of(chain, &Rule::caps);
}

std::vector<Of<Requirement>> requirements_of(std::span<const RulePtr> chain) {
  return parts_of(chain, &Rule::requirements);
}

std::string presumed(std::span<const RulePtr> chain, const CountedEntry& entry) {
  Achievement as;
  as.from = as.to = entry.earned_on;
  as.mode = entry.mode;
  as.level = entry.level;
  as.category = entry.category;
  as.role = entry.role;
  as.programme_kind = entry.programme_kind;
  as.claimed_hours_x100 = entry.hours_x100;
  as.claimed_credits_x100 = entry.credits_x100;
  Facts facts(as);
  const auto known = [&](const std::optional<Formula>& formula) {
    return !formula || value(*formula, facts);
  };
  for (const RulePtr& rule : chain) {
    for (const Clause& clause : rule->clauses) {
      if (!holds(clause.when, facts) || !known(clause.hours)) continue;
      facts.set(Fact::hours, Rational(0));
      if (known(clause.credits)) return rule->tag() + "#" + clause.id;
    }
  }
  return plain_rule()->tag() + "#" + plain_rule()->clauses.front().id;
}

bool looks_at_amounts(std::span<const RulePtr> chain) {
  return std::any_of(chain.begin(), chain.end(), [](const RulePtr& rule) {
    const auto clause = [](const Clause& c) { return asks_amounts(c.when); };
    const auto scoped = [](const auto& part) { return asks_amounts(part.scope.of); };
    return std::any_of(rule->clauses.begin(), rule->clauses.end(), clause) ||
           std::any_of(rule->caps.begin(), rule->caps.end(), scoped) ||
           std::any_of(rule->requirements.begin(), rule->requirements.end(), scoped);
  });
}

}  // namespace xt::rules
