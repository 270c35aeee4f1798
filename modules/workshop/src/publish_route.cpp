// GET …/changes: what publishing would change, in the text and in the states. POST …/publish.
#include <algorithm>
#include <map>
#include <set>

#include <boost/json.hpp>

#include "access/may.h"
#include "http/json.h"
#include "plans/desk.h"
#include "plans/difference.h"
#include "plans/eval.h"
#include "plans/versions.h"

#include "asked.h"
#include "sections.h"

namespace xt::workshop {
namespace {

namespace json = boost::json;

using States = std::map<std::string, std::string>;

const plans::Edition* edition_of(const plans::Shelf& shelf, const Draft& draft) {
  for (const plans::Edition* one : shelf.editions(draft.plan_id)) {
    if (one->plan.version == draft.base) return one;
  }
  return nullptr;
}

// The states of the named provisions, as far as the plan has them.
Result<States> states(db::Session& session, const plans::Plan& plan, const std::set<std::string>& ids,
                      Date today) {
  plans::EvalRequest wanted;
  wanted.at = today;
  wanted.known = plans::seen_on(today, today);
  wanted.windows = false;
  for (const std::string& id : ids) {
    if (plan.find(id) != nullptr) wanted.provisions.push_back(id);
  }
  States out;
  if (wanted.provisions.empty()) return out;
  XT_TRY(const auto result, plans::evaluate(session, plan, wanted));
  for (const auto& one : result.provisions) out[one.id] = plans::code(one.status);
  return out;
}

json::value state_in(const States& states, const std::string& id) {
  const auto found = states.find(id);
  return found == states.end() ? json::value(nullptr) : json::value(found->second);
}

// A plan whose dates moved is another one for every provision.
std::set<std::string> touched(const plans::PlanDifference& found) {
  const bool dates = std::any_of(found.plan.begin(), found.plan.end(),
                                 [](const auto& change) { return change.field != "title"; });
  std::set<std::string> out;
  for (const plans::ProvisionChange& one : found.provisions) {
    if (dates || one.change != plans::Change::same) out.insert(one.id);
  }
  return out;
}

Result<json::array> state_changes(db::Session& session, const plans::PlanDifference& found,
                                  const plans::Plan& before, const plans::Plan& after, Date today) {
  const std::set<std::string> ids = touched(found);
  XT_TRY(const States old_states, states(session, before, ids, today));
  XT_TRY(const States new_states, states(session, after, ids, today));
  json::array out;
  for (const plans::ProvisionChange& one : found.provisions) {
    if (!ids.contains(one.id)) continue;
    out.push_back({{"id", one.id},
                   {"title", one.title},
                   {"change", plans::code(one.change)},
                   {"before", state_in(old_states, one.id)},
                   {"after", state_in(new_states, one.id)}});
  }
  return out;
}

Result<Draft> draft_of(Room& room, const http::Request& request, Id id) {
  return room.database.read([&](db::Session& s) { return read_draft(s, access::caller_of(request), id); });
}

Result<Id> draft_id(const http::Request& request) {
  const auto id = parse_id(request.param("draft"));
  if (!id) return make_error(Code::not_found, "workshop.no_draft");
  return *id;
}

Result<plans::Publication> publication_of(const Room& room, const Draft& draft, const json::object& body) {
  plans::Publication out;
  out.source = draft.texts.source;
  out.toml = draft.texts.toml;
  out.cases = draft.texts.cases;
  out.base = draft.base;
  out.published = room.shelf->today();
  if (const auto* note = body.if_contains("note");
      note != nullptr && note->is_string() && !note->as_string().empty()) {
    XT_TRY(out.note, http::json_string(body, "note", 500));
  }
  const Checked checked = check(draft.texts.toml, draft.texts.source);
  if (!checked.whole.ok()) return make_error(Code::invalid, "plans.not_compiled");
  out.effective = checked.plan->first;
  if (draft.base > 0) {
    XT_TRY(const std::string text, http::json_string(body, "effective", 10));
    const auto day = Date::parse_iso(text);
    if (!day) return make_error(Code::invalid, "plans.effective_outside", text);
    out.effective = *day;
  }
  return out;
}

}  // namespace

Result<http::Response> changes_route(Room& room, const http::Request& request) {
  XT_TRY(const Id id, draft_id(request));
  XT_CHECK_OK(room.shelf->refresh(room.database));
  XT_TRY(const Draft draft, draft_of(room, request, id));
  const Checked checked = check(draft.texts.toml, draft.texts.source);
  if (!checked.whole.ok()) return make_error(Code::invalid, "plans.not_compiled");
  XT_TRY([[maybe_unused]] const orgs::Key key, own_region(access::caller_of(request), checked.plan->region));
  // A new plan is held against its own document, in which nothing is demanded yet.
  const plans::Edition* base = edition_of(*room.shelf, draft);
  plans::Plan before = base != nullptr ? base->plan : *checked.plan;
  if (base == nullptr) before.provisions.clear();
  const plans::PlanDifference found = plans::difference(before, *checked.plan);
  const Date today = room.shelf->today();
  auto judged = room.patient->read(
      [&](db::Session& session) { return state_changes(session, found, before, *checked.plan, today); });
  const bool late = !judged.ok() && judged.error().reason == "db.timeout";
  if (!judged.ok() && !late) return judged.error();
  json::object out = json::parse("{" + plans::to_json(found) + "}").as_object();
  out["states"] = late ? json::value(nullptr) : json::value(*judged);
  out["at"] = today.iso();
  return http::no_store(http::json(out));
}

Result<http::Response> publish_route(Room& room, const http::Request& request) {
  const access::Caller& caller = access::caller_of(request);
  const access::Actor actor = access::actor_of(request);
  XT_TRY(const Id id, draft_id(request));
  XT_TRY(const json::object body, http::json_body(request));
  XT_CHECK_OK(room.shelf->refresh(room.database, true));
  const auto* revision = body.if_contains("revision");
  std::string plan;
  XT_TRY(const int number, room.database.write([&](db::Session& session) -> Result<int> {
    XT_TRY(const Draft draft, read_draft(session, caller, id));
    if (draft.published) return make_error(Code::conflict, "workshop.already_published");
    if (revision == nullptr || !revision->is_int64() || revision->as_int64() != draft.revision) {
      return changed_meanwhile(draft);
    }
    XT_TRY(const plans::Publication publication, publication_of(room, draft, body));
    const auto head = check(draft.texts.toml, draft.texts.source).plan;
    XT_TRY([[maybe_unused]] const orgs::Key key, own_region(caller, head->region));
    plan = head->id;
    XT_TRY(const int made, plans::publish(session, *room.shelf, caller, actor, publication));
    XT_CHECK_OK(close_draft(session, draft, made));
    return made;
  }));
  XT_CHECK_OK(room.shelf->refresh(room.database, true));
  return http::json({{"plan", plan}, {"number", number}}, 201);
}

}  // namespace xt::workshop
