#include "rules/book.h"

#include <algorithm>

namespace xt::rules {
namespace {

// "450102" -> 450102, 450100, 450000, 000000; a code that is a region of a higher level repeats nothing.
std::vector<std::string> regions_above(std::string_view region) {
  std::vector<std::string> out;
  for (const std::size_t digits : {6, 4, 2, 0}) {
    std::string code(region.substr(0, digits));
    code.resize(6, '0');
    if (out.empty() || out.back() != code) out.push_back(std::move(code));
  }
  return out;
}

RulePtr make_plain() {
  Rule rule;
  rule.id = "plain";
  rule.version = 0;
  rule.title = "没有地方规则:按申报学时计";
  rule.title_en = "No local rule: hours as claimed";
  rule.region = "000000";
  rule.first = Date::of(1949, 10, 1);
  Clause clause;
  clause.id = "as-claimed";
  clause.title = "按申报的学时和学分计(1学时=45分钟)";
  clause.title_en = "Hours (of 45 minutes) and credits as claimed";
  clause.hours.emplace().kind = Formula::Kind::fact;
  clause.hours->fact = Fact::claimed;
  clause.credits.emplace().kind = Formula::Kind::fact;
  clause.credits->fact = Fact::claimed_credits;
  rule.clauses.push_back(std::move(clause));
  Verify verify;
  verify.id = "school-and-county";
  verify.title = "学校审核,县级确认";
  verify.title_en = "The school checks, the county confirms";
  verify.levels = {"school", "county"};
  rule.verify.push_back(std::move(verify));
  return std::make_shared<const Rule>(std::move(rule));
}

// Of two that hold at once the one that began later counts; then the higher version.
bool newer(const Rule& a, const Rule& b) {
  return std::pair(a.first, a.version) > std::pair(b.first, b.version);
}

}  // namespace

RulePtr plain_rule() {
  static const RulePtr plain = make_plain();
  return plain;
}

Book::Book() : Book(std::vector<RulePtr>{}) {}

Book::Book(std::vector<RulePtr> rules) {
  std::stable_sort(rules.begin(), rules.end(), [](const RulePtr& a, const RulePtr& b) {
    return std::pair(a->id, a->version) < std::pair(b->id, b->version);
  });
  rules_ = std::make_shared<const std::vector<RulePtr>>(std::move(rules));
}

std::vector<RulePtr> Book::chain(std::string_view region, Date day) const {
  std::vector<RulePtr> out;
  for (const std::string& code : regions_above(region)) {
    RulePtr best;
    for (const RulePtr& rule : *rules_) {
      const bool applies = rule->region == code && rule->first <= day && day <= rule->last;
      if (applies && (best == nullptr || newer(*rule, *best))) best = rule;
    }
    if (best == nullptr) continue;
    out.push_back(best);
    if (!best->inherit) break;
  }
  out.push_back(plain_rule());
  return out;
}

RulePtr Book::find(std::string_view id, int version) const {
  RulePtr found;
  for (const RulePtr& rule : *rules_) {
    if (rule->id == id && (version == 0 || rule->version == version)) found = rule;
  }
  return found;
}

}  // namespace xt::rules
