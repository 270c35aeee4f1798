#include "json.h"

#include <cstdio>

#include "proof/number.h"

namespace xt::portfolio {
namespace {

namespace json = boost::json;

json::value number(std::int64_t hundredths) {
  if (hundredths % 100 == 0) return hundredths / 100;
  return static_cast<double>(hundredths) / 100.0;
}

json::value or_null(const std::string& text) {
  return text.empty() ? json::value(nullptr) : json::value(text);
}

json::object amount_json(const cycles::Amount& amount) {
  return {{"hours", number(amount.hours_x100)}, {"credits", number(amount.credits_x100)}};
}

json::value last_day(Date to) {
  return to == kOpenEnd ? json::value(nullptr) : json::value((to - 1).iso());
}

json::array sums_json(const std::vector<Sum>& sums) {
  json::array out;
  for (const Sum& one : sums) {
    json::object row = amount_json(one.amount);
    row["key"] = or_null(one.key);
    row["entries"] = one.entries;
    out.push_back(std::move(row));
  }
  return out;
}

json::object person_json(const people::Profile& p) {
  json::array employment, designations, titles;
  for (const auto& one : p.employment)
    employment.push_back(
        {{"school", one.value}, {"from", one.period.from.iso()}, {"to", last_day(one.period.to)}});
  for (const auto& one : p.designations)
    designations.push_back({{"designation", one.designation},
                            {"level", or_null(one.level)},
                            {"from", one.period.from.iso()},
                            {"to", last_day(one.period.to)}});
  if (const auto found = p.periods.find("title_rank"); found != p.periods.end()) {
    for (const auto& one : found->second)
      titles.push_back(
          {{"title_rank", one.value}, {"from", one.period.from.iso()}, {"to", last_day(one.period.to)}});
  }
  return {{"id", std::to_string(p.id)},
          {"name", p.name},
          {"sex", or_null(p.sex)},
          {"id_masked", p.id_masked},
          {"stage", or_null(p.stage)},
          {"subject", or_null(p.subject)},
          {"service_from", p.service_day.iso()},
          {"school", or_null(p.org_name)},
          {"school_code", or_null(p.org_code)},
          {"employment", std::move(employment)},
          {"title_ranks", std::move(titles)},
          {"designations", std::move(designations)}};
}

json::array evidence_json(const std::vector<Evidence>& files) {
  json::array out;
  for (const Evidence& one : files)
    out.push_back({{"name", one.name}, {"type", one.type}, {"bytes", one.bytes}, {"sha256", one.sha256}});
  return out;
}

json::object line_json(const Line& line) {
  const credits::Entry& e = line.entry;
  json::array certificates;
  for (const std::string& one : line.certificates)
    certificates.push_back(json::value(proof::printed_number(one)));
  json::object out = amount_json({e.hours_x100, e.credits_x100});
  out["id"] = std::to_string(e.id);
  out["kind"] = e.kind;
  out["programme"] = or_null(e.programme);
  out["provider"] = or_null(e.provider);
  out["from"] = e.earned_from.iso();
  out["to"] = e.earned_on.iso();
  out["mode"] = or_null(e.mode);
  out["level"] = or_null(e.level);
  out["category"] = or_null(e.category);
  out["role"] = or_null(e.role);
  out["programme_kind"] = or_null(e.programme_kind);
  out["school"] = or_null(e.org_name);
  out["origin"] = or_null(origin_kind(e.origin));
  out["rule"] = or_null(line.rule);
  out["posted_at"] = at_json(e.posted_ms);
  out["hash"] = line.hash;
  out["reverses"] = e.reverses ? json::value(std::to_string(*e.reverses)) : json::value(nullptr);
  out["reversed_by"] = e.reversed_by ? json::value(std::to_string(*e.reversed_by)) : json::value(nullptr);
  out["certificates"] = std::move(certificates);
  out["evidence"] = evidence_json(line.evidence);
  return out;
}

json::object certificate_json(const proof::Certificate& c) {
  return {{"number", proof::printed_number(c.number)},
          {"kind", c.kind},
          {"title", or_null(c.title)},
          {"from", c.period.from.iso()},
          {"to", (c.period.to - 1).iso()},
          {"hours", number(c.hours_x100)},
          {"credits", number(c.credits_x100)},
          {"state", c.changed && c.state == "valid" ? "changed" : c.state.c_str()},
          {"issued_on", shanghai_date(c.issued_ms).iso()},
          {"sha256", c.file_digest}};
}

}  // namespace

std::string origin_kind(const std::string& origin) {
  return origin.substr(0, origin.find(':'));
}

std::string at_json(std::int64_t ms) {
  const Date day = shanghai_date(ms);
  const std::int64_t seconds = (ms + kShanghaiOffsetMs - day.days() * kDayMs) / 1000;
  char text[24];
  std::snprintf(text, sizeof text, "T%02d:%02d:%02d+08:00", static_cast<int>(seconds / 3600),
                static_cast<int>(seconds / 60 % 60), static_cast<int>(seconds % 60));
  return day.iso() + text;
}

json::object account_json(const cycles::Cycle& cycle, const std::string& region, const cycles::Account& a) {
  return {{"cycle", std::to_string(cycle.id)},   {"title", cycle.title},
          {"title_en", or_null(cycle.title_en)}, {"region", region},
          {"from", cycle.days.from.iso()},       {"to", (cycle.days.to - 1).iso()},
          {"asked", amount_json(a.asked)},       {"earned", amount_json(a.earned)},
          {"capped", amount_json(a.capped)},     {"carried", amount_json(a.carried)},
          {"offset", amount_json(a.offset)},     {"counted", amount_json(a.counted())},
          {"missing", amount_json(a.missing())}, {"met", a.met()}};
}

json::object portfolio_json(const Portfolio& p) {
  json::array lines, certificates, accounts;
  for (const Line& line : p.lines) lines.push_back(line_json(line));
  for (const auto& one : p.certificates) certificates.push_back(certificate_json(one));
  for (const Standing& one : p.cycles) accounts.push_back(account_json(one.cycle, one.region, one.account));
  const Sum total = p.total();
  json::object whole = amount_json(total.amount);
  whole["entries"] = total.entries;
  return {{"format", "xingtan-portfolio"},
          {"version", 1},
          {"made_on", p.made.iso()},
          {"from", p.days.from.iso()},
          {"to", (p.days.to - 1).iso()},
          {"person", person_json(p.person)},
          {"total", std::move(whole)},
          {"by_year", sums_json(p.by_year())},
          {"by_category", sums_json(p.by_category())},
          {"cycles", std::move(accounts)},
          {"entries", std::move(lines)},
          {"certificates", std::move(certificates)}};
}

std::string to_json(const Portfolio& portfolio) {
  return json::serialize(portfolio_json(portfolio));
}

}  // namespace xt::portfolio
