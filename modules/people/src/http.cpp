#include "people/http.h"

#include <utility>

#include <boost/json.hpp>

#include "http/json.h"
#include "http/params.h"
#include "people/people.h"

namespace xt::people {
namespace {

namespace json = boost::json;

// Outside storage every end is the last day; null where none is known.
json::value last_day(const Period& period) {
  return period.to == kOpenEnd ? json::value(nullptr) : json::value((period.to - 1).iso());
}

json::object dated(const Period& period) {
  return {{"from", period.from.iso()}, {"to", last_day(period)}};
}

json::array values(const Profile& profile, const char* kind) {
  json::array out;
  const auto it = profile.periods.find(kind);
  if (it == profile.periods.end()) return out;
  for (const DatedValue& one : it->second) {
    json::object item = dated(one.period);
    item["value"] = one.value;
    out.push_back(std::move(item));
  }
  return out;
}

json::array full_time(const Profile& profile) {
  json::array out = values(profile, "full_time");
  for (json::value& item : out) item.as_object()["value"] = item.at("value").as_string() == "1";
  return out;
}

json::array employment(const Profile& profile) {
  json::array out;
  for (const DatedValue& one : profile.employment) {
    json::object item = dated(one.period);
    item["org_name"] = one.value;
    if (!one.ended.empty()) item["end_reason"] = one.ended;
    out.push_back(std::move(item));
  }
  return out;
}

json::array designations(const Profile& profile) {
  json::array out;
  for (const Designation& one : profile.designations) {
    json::object item = dated(one.period);
    item["designation"] = one.designation;
    item["level"] = one.level;
    out.push_back(std::move(item));
  }
  return out;
}

json::object describe(const Profile& p) {
  json::value school(nullptr);
  if (!p.org_code.empty()) school = {{"code", p.org_code}, {"name", p.org_name}};
  return {{"id", std::to_string(p.id)},
          {"name", p.name},
          {"sex", p.sex},
          {"id_masked", p.id_masked},
          {"stage", p.stage},
          {"subject", p.subject},
          {"service_from", p.service_day.iso()},
          {"school", std::move(school)},
          {"periods",
           {{"employment", employment(p)},
            {"post", values(p, "post")},
            {"title", values(p, "title_rank")},
            {"full_time", full_time(p)},
            {"absence", values(p, "absence")}}},
          {"designations", designations(p)}};
}

Result<http::Response> get_teacher(db::Database& database, const auth::Keyring& keyring,
                                   const MaySee& may_see, const WasRead& was_read,
                                   const http::Request& request) {
  XT_TRY(const Id id, http::path_id(request, "id"));
  const Date today = shanghai_date(now_ms());
  std::int64_t org = 0;
  XT_TRY(const Profile found, database.read([&](db::Session& session) -> Result<Profile> {
    XT_TRY(org, org_of(session, id, today));
    XT_CHECK_OK(may_see(request, id, org));
    return profile(session, keyring, id, today);
  }));
  if (was_read) XT_CHECK_OK(was_read(request, found.id, org));
  return http::no_store(http::json(describe(found)));
}

}  // namespace

std::vector<http::Route> routes(db::Database& database, const auth::Keyring& keyring, MaySee may_see,
                                WasRead was_read) {
  http::Route route{http::Method::get, "/api/teachers/{id}", "people.read",
                    "a teacher's facts, the identity number masked",
                    [&database, &keyring, may_see = std::move(may_see),
                     was_read = std::move(was_read)](const http::Request& request) {
                      return get_teacher(database, keyring, may_see, was_read, request);
                    }};
  route.gives = "Teacher";
  return {route};
}

std::vector<http::Shape> shapes() {
  return {{"Teacher",
           "{id: id, name: string, sex: string, id_masked: string, stage: string, subject: string, "
           "service_from: date, school: {code: string, name: string} | null, "
           "periods: {employment: Employment[], post: Held[], title: Held[], full_time: FullTime[], "
           "absence: Held[]}, designations: Designation[]}"},
          {"Employment", "{from: date, to: date | null, org_name: string, end_reason?: string}"},
          {"Held", "{from: date, to: date | null, value: string}"},
          {"FullTime", "{from: date, to: date | null, value: bool}"},
          {"Designation", "{from: date, to: date | null, designation: string, level: string}"}};
}

}  // namespace xt::people
