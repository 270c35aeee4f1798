// What the region's conversion rules make of a claim.
#include "rules/convert.h"

#include <algorithm>

#include "base/rational.h"
#include "base/text.h"
#include "declarations/convert.h"
#include "orgs/key.h"
#include "rules/counted.h"
#include "rules/kinds.h"
#include "rules/machine.h"

#include "declarations_queries.gen.h"

namespace xt::declarations {
namespace {

constexpr std::int64_t kHalfDay_x100 = 400;  // four hours

// What nobody needs to type because it follows from the rest.
void add_units(xt::rules::Achievement& a) {
  const bool by_half_days = a.kind == "lesson_planning" || a.kind == "lesson_review";
  if (by_half_days && a.claimed_hours_x100 >= kHalfDay_x100)
    a.units_x100["half_days"] = a.claimed_hours_x100 / kHalfDay_x100 * 100;
  const std::int64_t months = (a.to - a.from + 1) / 30;
  if (a.kind == "practice" && months > 0) a.units_x100["months"] = months * 100;
  if (a.kind == "open_class" || a.kind == "lecture") a.units_x100["sessions"] = 100;
}

Result<xt::rules::Achievement> achievement_of(db::Session& session, const Declaration& d) {
  const Content c = rules::filled(d.content);
  const rules::Kind* kind = rules::kind(c.kind);
  xt::rules::Achievement a;
  a.region = orgs::region_code(orgs::region_of(d.org_key));
  a.kind = c.kind;
  a.mode = c.mode;
  a.level = c.level;
  a.category = c.category;
  a.role = c.role;
  a.programme_kind = kind == nullptr ? "" : std::string(kind->programme_kind);
  a.from = c.from;
  a.to = c.on;
  a.claimed_hours_x100 = c.hours_x100;
  add_units(a);
  XT_TRY(const auto facts, session.all(sql::facts_of, {{"teacher", d.teacher}, {"day", c.on.days()}}));
  if (facts.empty()) return a;
  constexpr int kFirstYear = 365;
  a.novice = c.on.days() < facts.front().i64(0) + kFirstYear;
  a.principal = facts.front().i64(1) != 0;
  return a;
}

// An institution has no level of its own below the county; somebody always looks.
std::string chain_of(const std::vector<std::string>& needs, std::int64_t org_key) {
  const bool school = orgs::level_of(org_key) == orgs::Level::school;
  std::string out;
  for (const std::string& level : needs) {
    if ((level == "school" && !school) || rules::rank(level) == 0) continue;
    out += (out.empty() ? "" : ",") + level;
  }
  if (!out.empty()) return out;
  return school ? "school" : "county";
}

}  // namespace

Converter rule_converter(xt::rules::Book book) {
  return [book = std::move(book)](db::Session& session, const Declaration& d) -> Result<Converted> {
    XT_TRY(const xt::rules::Achievement a, achievement_of(session, d));
    const std::vector<Id> who{d.teacher};
    XT_TRY(const auto already, xt::rules::counted(session, who, xt::rules::look_back(book, a.region, a.to)));
    XT_TRY(const xt::rules::Conversion c, xt::rules::convert(book, a, already.at(d.teacher)));
    Converted out;
    out.hours_x100 = c.hours_x100;
    out.credits_x100 = c.credits_x100;
    out.rule = c.rule;
    out.entry = c.entry;
    for (const xt::rules::Line& line : c.lines)
      out.lines.push_back({line.zh, line.en, line.quote, line.hours_x100, line.credits_x100});
    out.chain = chain_of(c.needs, d.org_key);
    out.claim_until = c.claim_until;
    return out;
  };
}

Converter plain_converter() {
  return rule_converter(xt::rules::Book());
}

}  // namespace xt::declarations
