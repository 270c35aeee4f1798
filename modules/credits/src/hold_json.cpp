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

}  // namespace xt::credits
