#include "engine/caps.h"

#include <algorithm>
#include <set>

#include "base/rational.h"
#include "engine/evaluate.h"

namespace xt::rules {

Origin origin_of(std::string_view rule) {
  const std::size_t at = rule.find('@');
  const std::size_t hash = rule.find('#');
  return {rule.substr(0, at), hash == std::string_view::npos ? std::string_view() : rule.substr(hash + 1)};
}

bool covers(const Rule& rule, const Scope& scope, const CountedEntry& entry) {
  if (!scope.clauses.empty()) {
    const Origin origin = origin_of(entry.rule);
    const bool named =
        std::find(scope.clauses.begin(), scope.clauses.end(), origin.clause) != scope.clauses.end();
    if (origin.id != rule.id || !named) return false;
  }
  return scope.of.kind == Condition::Kind::always || holds(scope.of, Facts(entry));
}

Used used(const Rule& rule, const Cap& cap, Date day, const Counted& already) {
  Used out;
  if (cap.per == Per::once) return out;
  const Period period = period_of(rule, cap.per, day);
  for (const CountedEntry& entry : already.entries) {
    if (!period.contains(entry.earned_on) || !covers(rule, cap.scope, entry)) continue;
    out.hours_x100 += entry.hours_x100;
    out.credits_x100 += entry.credits_x100;
  }
  return out;
}

namespace {

bool speaks_of_hours(const Formula& formula) {
  if (formula.kind == Formula::Kind::fact && formula.fact == Fact::hours) return true;
  return std::any_of(formula.args.begin(), formula.args.end(), speaks_of_hours);
}

// Whether the conversion that made the entry reckons its credits from its hours; yes where nobody knows it
// any more.
bool credits_from_hours(const Book& book, const std::string& tag) {
  for (const RulePtr& rule : book.all()) {
    for (const Clause& clause : rule->clauses) {
      if (rule->tag() + "#" + clause.id == tag) return clause.credits && speaks_of_hours(*clause.credits);
    }
  }
  return true;
}

// The share of the credits that goes with the hours that are left.
std::int64_t share(std::int64_t credits_x100, std::int64_t left, std::int64_t whole) {
  const auto part = Rational::of(left, whole);
  const auto credits = Rational::of(credits_x100, 100);
  const auto exact = part && credits ? mul(*credits, *part) : std::nullopt;
  return exact ? rounded(*exact, {Round::down, 1}).value_or(0) : 0;
}

}  // namespace

Kept cap_again(const Book& book, const std::string& region, const CountedEntry& entry,
               const Counted& already) {
  Kept kept{entry.hours_x100, entry.credits_x100};
  const auto chain = book.chain(region, entry.earned_on);
  const auto cut = [&](bool hours) {
    std::set<std::string> seen;  // a nearer cap stands for a farther one of the same id
    for (const RulePtr& rule : chain) {
      for (const Cap& cap : rule->caps) {
        const auto& most = hours ? cap.hours_x100 : cap.credits_x100;
        if (!seen.insert(cap.id).second || !most || !covers(*rule, cap.scope, entry)) continue;
        const Used so_far = used(*rule, cap, entry.earned_on, already);
        const std::int64_t left = *most - (hours ? so_far.hours_x100 : so_far.credits_x100);
        std::int64_t& amount = hours ? kept.hours_x100 : kept.credits_x100;
        amount = std::min(amount, std::max<std::int64_t>(0, left));
      }
    }
  };
  cut(true);
  if (kept.hours_x100 < entry.hours_x100 && credits_from_hours(book, entry.rule))
    kept.credits_x100 = share(entry.credits_x100, kept.hours_x100, entry.hours_x100);
  cut(false);
  return kept;
}

}  // namespace xt::rules
