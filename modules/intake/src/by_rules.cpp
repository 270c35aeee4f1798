// What the region's conversion rules make of achievements that are posted together.
#include <algorithm>
#include <map>
#include <vector>

#include "intake/achievement.h"
#include "orgs/key.h"
#include "people/people.h"
#include "rules/convert.h"
#include "rules/counted.h"

namespace xt::intake {
namespace {

rules::Achievement as_rule_sees(const Achievement& a, std::int64_t org_key) {
  rules::Achievement out;
  out.region = orgs::region_code(orgs::region_of(org_key));
  out.kind = a.kind;
  out.mode = a.mode;
  out.level = a.level;
  out.category = a.category;
  out.role = a.role;
  out.programme_kind = a.programme_kind;
  out.result = a.result;
  out.from = a.from;
  out.to = a.to;
  out.claimed_hours_x100 = a.hours_x100;
  out.claimed_credits_x100 = a.credits_x100;
  out.sessions_planned = a.sessions_planned;
  out.sessions_attended = a.sessions_attended;
  return out;
}

// Where each one worked on the last day, else at the nearest time before it, else at first.
Result<std::vector<std::int64_t>> schools(db::Session& session, const std::vector<Id>& speaking,
                                          std::span<const Achievement> all) {
  std::vector<Id> ids = speaking;
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  XT_TRY(const auto jobs, people::employments(session, ids));
  std::multimap<Id, const people::Employment*> of;
  for (const auto& job : jobs) of.emplace(job.teacher, &job);
  std::vector<std::int64_t> out(all.size(), 0);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto [first, last] = of.equal_range(speaking[i]);
    for (auto at = first; at != last; ++at) {
      if (out[i] == 0 || at->second->period.from <= all[i].to) out[i] = at->second->org_key;
    }
  }
  return out;
}

}  // namespace

Converter by_rules(rules::Book book) {
  return [book = std::move(book)](db::Session& session,
                                  std::span<const Achievement> all) -> Result<std::vector<Converted>> {
    std::vector<Id> ids;
    for (const Achievement& a : all) ids.push_back(a.teacher);
    XT_TRY(const std::vector<Id> speaking, people::speaking_ids(session, ids));
    XT_TRY(const auto orgs, schools(session, speaking, all));
    std::vector<rules::Achievement> seen;
    Period days{kOpenEnd, Date()};
    for (std::size_t i = 0; i < all.size(); ++i) {
      seen.push_back(as_rule_sees(all[i], orgs[i]));
      const Period one = rules::look_back(book, seen.back().region, all[i].to);
      days = {std::min(days.from, one.from), std::max(days.to, one.to)};
    }
    XT_TRY(auto counted, rules::counted(session, speaking, days));
    std::vector<Converted> out;
    for (std::size_t i = 0; i < all.size(); ++i) {
      rules::Counted& already = counted[speaking[i]];
      XT_TRY(const rules::Conversion c, rules::convert(book, seen[i], already));
      already.add(rules::counted_of(seen[i], c));
      out.push_back({c.hours_x100, c.credits_x100, c.rule, c.entry});
    }
    return out;
  };
}

}  // namespace xt::intake
