// The JSON of `xingtan plan eval`. Written by hand, because numbers are exact decimals and no double comes
// near them.
#include "eval/json_text.h"
#include "plans/eval.h"

namespace xt::plans {
namespace {

using namespace json;

std::string counts(const Counts& c) {
  return "\"entities\":" + std::to_string(c.entities) + ",\"met\":" + std::to_string(c.met) +
         ",\"on_track\":" + std::to_string(c.on_track) + ",\"behind\":" + std::to_string(c.behind) +
         ",\"missed\":" + std::to_string(c.missed) + ",\"no_data\":" + std::to_string(c.no_data);
}

std::string window_json(const WindowResult& w) {
  return "{\"from\":" + day(w.first) + ",\"to\":" + day(w.last) + ",\"status\":" + str(code(w.status)) + "," +
         counts(w.counts) + ",\"share\":" + number(w.share) + "}";
}

std::string strength(Strength of) {
  return of == Strength::must ? "\"must\"" : of == Strength::should ? "\"should\"" : "\"may\"";
}

std::string entities_json(const ProvisionResult& p, const std::vector<std::string>& names) {
  std::string out = ",\"entity_values\":[";
  for (std::size_t i = 0; i < p.values.size() && i < names.size(); ++i) {
    const EntityValue& v = p.values[i];
    out += std::string(i == 0 ? "" : ",") + "{\"entity\":" + str(names[i]) +
           ",\"status\":" + str(code(v.status)) + ",\"value\":" + number(v.value) +
           ",\"target\":" + target(p.comparison, v.low, v.high) + "}";
  }
  return out + "]";
}

std::string provision_json(const ProvisionResult& p, const std::vector<std::string>* names) {
  std::string out = "{\"id\":" + str(p.id) + ",\"title\":" + str(p.title) +
                    ",\"strength\":" + strength(p.strength) + ",\"status\":" + str(code(p.status)) +
                    ",\"window\":" + window(p.first, p.last) + "," + counts(p.counts) +
                    ",\"share\":" + number(p.share) + ",\"required_share\":" + number(p.required_share) +
                    ",\"value\":" + number(p.value) + ",\"target\":" + target(p.comparison, p.low, p.high) +
                    ",\"missing\":" + list(p.missing, str) + ",\"windows\":" + list(p.windows, window_json);
  if (names != nullptr) out += entities_json(p, *names);
  return out + "}";
}

}  // namespace

std::string to_json(const EvalResult& r, const std::vector<std::vector<std::string>>* names) {
  std::string out = "{\"plan\":" + str(r.plan) + ",\"at\":" + day(r.at) + ",\"known\":" + day(r.known) +
                    ",\"under\":" + str(r.under) + ",\"provisions\":[";
  for (std::size_t i = 0; i < r.provisions.size(); ++i) {
    if (i > 0) out += ",";
    out += provision_json(r.provisions[i], names == nullptr ? nullptr : &names->at(i));
  }
  return out + "]}";
}

}  // namespace xt::plans
