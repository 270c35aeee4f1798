// What several pages say of a provision, in JSON.
#pragma once

#include <optional>
#include <string>

#include <boost/json.hpp>

#include "base/date.h"
#include "base/rational.h"
#include "plans/desk.h"

namespace xt::overview {

namespace json = boost::json;

// At most six decimals, half up; null.
json::value number(const std::optional<Rational>& value);
json::value or_null(const std::string& text);
json::object counts_json(const plans::Counts& counts);
// {id, title, title_en, from, to, running}
json::object plan_json(const plans::Plan& plan, Date at);
// {id, title, title_en, quote, strength, unit, window, target_text}
json::object provision_json(const plans::Provision& provision);
// A number, [low, high] for between, null.
json::value target_json(plans::Comparison comparison, const std::optional<Rational>& low,
                        const std::optional<Rational>& high);
// How urgent a state is: missed, behind, on_track, no_data, met.
int urgency(plans::State state);
std::optional<plans::State> parse_state(std::string_view word);
bool has_population(const plans::Provision& provision, plans::Entity kind);

}  // namespace xt::overview
