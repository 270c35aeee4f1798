// GET /api/schools/{code}: the school, what plans ask of it as a school, what waits there.
#include "corrections/corrections.h"
#include "credits/reads.h"
#include "http/json.h"
#include "http/params.h"
#include "people/people.h"

#include "demands.h"
#include "handlers.h"
#include "overview_queries.gen.h"
#include "place.h"

namespace xt::overview {
namespace {

constexpr int kMostHolds = 200;

json::array words_of(const std::string& delimited) {
  json::array out;
  for (std::size_t from = 1; from < delimited.size();) {
    const std::size_t to = delimited.find(';', from);
    if (to == std::string::npos) break;
    out.emplace_back(delimited.substr(from, to - from));
    from = to + 1;
  }
  return out;
}

struct Facts {
  orgs::Org school;
  json::object head;
};

Result<Facts> facts_of(db::Session& session, const http::Request& request, Date at) {
  Facts out;
  XT_TRY(out.school, school_of(session, request));
  const orgs::Org& o = out.school;
  XT_TRY(const auto above, orgs::path(session, o.key));
  json::array path;
  for (const orgs::Org& one : above) {
    if (one.key != o.key && one.level != orgs::Level::nation &&
        access::caller_of(request).covers(one.key, one.key_hi))
      path.push_back({{"code", one.code}, {"name", one.name}, {"level", orgs::code_of(one.level)}});
  }
  json::array flags;
  XT_CHECK_OK(session.each(sql::flags_of,
                           {{"school", o.key}, {"region", o.region_key}, {"day", std::int64_t{at.days()}}},
                           [&](const db::Row& row) {
                             flags.emplace_back(std::string(row.text(1)));
                             return true;
                           }));
  XT_TRY(const auto teachers, people::employed_in(session, o.subtree(), at));
  XT_TRY(const auto holds, credits::open_holds(session, o.key, o.key_hi, 0, kMostHolds));
  XT_TRY(const auto open, corrections::open_in(session, o.key, o.key_hi));
  out.head = {{"code", o.code},
              {"name", o.name},
              {"path", std::move(path)},
              {"stages", words_of(o.stages)},
              {"area", or_null(o.area)},
              {"ownership", or_null(o.ownership)},
              {"boarding", o.boarding},
              {"small_rural", o.small_rural},
              {"flags", std::move(flags)},
              {"teachers", teachers.size()},
              {"open_holds", holds.size()},
              {"open_corrections", open.requests},
              {"at", at.iso()}};
  return out;
}

json::value closed_of(const orgs::Org& school) {
  return school.period.to == kOpenEnd ? json::value(nullptr) : json::value((school.period.to - 1).iso());
}

}  // namespace

Result<http::Response> get_school(const House& house, const http::Request& request) {
  XT_TRY(const auto wanted, http::query_date(request, "at"));
  const Date at = wanted.value_or(house.desk.today());
  XT_TRY(Facts facts,
         house.database.read([&](db::Session& session) { return facts_of(session, request, at); }));
  json::array out;
  for (const auto& plan : house.desk.binding(facts.school.subtree())) {
    if (at < plan->first) continue;
    XT_TRY(const auto demands, demands_of(house.desk, *plan, plans::Entity::school, facts.school.key, at));
    if (demands.empty()) continue;
    plans::Counts counts;
    json::array rows;
    for (const Demand& demand : demands) {
      counts.add(demand.value.status);
      rows.push_back(demand_json(demand, at));
    }
    json::object one = plan_json(*plan, at);
    one["counts"] = counts_json(counts);
    one["lead"] = nullptr;
    one["demands"] = std::move(rows);
    out.push_back(std::move(one));
  }
  facts.head["plans"] = std::move(out);
  facts.head["closed"] = closed_of(facts.school);
  return http::no_store(http::json(facts.head));
}

}  // namespace xt::overview
