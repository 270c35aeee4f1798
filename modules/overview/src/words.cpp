#include "words.h"

#include <algorithm>

namespace xt::overview {

json::value number(const std::optional<Rational>& value) {
  return value ? json::parse(value->decimal(6)) : json::value(nullptr);
}

json::value or_null(const std::string& text) {
  return text.empty() ? json::value(nullptr) : json::value(text);
}

json::object counts_json(const plans::Counts& c) {
  return {{"entities", c.entities}, {"met", c.met},       {"on_track", c.on_track},
          {"behind", c.behind},     {"missed", c.missed}, {"no_data", c.no_data}};
}

json::object plan_json(const plans::Plan& plan, Date at) {
  return {{"id", plan.id},
          {"title", plan.title},
          {"title_en", plan.title_en},
          {"from", plan.first.iso()},
          {"to", plan.last.iso()},
          {"running", plan.first <= at && at <= plan.last}};
}

json::object provision_json(const plans::Provision& p) {
  return {{"id", p.id},
          {"title", p.title},
          {"title_en", p.title_en},
          {"quote", p.quote},
          {"strength", plans::code(p.strength)},
          {"unit", plans::code(p.measure ? plans::quantity_of(*p.measure) : plans::Quantity::plain)},
          {"window", plans::code(p.window.kind)},
          {"measure", p.measure_text},
          {"target_text", p.target_text}};
}

json::value target_json(plans::Comparison comparison, const std::optional<Rational>& low,
                        const std::optional<Rational>& high) {
  switch (comparison) {
    case plans::Comparison::at_least:
      return number(low);
    case plans::Comparison::at_most:
      return number(high);
    case plans::Comparison::between:
      return json::array{number(low), number(high)};
    case plans::Comparison::none:
      break;
  }
  return nullptr;
}

int urgency(plans::State state) {
  constexpr int kOrder[] = {4, 2, 1, 0, 3};
  return kOrder[static_cast<std::size_t>(state)];
}

std::optional<plans::State> parse_state(std::string_view word) {
  using plans::State;
  for (const State state : {State::met, State::on_track, State::behind, State::missed, State::no_data}) {
    if (word == plans::code(state)) return state;
  }
  return std::nullopt;
}

bool has_population(const plans::Provision& provision, plans::Entity kind) {
  return std::any_of(provision.populations.begin(), provision.populations.end(),
                     [&](const plans::Population& one) { return one.entity == kind; });
}

}  // namespace xt::overview
