#include "http_json.h"

#include "rules/http.h"

namespace xt::rules {
namespace {

namespace json = boost::json;

json::object part(const Part& p) {
  return {{"id", p.id},
          {"title", p.title},
          {"title_en", p.title_en},
          {"quote", or_null(p.quote)},
          {"reading", or_null(p.reading)}};
}

json::array texts(const std::vector<std::string>& list) {
  json::array out;
  for (const std::string& one : list) out.emplace_back(one);
  return out;
}

std::string_view word(Per per) {
  constexpr std::string_view kWords[] = {"once", "year", "school_year", "cycle"};
  return kWords[static_cast<std::size_t>(per)];
}
std::string_view word(Measure measure) {
  constexpr std::string_view kWords[] = {"hours", "credits", "records"};
  return kWords[static_cast<std::size_t>(measure)];
}

json::value amount(const std::optional<std::int64_t>& hundredths) {
  return hundredths ? number(*hundredths) : json::value(nullptr);
}

// What a form must ask for: units, and the words and hours that the condition and the formulas name.
void named(const Condition& condition, std::vector<bool>& out) {
  if (condition.kind == Condition::Kind::test) out[static_cast<std::size_t>(condition.fact)] = true;
  for (const Condition& one : condition.parts) named(one, out);
}
void named(const Formula& formula, std::vector<bool>& out) {
  const bool names = formula.kind == Formula::Kind::fact || formula.kind == Formula::Kind::by;
  if (names) out[static_cast<std::size_t>(formula.fact)] = true;
  for (const Formula& one : formula.args) named(one, out);
}

json::array facts_of(const Clause& clause) {
  std::vector<bool> found(facts().size());
  named(clause.when, found);
  if (clause.hours) named(*clause.hours, found);
  if (clause.credits) named(*clause.credits, found);
  json::array out;
  for (const FactInfo& fact : facts()) {
    const bool shown = fact.fact != Fact::kind && fact.fact != Fact::hours && fact.fact != Fact::credits;
    if (shown && found[static_cast<std::size_t>(fact.fact)]) out.emplace_back(fact.name);
  }
  return out;
}

json::array kinds_of(const Condition& condition) {
  if (condition.kind == Condition::Kind::test && condition.fact == Fact::kind &&
      condition.op != plans::Op::ne) {
    return texts(condition.words);
  }
  json::array out;
  if (condition.kind == Condition::Kind::negation) return out;
  for (const Condition& one : condition.parts) {
    for (json::value& kind : kinds_of(one)) out.push_back(std::move(kind));
  }
  return out;
}

json::object describe(const Clause& clause) {
  json::object out = part(clause);
  out["when"] = or_null(clause.when_text);
  out["hours"] = or_null(clause.hours_text);
  out["credits"] = or_null(clause.credits_text);
  out["entry"] = clause.entry;
  out["kinds"] = kinds_of(clause.when);
  out["asks"] = facts_of(clause);
  return out;
}

json::object describe(const Cap& cap) {
  json::object out = part(cap);
  out["per"] = word(cap.per);
  out["hours"] = amount(cap.hours_x100);
  out["credits"] = amount(cap.credits_x100);
  out["conversions"] = texts(cap.scope.clauses);
  return out;
}

json::object describe(const Requirement& requirement) {
  json::object out = part(requirement);
  out["who"] = requirement.who;
  out["per"] = word(requirement.per);
  out["measure"] = word(requirement.measure);
  out["at_least"] = amount(requirement.at_least_x100);
  out["at_most"] = amount(requirement.at_most_x100);
  return out;
}

json::object describe(const Verify& verify) {
  json::object out = part(verify);
  out["levels"] = texts(verify.levels);
  out["until"] = nullptr;
  if (verify.until_day)
    out["until"] = Date::of(2023, verify.until_day->first, verify.until_day->second).iso().substr(5);
  return out;
}

template <class P, class F>
json::array list(const std::vector<P>& parts, F&& f) {
  json::array out;
  for (const P& one : parts) out.push_back(f(one));
  return out;
}

json::value last_day(const Rule& rule) {
  return rule.last >= kOpenEnd - 1 ? json::value(nullptr) : json::value(rule.last.iso());
}

}  // namespace

json::value number(std::int64_t hundredths) {
  if (hundredths % 100 == 0) return hundredths / 100;
  return static_cast<double>(hundredths) / 100.0;
}

json::value or_null(const std::string& text) {
  return text.empty() ? json::value(nullptr) : json::value(text);
}

json::object describe(const Rule& rule, Date day, const std::string& region_name) {
  const Period cycle = period_of(rule, Per::cycle, day);
  return {{"id", rule.id},
          {"version", rule.version},
          {"title", rule.title},
          {"title_en", rule.title_en},
          {"region", rule.region},
          {"region_name", or_null(region_name)},
          {"from", rule.first.iso()},
          {"to", last_day(rule)},
          {"cycle", {{"from", cycle.from.iso()}, {"to", (cycle.to - 1).iso()}}},
          {"document", or_null(rule.document)},
          {"source", or_null(rule.source)},
          {"trust", or_null(rule.trust)},
          {"remark", or_null(rule.remark)},
          {"conversions", list(rule.clauses, [](const Clause& one) { return describe(one); })},
          {"factors", list(rule.factors, [](const Factor& one) { return part(one); })},
          {"caps", list(rule.caps, [](const Cap& one) { return describe(one); })},
          {"requirements", list(rule.requirements, [](const Requirement& one) { return describe(one); })},
          {"verify", list(rule.verify, [](const Verify& one) { return describe(one); })}};
}

json::object describe_line(const Rule& rule, const std::string& region_name) {
  return {{"id", rule.id},
          {"version", rule.version},
          {"title", rule.title},
          {"title_en", rule.title_en},
          {"region", rule.region},
          {"region_name", or_null(region_name)},
          {"from", rule.first.iso()},
          {"to", last_day(rule)},
          {"conversions", rule.clauses.size()},
          {"caps", rule.caps.size()},
          {"requirements", rule.requirements.size()}};
}

json::object to_json(const Conversion& c) {
  json::array lines;
  for (const Line& line : c.lines) {
    lines.push_back({{"what", line.what},
                     {"rule", or_null(line.rule)},
                     {"part", or_null(line.part)},
                     {"zh", line.zh},
                     {"en", line.en},
                     {"quote", or_null(line.quote)},
                     {"hours", number(line.hours_x100)},
                     {"credits", number(line.credits_x100)}});
  }
  return {{"hours", number(c.hours_x100)},
          {"credits", number(c.credits_x100)},
          {"rule", c.rule},
          {"rule_id", c.rule_id},
          {"version", c.version},
          {"conversion", c.clause},
          {"entry", c.entry},
          {"capped", c.capped},
          {"needs", texts(c.needs)},
          {"claim_until", c.claim_until ? json::value(c.claim_until->iso()) : json::value(nullptr)},
          {"lines", std::move(lines)}};
}

}  // namespace xt::rules
