#include "record.h"

#include <boost/json.hpp>

#include "base/rational.h"
#include "credits/credits.h"
#include "orgs/orgs.h"
#include "people/people.h"

namespace xt::corrections {
namespace {

namespace json = boost::json;

Error no_object() {
  return make_error(Code::not_found, "corrections.no_object");
}

Result<std::string> entry_record(db::Session& session, const Ask& ask) {
  const auto id = parse_id(ask.object);
  if (!id) return no_object();
  auto found = credits::activity(session, ask.teacher, *id);
  if (!found.ok()) {
    if (found.error().reason == "credits.no_entry") return no_object();
    return std::move(found).error();
  }
  if (found->reversed) return make_error(Code::conflict, "credits.already_reversed");
  const credits::NewEntry& e = found->entry;
  XT_TRY(const auto names, orgs::names(session, std::vector<orgs::Key>{found->org_key}));
  return json::serialize(json::object{{"programme", e.programme},
                                      {"provider", e.provider},
                                      {"earned_from", e.earned_from.iso()},
                                      {"earned_on", e.earned_on.iso()},
                                      {"hours", format_hundredths(e.hours_x100)},
                                      {"credits", format_hundredths(e.credits_x100)},
                                      {"mode", e.mode},
                                      {"level", e.level},
                                      {"category", e.category},
                                      {"origin", found->origin.substr(0, found->origin.find(':'))},
                                      {"school", names.empty() ? "" : names.begin()->second}});
}

std::string dated(json::object out, const Period& period) {
  out["from"] = period.from.iso();
  out["to"] = period.to == kOpenEnd ? json::value(nullptr) : json::value((period.to - 1).iso());
  return json::serialize(out);
}

Result<std::string> period_record(const people::Profile& profile, const std::string& object) {
  const std::size_t colon = object.find(':');
  const std::string kind = object.substr(0, colon);
  const auto from =
      colon == std::string::npos ? std::nullopt : Date::parse_iso(std::string_view(object).substr(colon + 1));
  if (!from) return no_object();
  const auto known = profile.periods.find(kind);
  if (kind != "employment" && known == profile.periods.end()) return no_object();
  for (const people::DatedValue& one : kind == "employment" ? profile.employment : known->second) {
    if (one.period.from == *from) return dated({{"kind", kind}, {"value", one.value}}, one.period);
  }
  return no_object();
}

Result<std::string> designation_record(const people::Profile& profile, const std::string& object) {
  for (const people::Designation& one : profile.designations) {
    if (object != one.designation + ":" + one.level + ":" + one.period.from.iso()) continue;
    return dated({{"designation", one.designation}, {"level", one.level}}, one.period);
  }
  return no_object();
}

}  // namespace

Result<std::string> record_of(db::Session& session, const auth::Keyring& keyring, const Ask& ask,
                              Date today) {
  if (ask.about == "missing") return std::string("{}");
  if (ask.about == "entry") return entry_record(session, ask);
  XT_TRY(const people::Profile profile, people::profile(session, keyring, ask.teacher, today));
  return ask.about == "period" ? period_record(profile, ask.object) : designation_record(profile, ask.object);
}

}  // namespace xt::corrections
