#include "orgs/http.h"

#include <boost/json.hpp>

#include "base/id.h"
#include "http/json.h"
#include "orgs/orgs.h"

#include "list_orgs.h"

namespace xt::orgs {
namespace {

namespace json = boost::json;

struct Region {
  Org self;
  std::string parent;  // code; empty for the nation
  std::vector<Org> children;
  std::vector<Org> schools;
};

Result<Region> load(db::Session& session, const std::string& code, Date today) {
  Region out;
  XT_TRY(out.self, find(session, code));
  XT_TRY(const auto above, path(session, out.self.key));
  if (above.size() > 1) out.parent = above[above.size() - 2].code;
  XT_TRY(out.children, child_regions(session, out.self.key));
  if (out.children.empty()) {  // a county, or a city without counties
    XT_TRY(out.schools, members(session, out.self.key, Level::school, today));
  }
  return out;
}

json::object to_json(const Region& region) {
  json::array children;
  for (const Org& child : region.children)
    children.push_back({{"code", child.code}, {"name", child.name}, {"level", code_of(child.level)}});
  json::array schools;
  for (const Org& school : region.schools) schools.push_back({{"code", school.code}, {"name", school.name}});
  json::object out{
      {"code", region.self.code}, {"name", region.self.name},        {"level", code_of(region.self.level)},
      {"parent", nullptr},        {"children", std::move(children)}, {"schools", std::move(schools)}};
  if (!region.parent.empty()) out["parent"] = region.parent;
  return out;
}

Result<http::Response> get_region(db::Database& database, const Within& within,
                                  const http::Request& request) {
  const std::string code(request.param("code"));
  const auto key = region_key(code);
  if (!key) return make_error(Code::not_found, "orgs.unknown", code);
  // Before looking: whether a code exists outside the scope is nobody's business.
  XT_CHECK_OK(within(request, subtree(*key)));
  const Date today = shanghai_date(now_ms());
  XT_TRY(const Region region,
         database.read([&](db::Session& session) { return load(session, code, today); }));
  return http::json(to_json(region));
}

}  // namespace

std::vector<http::Route> routes(db::Database& database, Within within, ScopeOf scope_of) {
  http::Route region{http::Method::get, "/api/regions/{code}", "orgs.read",
                     "a region and what lies directly below it",
                     [&database, within = std::move(within)](const http::Request& request) {
                       return get_region(database, within, request);
                     }};
  region.gives = "Region";
  http::Route list{http::Method::get, "/api/orgs", "orgs.read",
                   "organisations of the caller's subtree: what lies below one, or what a text finds",
                   [&database, scope_of = std::move(scope_of)](const http::Request& request) {
                     return list_orgs(database, scope_of(request), request);
                   }};
  list.query = "q?: string, under?: string, cursor?: int, limit?: int";
  list.gives = "{under: Place, path: Place[], orgs: FoundOrg[], next_cursor: string | null, total: int}";
  return {std::move(region), std::move(list)};
}

std::vector<http::Shape> shapes() {
  return {{"Level", "'nation' | 'province' | 'city' | 'county' | 'school' | 'institution'"},
          {"Place", "{code: string, name: string, level: Level}"},
          {"Region",
           "{code: string, name: string, level: Level, parent: string | null, children: Place[], "
           "schools: {code: string, name: string}[]}"},
          {"FoundOrg", "{code: string, name: string, level: Level, inside: string}"}};
}

}  // namespace xt::orgs
