// The draft as plan.toml and as JSON.
#include <boost/json.hpp>

#include "draft/render.h"
#include "plans/draft.h"
#include "plans/format.h"

namespace xt::plans {
namespace {

namespace json = boost::json;
using namespace drafting;

json::value number(const Proposal& p) {
  if (!p.stated) return nullptr;
  const bool share = p.unit == DraftUnit::share;
  const auto one = [&](const Rational& value) -> json::value {
    if (!share && value.den() == 1) return value.num();
    std::string text = target(value, share);
    if (share) text = text.substr(1, text.size() - 2);
    return json::value(json::string(text));
  };
  if (p.comparison == Comparison::between) return json::array{one(p.low), one(p.high)};
  return one(p.comparison == Comparison::at_most ? p.high : p.low);
}

template <typename List>
json::array strings(const List& list) {
  json::array out;
  for (const auto& one : list) out.emplace_back(json::string(std::string(one)));
  return out;
}

json::object one(const Proposal& p) {
  json::array entities;
  for (const Entity e : p.entities) entities.emplace_back(json::string(drafting::code(e)));
  const auto date = [](const std::optional<Date>& d) -> json::value {
    return d ? json::value(d->iso()) : nullptr;
  };
  json::value window = p.window.kind == WindowKind::service_start
                           ? json::value(json::object{{"from", "service_start"}, {"months", p.window.months}})
                           : json::value(json::string(drafting::code(p.window).substr(1)));
  if (window.is_string()) window.as_string().pop_back();
  return {{"id", p.id},
          {"title", p.title},
          {"quote", p.quote},
          {"nth", p.nth},
          {"begin", p.range.begin},
          {"end", p.range.end},
          {"number", number(p)},
          {"unit", code(p.unit)},
          {"unit_text", p.unit_text},
          {"comparator", drafting::code(p.comparison)},
          {"entity", entities},
          {"where", p.where},
          {"measure", p.measure.empty() ? json::value(nullptr) : json::value(p.measure)},
          {"window", window},
          {"from", date(p.first)},
          {"to", date(p.last)},
          {"strength", drafting::code(p.strength)},
          {"due", p.due.empty() ? json::value(nullptr) : json::value(p.due)},
          {"needs", strings(p.needs)},
          {"confidence", p.confidence},
          {"reasons", strings(p.reasons)}};
}

}  // namespace

std::string to_json(const Draft& draft) {
  json::array proposals, body;
  for (const Proposal& p : draft.proposals) proposals.emplace_back(one(p));
  for (const ByteRange& b : draft.body) body.emplace_back(json::object{{"begin", b.begin}, {"end", b.end}});
  const json::object out{{"title", draft.title},
                         {"from", draft.first ? json::value(draft.first->iso()) : json::value(nullptr)},
                         {"to", draft.last ? json::value(draft.last->iso()) : json::value(nullptr)},
                         {"body", body},
                         {"proposals", proposals},
                         {"notices", strings(draft.notices)}};
  return json::serialize(out);
}

std::string to_toml(const Draft& draft, std::string_view id) {
  std::string out =
      "# A draft: read every provision against its sentence before it is relied on. region is to be filled "
      "in.\n[plan]\n";
  out += "id = " + toml_string(id) +
         "\ntitle = " + toml_string(draft.title.empty() ? std::string(id) : draft.title) + "\n";
  out += "region = \"000000\"\n";
  const Date first = draft.first.value_or(Date::of(2025, 1, 1));
  out += "from = " + first.iso() + "\n";
  out += "to = " + draft.last.value_or(first.plus_months(60) - 1).iso() + "\n";
  if (!draft.body_begin.empty()) {
    out += "\n[[body]]\nbegin = " + toml_string(draft.body_begin) + "\nend = " + toml_string(draft.body_end) +
           "\n";
    if (draft.body_nth > 1) out += "nth = " + std::to_string(draft.body_nth) + "\n";
  }
  for (const Proposal& p : draft.proposals) {
    std::string reasons;
    for (const std::string& reason : p.reasons) reasons += (reasons.empty() ? "" : "; ") + reason;
    for (char& c : reasons) {
      if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    }
    out += "\n# " + std::to_string(p.confidence) + "%: " + reasons + "\n" + provision(p);
  }
  const auto formatted = format(out);
  return formatted.ok() ? *formatted : out;
}

}  // namespace xt::plans
