// GET /api/plans/{id}/provisions/{pid}/units: the way down, one evaluation for all units.
#include <algorithm>

#include "access/may.h"
#include "eval/json_text.h"
#include "http/json.h"
#include "plans/explain.h"
#include "web/list_file.h"
#include "web/plan_routes.h"
#include "web/units.h"

namespace xt::plans {
namespace {

using namespace json;

constexpr std::int64_t kFewPersons = 5;

Unit unit_of(const orgs::Org& org) {
  Unit out;
  out.code = org.code;
  out.name = org.name;
  out.level = orgs::code_of(org.level);
  out.key = org.key;
  out.key_hi = org.key_hi;
  return out;
}

struct Below {
  std::vector<Unit> units;
  std::vector<orgs::Org> path;
};

Result<Below> below(db::Session& session, const orgs::Org& under, const access::Caller& caller, Date at) {
  Below out;
  XT_TRY(out.units, units_below(session, under, at));
  XT_TRY(const auto path, orgs::path(session, under.key));
  for (const orgs::Org& org : path) {
    if (caller.covers(org.key, org.key_hi)) out.path.push_back(org);
  }
  return out;
}

// What can have no entity is left out: an institution, or a school beside counties, that nothing is asked of.
void drop_empty(std::vector<Unit>& units) {
  const bool regions = std::any_of(units.begin(), units.end(), [](const Unit& u) {
    return u.level != "school" && u.level != "institution";
  });
  std::erase_if(units, [&](const Unit& unit) {
    return unit.counts.entities == 0 && (unit.level == "institution" || (regions && unit.level == "school"));
  });
}

// Who may not see persons does not see the value of one through a small unit either.
void hide_persons(std::vector<Unit>& units, const Provision& provision) {
  const bool persons = std::any_of(provision.populations.begin(), provision.populations.end(),
                                   [](const Population& one) { return one.entity == Entity::teacher; });
  for (Unit& unit : units) {
    if (persons && unit.counts.entities < kFewPersons) unit.value = unit.low = unit.high = std::nullopt;
  }
}

std::string place_json(const orgs::Org& org) {
  return "{\"code\":" + str(org.code) + ",\"name\":" + str(org.name) +
         ",\"level\":" + str(orgs::code_of(org.level)) + "}";
}

std::string unit_json(const Unit& u, Comparison comparison) {
  return "{\"code\":" + str(u.code) + ",\"name\":" + str(u.name) + ",\"level\":" + str(u.level) +
         ",\"entities\":" + std::to_string(u.counts.entities) + ",\"met\":" + std::to_string(u.counts.met) +
         ",\"on_track\":" + std::to_string(u.counts.on_track) +
         ",\"behind\":" + std::to_string(u.counts.behind) + ",\"missed\":" + std::to_string(u.counts.missed) +
         ",\"no_data\":" + std::to_string(u.counts.no_data) + ",\"share\":" + number(u.share) +
         ",\"value\":" + number(u.value) + ",\"target\":" + target(comparison, u.low, u.high) +
         ",\"status\":" + str(code(u.state)) + "}";
}

Result<http::Response> units_file(const Asked& ask, const Provision& provision,
                                  const std::vector<Unit>& units, const Words& words) {
  using enum sheets::ColumnType;
  const std::string name = words.title(provision);
  sheets::TableHead head{name,
                         {{words("代码", "Code"), text},
                          {words("单位", "Unit"), text},
                          {words("状态", "State"), text},
                          {words("对象数", "Entities"), integer},
                          {words("达标", "Met"), integer},
                          {words("按进度", "On track"), integer},
                          {words("落后", "Behind"), integer},
                          {words("未完成", "Missed"), integer},
                          {words("缺数据", "No data"), integer},
                          {words("达标率", "Share met"), share},
                          {words("数值", "Value"), decimal},
                          {words("目标", "Target"), decimal}},
                         notes_of(ask, &provision, words)};
  std::vector<std::vector<sheets::Cell>> rows;
  for (const Unit& u : units) {
    rows.push_back({u.code, u.name, words.state(u.state), u.counts.entities, u.counts.met, u.counts.on_track,
                    u.counts.behind, u.counts.missed, u.counts.no_data, cell(u.share), cell(u.value),
                    target_cell(provision.comparison, u.low, u.high)});
  }
  return workbook(file_name(ask, name, ".xlsx", words), std::move(head), rows);
}

// Where the provision is about the whole region each unit shows its own value, unjudged (Meaning 8).
xt::Status own_values(db::Database& database, Answers& answers, const Asked& ask,
                      const std::string& provision, std::vector<Unit>& units) {
  for (const Entity level : {Entity::province, Entity::city, Entity::county, Entity::school}) {
    const std::string word(code(level));
    if (std::none_of(units.begin(), units.end(), [&](const Unit& u) { return u.level == word; })) continue;
    EvalRequest request = ask.request();
    request.provisions = {provision};
    XT_TRY(const auto values, answers.values_of_level(database, *ask.plan, request, level));
    for (const EntityValue& value : values) {
      const auto unit =
          std::find_if(units.begin(), units.end(), [&](const Unit& u) { return u.key == value.org_key; });
      if (unit != units.end()) unit->value = value.value;
    }
  }
  return {};
}

}  // namespace

// Regions first; what lies directly in the region (its own schools and institutions) too.
Result<std::vector<Unit>> units_below(db::Session& session, const orgs::Org& under, Date at) {
  std::vector<Unit> out;
  XT_TRY(const auto children, orgs::child_regions(session, under.key));
  for (const orgs::Org& org : children) out.push_back(unit_of(org));
  if (under.level != orgs::Level::school && under.level != orgs::Level::institution) {
    for (const orgs::Level level : {orgs::Level::school, orgs::Level::institution}) {
      XT_TRY(const auto members, orgs::members(session, under.key, level, at));
      for (const orgs::Org& org : members) out.push_back(unit_of(org));
    }
  }
  std::sort(out.begin(), out.end(), [](const Unit& a, const Unit& b) { return a.key < b.key; });
  return out;
}

Result<http::Response> get_units(db::Database& database, const Shelf& shelf, Answers& answers,
                                 const http::Request& request) {
  const access::Caller& caller = access::caller_of(request);
  XT_TRY(const Asked ask, database.read([&](db::Session& s) { return asked(s, shelf, request); }));
  XT_TRY(const bool as_file, wants_workbook(request));
  const std::string id(request.param("pid"));
  const Provision* provision = ask.plan->find(id);
  if (provision == nullptr) return make_error(Code::not_found, "plans.unknown_provision", id);
  EvalRequest wanted = ask.request();
  wanted.provisions = {id};
  wanted.entities = true;
  wanted.windows = false;
  XT_TRY(const auto result, answers.evaluate(database, *ask.plan, wanted));
  const ProvisionResult& p = result->provisions.front();
  XT_TRY(Below found, database.read([&](db::Session& s) { return below(s, ask.under, caller, ask.at); }));
  answers.add_up(result, *provision, ask.at >= p.last, found.units);
  const bool spread = std::any_of(found.units.begin(), found.units.end(),
                                  [](const Unit& unit) { return unit.counts.entities > 0; });
  if (!spread && provision->judged()) {
    XT_CHECK_OK(own_values(database, answers, ask, id, found.units));
  }
  drop_empty(found.units);
  if (!access::may(caller, "plans.drill").ok()) hide_persons(found.units, *provision);
  if (as_file) return units_file(ask, *provision, found.units, Words{wants_english(request)});
  return http::json_text(
      "{\"under\":" + place_json(ask.under) + ",\"path\":" + list(found.path, place_json) +
      ",\"window\":" + window(p.first, p.last) + ",\"units\":" +
      list(found.units, [&](const Unit& u) { return unit_json(u, provision->comparison); }) + "}");
}

}  // namespace xt::plans
