// GET /api/teachers/{id}/standing: what every plan asks of one person, how far they are, what is owed by
// when.
#include "access/may.h"
#include "http/json.h"
#include "http/params.h"
#include "orgs/orgs.h"
#include "people/people.h"

#include "demands.h"
#include "handlers.h"

namespace xt::overview {
namespace {

// The ring of the page, where the person is among those whom it binds.
json::value lead_of(const plans::Plan& plan, const std::vector<Demand>& demands) {
  const plans::Provision* lead = lead_provision(plan);
  for (const Demand& one : demands) {
    if (one.provision == lead && one.value.value) return json::value(lead->id);
  }
  return nullptr;
}

struct Person {
  Id id = 0;
  std::int64_t org_key = 0;
};

}  // namespace

Result<http::Response> get_teacher_standing(const House& house, const http::Request& request) {
  XT_TRY(const Id asked, http::path_id(request, "id"));
  XT_TRY(const auto wanted, http::query_date(request, "at"));
  const Date at = wanted.value_or(house.desk.today());
  XT_TRY(const Person person, house.database.read([&](db::Session& session) -> Result<Person> {
    XT_TRY(const auto speaking, people::speaking_ids(session, std::vector<Id>{asked}));
    XT_TRY(const std::int64_t org, people::org_of(session, speaking.front(), at));
    XT_CHECK_OK(access::may_see_teacher(access::caller_of(request), speaking.front(), org));
    return Person{speaking.front(), org};
  }));
  json::array out;
  for (const auto& plan : house.desk.binding(orgs::subtree(person.org_key))) {
    if (at < plan->first) continue;
    XT_TRY(const std::vector<Demand> demands,
           demands_of(house.desk, *plan, plans::Entity::teacher, person.id, at));
    if (demands.empty()) continue;
    json::object one = plan_json(*plan, at);
    plans::Counts counts;
    json::array rows;
    for (const Demand& demand : demands) {
      counts.add(demand.value.status);
      rows.push_back(demand_json(demand, at));
    }
    one["counts"] = counts_json(counts);
    one["lead"] = lead_of(*plan, demands);
    one["demands"] = std::move(rows);
    out.push_back(std::move(one));
  }
  return http::no_store(
      http::json({{"teacher", std::to_string(person.id)}, {"at", at.iso()}, {"plans", std::move(out)}}));
}

}  // namespace xt::overview
