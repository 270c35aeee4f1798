// The JSON of `xingtan plan eval`. Written by hand, because numbers are exact decimals and no double comes
// near them.
#include <boost/json/serialize.hpp>
#include <boost/json/string.hpp>

#include "plans/eval.h"

namespace xt::plans {
namespace {

std::string quoted(std::string_view text) {
  return boost::json::serialize(boost::json::string_view(text));
}

std::string number(const std::optional<Rational>& value) {
  return value ? value->decimal(6) : "null";
}

std::string day(Date date) {
  return "\"" + date.iso() + "\"";
}

std::string target(Comparison comparison, const std::optional<Rational>& low,
                   const std::optional<Rational>& high) {
  if (comparison == Comparison::at_least) return number(low);
  if (comparison == Comparison::at_most) return number(high);
  if (comparison == Comparison::between && low && high) return "[" + number(low) + "," + number(high) + "]";
  return "null";
}

std::string counts(const Counts& c) {
  return "\"entities\":" + std::to_string(c.entities) + ",\"met\":" + std::to_string(c.met) +
         ",\"on_track\":" + std::to_string(c.on_track) + ",\"behind\":" + std::to_string(c.behind) +
         ",\"missed\":" + std::to_string(c.missed) + ",\"no_data\":" + std::to_string(c.no_data);
}

std::string window(Date first, Date last) {
  return "{\"from\":" + day(first) + ",\"to\":" + day(last) + "}";
}

template <class T, class F>
std::string list(const std::vector<T>& items, const F& f) {
  std::string out = "[";
  for (std::size_t i = 0; i < items.size(); ++i) out += (i == 0 ? "" : ",") + f(items[i]);
  return out + "]";
}

std::string window_json(const WindowResult& w) {
  return "{\"from\":" + day(w.first) + ",\"to\":" + day(w.last) + ",\"status\":" + quoted(code(w.status)) +
         "," + counts(w.counts) + ",\"share\":" + number(w.share) + "}";
}

std::string strength(Strength of) {
  return of == Strength::must ? "\"must\"" : of == Strength::should ? "\"should\"" : "\"may\"";
}

std::string entities_json(const ProvisionResult& p, const std::vector<std::string>& names) {
  std::string out = ",\"entity_values\":[";
  for (std::size_t i = 0; i < p.values.size() && i < names.size(); ++i) {
    const EntityValue& v = p.values[i];
    out += std::string(i == 0 ? "" : ",") + "{\"entity\":" + quoted(names[i]) +
           ",\"status\":" + quoted(code(v.status)) + ",\"value\":" + number(v.value) +
           ",\"target\":" + target(p.comparison, v.low, v.high) + "}";
  }
  return out + "]";
}

std::string provision_json(const ProvisionResult& p, const std::vector<std::string>* names) {
  std::string out =
      "{\"id\":" + quoted(p.id) + ",\"title\":" + quoted(p.title) + ",\"strength\":" + strength(p.strength) +
      ",\"status\":" + quoted(code(p.status)) + ",\"window\":" + window(p.first, p.last) + "," +
      counts(p.counts) + ",\"share\":" + number(p.share) + ",\"required_share\":" + number(p.required_share) +
      ",\"value\":" + number(p.value) + ",\"target\":" + target(p.comparison, p.low, p.high) +
      ",\"missing\":" + list(p.missing, quoted) + ",\"windows\":" + list(p.windows, window_json);
  if (names != nullptr) out += entities_json(p, *names);
  return out + "}";
}

}  // namespace

std::string to_json(const EvalResult& r, const std::vector<std::vector<std::string>>* names) {
  std::string out = "{\"plan\":" + quoted(r.plan) + ",\"at\":" + day(r.at) + ",\"known\":" + day(r.known) +
                    ",\"under\":" + quoted(r.under) + ",\"provisions\":[";
  for (std::size_t i = 0; i < r.provisions.size(); ++i) {
    if (i > 0) out += ",";
    out += provision_json(r.provisions[i], names == nullptr ? nullptr : &names->at(i));
  }
  return out + "]}";
}

}  // namespace xt::plans
