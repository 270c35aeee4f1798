// POST /api/workshop/trial: one provision judged on today's data, before anything is published.
#include <algorithm>

#include <boost/json.hpp>

#include "access/may.h"
#include "http/json.h"
#include "people/people.h"
#include "plans/desk.h"
#include "plans/eval.h"

#include "asked.h"
#include "sections.h"

namespace xt::workshop {
namespace {

namespace json = boost::json;

constexpr std::size_t kFirst = 6;  // entities that are shown

class Turn {
 public:
  explicit Turn(std::counting_semaphore<kTrials>& free) : free_(free), got_(free.try_acquire()) {}
  ~Turn() {
    if (got_) free_.release();
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  bool got() const { return got_; }

 private:
  std::counting_semaphore<kTrials>& free_;
  bool got_;
};

// Those who need help first, and of them a few.
void keep_first(std::vector<plans::EntityValue>& values) {
  const auto urgency = [](const plans::EntityValue& value) {
    constexpr int kOrder[] = {4, 2, 1, 0, 3};  // missed, behind, on_track, no_data, met
    return kOrder[static_cast<std::size_t>(value.status)];
  };
  std::stable_sort(values.begin(), values.end(),
                   [&](const auto& a, const auto& b) { return urgency(a) < urgency(b); });
  if (values.size() > kFirst) values.resize(kFirst);
}

// What people call the entities: a teacher by name and school, an organisation by its name.
Result<json::array> labels(db::Session& session, const std::vector<plans::EntityValue>& values, Date on) {
  std::vector<Id> teachers;
  std::vector<orgs::Key> keys;
  for (const plans::EntityValue& value : values) {
    if (value.kind == plans::Entity::teacher) teachers.push_back(value.id);
    keys.push_back(value.org_key);
  }
  XT_TRY(const auto people, people::labels(session, teachers, on));
  XT_TRY(const auto names, orgs::names(session, keys));
  json::array out;
  std::size_t next = 0;
  for (const plans::EntityValue& value : values) {
    const auto org = names.find(value.org_key);
    const std::string place = org == names.end() ? std::string() : org->second;
    const bool person = value.kind == plans::Entity::teacher;
    const std::string name = person ? people[next++].name : place;
    out.push_back({{"name", name}, {"school", person ? json::value(place) : json::value(nullptr)}});
  }
  return out;
}

// Where the caller stands: their own node inside the plan's region, or the whole region below them.
Result<orgs::Org> place_of(db::Session& session, const plans::Plan& plan, const access::Caller& caller) {
  const orgs::KeyRange range = plans::range_of(plan);
  XT_CHECK_OK(access::within(caller, range.lo, range.hi));
  return orgs::find(session, range.lo);
}

Result<std::string> judge(db::Session& session, const plans::Plan& plan, const std::string& provision,
                          const access::Caller& caller, Date today) {
  XT_TRY(const orgs::Org place, place_of(session, plan, caller));
  plans::EvalRequest wanted;
  wanted.at = today;
  wanted.known = plans::seen_on(today, today);
  wanted.under = place.code;
  wanted.provisions = {provision};
  wanted.entities = true;
  wanted.windows = false;
  XT_TRY(plans::EvalResult result, plans::evaluate(session, plan, wanted));
  auto& values = result.provisions.front().values;
  keep_first(values);
  XT_TRY(const auto names, plans::entity_names(session, values));
  XT_TRY(const json::array found, labels(session, values, today));
  const std::vector<std::vector<std::string>> all{names};
  const json::value state = json::parse(plans::to_json(result, &all));
  json::object out = state.at("provisions").at(0).as_object();
  out.erase("windows");
  out["labels"] = found;
  out["under_name"] = place.name;
  out["at"] = today.iso();
  return json::serialize(out);
}

Error unknown_provision(const std::string& id) {
  return make_error(Code::not_found, "plans.unknown_provision", id);
}

}  // namespace

Result<http::Response> trial_route(Room& room, const http::Request& request) {
  const access::Caller& caller = access::caller_of(request);
  XT_TRY(const json::object body, http::json_body(request));
  XT_TRY(const Texts texts, texts_of(room, caller, body));
  XT_TRY(const std::string provision, http::json_string(body, "provision", 64));
  const Checked checked = check(texts.toml, texts.source);
  if (!checked.plan || checked.plan->find(provision) == nullptr) return unknown_provision(provision);
  const Turn turn(room.trials);
  if (!turn.got()) return make_error(Code::too_many, "workshop.busy");
  auto judged = room.patient->read([&](db::Session& session) {
    return judge(session, *checked.plan, provision, caller, room.shelf->today());
  });
  if (!judged.ok() && judged.error().reason == "db.timeout") {
    return make_error(Code::unavailable, "workshop.trial_too_long");
  }
  XT_TRY(std::string text, std::move(judged));
  return http::no_store(http::json_text(std::move(text)));
}

}  // namespace xt::workshop
