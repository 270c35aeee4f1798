#include "terms.h"

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "base/rational.h"
#include "plans/expr.h"

namespace xt::cycles {
namespace {

using rules::Requirement;

rules::Condition condition_of(const Cap& cap) {
  rules::Condition out;
  if (cap.field == "all") return out;
  out.kind = rules::Condition::Kind::test;
  out.fact = cap.field == "mode"    ? rules::Fact::mode
             : cap.field == "level" ? rules::Fact::level
                                    : rules::Fact::category;
  out.op = plans::Op::eq;
  out.words = {cap.value};
  return out;
}

// The cycle's own caps, as a rule would say them.
rules::RulePtr own_rule(const Cycle& cycle) {
  auto out = std::make_shared<rules::Rule>();
  out->first = cycle.days.from;
  for (const Cap& cap : cycle.caps) {
    rules::Cap one;
    one.id = std::to_string(out->caps.size() + 1);
    one.scope.of = condition_of(cap);
    one.per = cap.per == "year" ? rules::Per::year : rules::Per::cycle;
    (cap.quantity == "hours" ? one.hours_x100 : one.credits_x100) = cap.most_x100;
    out->caps.push_back(std::move(one));
  }
  return out;
}

bool of_everything(const Requirement& r) {
  return r.scope.clauses.empty() && r.scope.of.kind == rules::Condition::Kind::always;
}

// Asked of the whole, in hours or credits: an account's `asked`.
bool whole(const Requirement& r) {
  return of_everything(r) && r.at_least_x100 && !r.at_most_x100 && r.measure != rules::Measure::records;
}

}  // namespace

Terms::Terms(const rules::Book& book, const Cycle& cycle, const Period& days, const std::string& region)
    : cycle_(cycle), days_(days), own_(own_rule(cycle)) {
  for (int n = 0; n < cycle.years(); ++n) {
    auto chain = book.chain(region, cycle.year(n).to - 1);
    if (eras_.empty() || eras_.back().chain != chain) add_era(std::move(chain));
    era_of_year_.push_back(eras_.size() - 1);
  }
  ask();
}

void Terms::add_era(std::vector<rules::RulePtr> chain) {
  Era era;
  for (const auto& cap : rules::caps_of(chain)) {
    const std::size_t slot = slots_.emplace(cap.rule->id + "/" + cap.part->id, slots_.size()).first->second;
    era.limits.push_back({slot, cap, false});
  }
  for (const rules::Cap& cap : own_->caps) {
    const std::size_t slot = slots_.emplace("/" + cap.id, slots_.size()).first->second;
    era.limits.push_back({slot, {own_, &cap}, true});
  }
  era.by_amounts = rules::looks_at_amounts(chain);
  era.chain = std::move(chain);
  eras_.push_back(std::move(era));
}

// A year asks for its rule's minimum of a year, else for its part of the cycle; by whole years, so that a
// leap year asks no more than another.
void Terms::ask() {
  const Period& days = days_;
  std::int64_t years = 0;
  for (int n = 0; n < cycle_.years(); ++n) years += days.overlaps(cycle_.year(n)) ? 1 : 0;
  const auto year = cycle_.year_from(days.from);
  const bool one_year = year && year->to == days.to && cycle_.years() > 1;
  const auto& chain = eras_[era_of_year_[static_cast<std::size_t>(year_of(days.to - 1))]].chain;
  std::optional<std::int64_t> hours, credits, year_hours, year_credits;
  for (const auto& [rule, r] : rules::requirements_of(chain)) {
    const bool per_cycle = r->per == rules::Per::cycle;
    const bool per_year =
        r->per == rules::Per::year ||
        (r->per == rules::Per::school_year && days.from.ymd().month == 9 && days.from.ymd().day == 1);
    if (r->who != "teacher" || (!per_cycle && !per_year)) continue;
    const auto part = [&, r = r, rule = rule](std::optional<std::int64_t> amount) {
      if (amount && per_cycle && r->measure != rules::Measure::records)
        amount = *mul_div_half_up(*amount, cycle_.years(), rule->cycle_years);
      return amount;
    };
    if (whole(*r)) {
      const bool in_hours = r->measure == rules::Measure::hours;
      auto& said = per_cycle ? (in_hours ? hours : credits) : (in_hours ? year_hours : year_credits);
      if (!said) said = part(r->at_least_x100);
    } else if (per_year == one_year && (per_year || days == cycle_.days)) {
      owed_.push_back({rule, r, part(r->at_least_x100), part(r->at_most_x100), 0});
    }
  }
  const auto share = [&](std::int64_t all) { return *mul_div_half_up(all, years, cycle_.years()); };
  whole_ = {hours.value_or(cycle_.hours_x100), credits.value_or(cycle_.credits_x100)};
  asked_ = {share(whole_.hours_x100), share(whole_.credits_x100)};
  if (one_year && year_hours) asked_.hours_x100 = *year_hours;
  if (one_year && year_credits) asked_.credits_x100 = *year_credits;
}

Amount Terms::asked_since(Date first) const {
  const std::int64_t all = cycle_.days.days();
  const std::int64_t part = std::max(0, days_.to - std::max(days_.from, first));
  return {*mul_div_half_up(whole_.hours_x100, part, all), *mul_div_half_up(whole_.credits_x100, part, all)};
}

bool Terms::plain() const {
  return owed_.empty() && slots_.empty();
}

std::int64_t Terms::year_of(Date day) const {
  std::int64_t n = 0;
  while (n + 1 < cycle_.years() && cycle_.year(static_cast<int>(n)).to <= day) ++n;
  return n;
}

std::int64_t Terms::period_of(const Limit& limit, Date day) const {
  if (limit.cap.part->per == rules::Per::cycle) return 0;
  if (limit.own) return year_of(day);
  return rules::period_of(*limit.cap.rule, limit.cap.part->per, day).from.days();
}

Reach Terms::find(const Era& era, rules::CountedEntry entry) const {
  if (entry.rule.empty()) entry.rule = rules::presumed(era.chain, entry);
  Reach out;
  for (const Limit& limit : era.limits) {
    if (rules::covers(*limit.cap.rule, limit.cap.part->scope, entry)) out.limits.push_back(&limit);
  }
  for (std::size_t i = 0; i < owed_.size(); ++i) {
    if (rules::covers(*owed_[i].rule, owed_[i].what->scope, entry)) out.owed.push_back(i);
  }
  return out;
}

const Reach& Terms::reach(const rules::CountedEntry& words, Date day, const Amount& amount) {
  Era& era = eras_[era_of_year_[static_cast<std::size_t>(year_of(day))]];
  // A reversal is met by what speaks of the entry it takes back.
  const std::int64_t hours = std::abs(amount.hours_x100), credits = std::abs(amount.credits_x100);
  const auto key = era.by_amounts ? std::tuple(&words, hours, credits)
                                  : std::tuple(&words, std::int64_t{0}, std::int64_t{0});
  if (const auto known = era.known.find(key); known != era.known.end()) return known->second;
  rules::CountedEntry entry = words;
  entry.earned_on = day;
  entry.hours_x100 = hours;
  entry.credits_x100 = credits;
  return era.known.emplace(key, find(era, std::move(entry))).first->second;
}

}  // namespace xt::cycles
