#include "hold_json.h"

#include <boost/json.hpp>

namespace xt::credits {
namespace {

namespace json = boost::json;

std::string text(const json::object& o, const char* name) {
  return std::string(o.at(name).as_string());
}

std::optional<int> minute(const json::object& o, const char* name) {
  if (o.at(name).is_null()) return std::nullopt;
  return static_cast<int>(o.at(name).as_int64());
}

json::value value(const std::optional<int>& number) {
  return number ? json::value(*number) : json::value(nullptr);
}

NewEntry read(const json::object& o) {
  NewEntry e;
  e.teacher = o.at("teacher").as_int64();
  e.kind = text(o, "kind");
  e.earned_from = Date(static_cast<std::int32_t>(o.at("earned_from").as_int64()));
  e.earned_on = Date(static_cast<std::int32_t>(o.at("earned_on").as_int64()));
  e.both_days_given = o.at("both_days_given").as_bool();
  e.start_minute = minute(o, "start_minute");
  e.end_minute = minute(o, "end_minute");
  e.hours_x100 = o.at("hours_x100").as_int64();
  e.credits_x100 = o.at("credits_x100").as_int64();
  e.mode = text(o, "mode");
  e.level = text(o, "level");
  e.category = text(o, "category");
  e.role = text(o, "role");
  e.programme = text(o, "programme");
  e.programme_kind = text(o, "programme_kind");
  e.provider = text(o, "provider");
  e.rule = text(o, "rule");
  e.origin = text(o, "origin");
  e.key = text(o, "key");
  return e;
}

}  // namespace

std::string hold_json(const NewEntry& e) {
  return json::serialize(json::object{{"teacher", e.teacher},
                                      {"kind", e.kind},
                                      {"earned_from", e.earned_from.days()},
                                      {"earned_on", e.earned_on.days()},
                                      {"both_days_given", e.both_days_given},
                                      {"start_minute", value(e.start_minute)},
                                      {"end_minute", value(e.end_minute)},
                                      {"hours_x100", e.hours_x100},
                                      {"credits_x100", e.credits_x100},
                                      {"mode", e.mode},
                                      {"level", e.level},
                                      {"category", e.category},
                                      {"role", e.role},
                                      {"programme", e.programme},
                                      {"programme_kind", e.programme_kind},
                                      {"provider", e.provider},
                                      {"rule", e.rule},
                                      {"origin", e.origin},
                                      {"key", e.key}});
}

Result<NewEntry> parse_hold_json(std::string_view source) {
  try {
    return read(json::parse({source.data(), source.size()}).as_object());
  } catch (
      const std::exception& e) {  // the library's way of saying that the text is not what was written here
    return make_error(Code::internal, "credits.hold_damaged", e.what());
  }
}

std::string whys_json(const std::vector<Why>& all) {
  json::array out;
  for (const Why& one : all) out.push_back({{"code", one.code}, {"words", one.words}});
  return json::serialize(out);
}

Result<std::vector<HoldReason>> parse_whys(std::string_view text) {
  std::vector<HoldReason> out;
  boost::system::error_code bad;
  const json::value whole = json::parse(text, bad);
  if (bad || !whole.is_array()) return make_error(Code::internal, "credits.hold_damaged", std::string(text));
  for (const json::value& one : whole.get_array()) {
    const json::object* reason = one.if_object();
    const json::value* code = reason != nullptr ? reason->if_contains("code") : nullptr;
    const json::value* words = reason != nullptr ? reason->if_contains("words") : nullptr;
    if (code == nullptr || words == nullptr || !code->is_string() || !words->is_string())
      return make_error(Code::internal, "credits.hold_damaged", std::string(text));
    out.push_back({std::string(code->get_string()), std::string(words->get_string())});
  }
  return out;
}

}  // namespace xt::credits
