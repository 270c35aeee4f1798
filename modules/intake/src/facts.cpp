#include "facts.h"

#include <boost/json.hpp>

namespace xt::intake {
namespace {

namespace json = boost::json;

json::value value(const std::optional<std::int64_t>& number) {
  return number ? json::value(*number) : json::value(nullptr);
}

std::optional<std::int64_t> number(const json::object& o, const char* name) {
  if (o.at(name).is_null()) return std::nullopt;
  return o.at(name).as_int64();
}

DoorRow read(const json::object& o) {
  const auto text = [&](const char* name) { return std::string(o.at(name).as_string()); };
  const auto day = [&](const char* name) { return Date(static_cast<std::int32_t>(o.at(name).as_int64())); };
  DoorRow row;
  row.person = text("person");
  row.name = text("name");
  Achievement& a = row.what;
  a.kind = text("kind");
  a.programme = text("title");
  a.provider = text("provider");
  a.mode = text("mode");
  a.level = text("level");
  a.category = text("category");
  a.role = text("role");
  a.programme_kind = text("programme_kind");
  a.result = text("result");
  a.degree = text("degree");
  a.author_rank = static_cast<int>(o.at("author_rank").as_int64());
  a.from = day("from");
  a.to = day("to");
  a.both_days_given = o.at("both_days_given").as_bool();
  a.hours_x100 = o.at("hours_x100").as_int64();
  a.credits_x100 = o.at("credits_x100").as_int64();
  a.sessions_planned = number(o, "sessions_planned");
  a.sessions_attended = number(o, "sessions_attended");
  return row;
}

}  // namespace

std::string facts_json(const DoorRow& row) {
  const Achievement& a = row.what;
  return json::serialize(json::object{{"person", row.person},
                                      {"name", row.name},
                                      {"kind", a.kind},
                                      {"title", a.programme},
                                      {"provider", a.provider},
                                      {"mode", a.mode},
                                      {"level", a.level},
                                      {"category", a.category},
                                      {"role", a.role},
                                      {"programme_kind", a.programme_kind},
                                      {"result", a.result},
                                      {"degree", a.degree},
                                      {"author_rank", a.author_rank},
                                      {"from", a.from.days()},
                                      {"to", a.to.days()},
                                      {"both_days_given", a.both_days_given},
                                      {"hours_x100", a.hours_x100},
                                      {"credits_x100", a.credits_x100},
                                      {"sessions_planned", value(a.sessions_planned)},
                                      {"sessions_attended", value(a.sessions_attended)}});
}

Result<DoorRow> parse_facts(std::string_view source) {
  try {
    return read(json::parse({source.data(), source.size()}).as_object());
  } catch (const std::exception& e) {  // the library's way of saying that this is not what was written here
    return make_error(Code::internal, "intake.facts_damaged", e.what());
  }
}

}  // namespace xt::intake
