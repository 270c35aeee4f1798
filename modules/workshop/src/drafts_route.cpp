// /api/workshop/drafts: begin, list, read, save, throw away.
#include <algorithm>
#include <limits>

#include <boost/json.hpp>

#include "base/text.h"
#include "http/json.h"
#include "http/params.h"
#include "http/precondition.h"
#include "plans/draft.h"

#include "asked.h"
#include "sections.h"

namespace xt::workshop {
namespace {

namespace json = boost::json;

std::string version_of(int revision) {
  return "r" + std::to_string(revision);
}

json::object head_json(const Draft& d, const std::string& region_name) {
  return {{"id", std::to_string(d.id)},
          {"plan", d.plan_id},
          {"base", d.base},
          {"title", d.title},
          {"region", orgs::region_code(d.region_key)},
          {"region_name", region_name},
          {"errors", d.errors},
          {"revision", d.revision},
          {"created_by", d.created_by},
          {"created_ms", d.created_ms},
          {"changed_by", d.changed_by},
          {"changed_ms", d.changed_ms},
          {"published", d.published ? json::value(*d.published) : json::value(nullptr)}};
}

http::Response draft_answer(const Draft& draft, const std::string& region_name, int status) {
  json::object out = head_json(draft, region_name);
  out["source"] = draft.texts.source;
  out["toml"] = draft.texts.toml;
  out["cases"] = draft.texts.cases;
  http::Response response = http::no_store(http::json(out, status));
  response.headers.add("ETag", http::entity_tag(version_of(draft.revision)));
  return response;
}

Result<std::string> name_of(db::Session& session, orgs::Key key) {
  const orgs::Key keys[] = {key};
  XT_TRY(const auto names, orgs::names(session, keys));
  const auto found = names.find(key);
  return found == names.end() ? std::string() : found->second;
}

Error wrong(const char* field, const char* reason) {
  Error out = make_error(Code::invalid, "workshop.wrong_input");
  out.fields.push_back({field, reason, ""});
  return out;
}

Result<Date> date_member(const json::object& body, const char* name) {
  XT_TRY(const std::string text, http::json_string(body, name, 10));
  const auto day = Date::parse_iso(text);
  if (!day) return wrong(name, "not_a_day");
  return *day;
}

// A code of which no plan of this house has the like: the region and the first year, numbered where taken.
std::string free_id(const plans::Shelf& shelf, const std::string& region, Date from) {
  const std::string stem = region + "-" + std::to_string(from.year());
  std::string id = stem;
  for (int n = 2; !shelf.editions(id).empty(); ++n) id = stem + "-" + std::to_string(n);
  return id;
}

Result<Draft> amendment(const Room& room, const access::Caller& caller, const std::string& plan) {
  const auto editions = room.shelf->editions(plan);
  if (editions.empty()) return make_error(Code::not_found, "plans.unknown_plan", plan);
  const plans::Edition& latest = *editions.back();
  Draft out;
  XT_TRY(out.region_key, own_region(caller, latest.plan.region));
  out.plan_id = plan;
  out.base = latest.plan.version;
  out.title = latest.plan.title;
  out.texts = {latest.plan.source, latest.toml, latest.cases};
  return out;
}

Result<Draft> new_plan(const Room& room, const access::Caller& caller, const json::object& body) {
  Head head;
  Draft out;
  XT_TRY(head.title, http::json_string(body, "title", 200));
  XT_TRY(head.region, http::json_string(body, "region", 6));
  XT_TRY(head.from, date_member(body, "from"));
  XT_TRY(head.to, date_member(body, "to"));
  if (head.to < head.from) return wrong("to", "before_from");
  XT_TRY(out.region_key, own_region(caller, head.region));
  XT_TRY(auto source, text_member(body, "source"));
  if (!source || trim_ascii(*source).empty()) return wrong("source", "required");
  head.id = free_id(*room.shelf, head.region, head.from);
  out.plan_id = head.id;
  out.title = head.title;
  // Where the document begins and ends in what was pasted; only a reading that compiles is taken over.
  const std::string toml = skeleton(head);
  const std::string parts = body_of(plans::to_toml(plans::draft(*source), "draft"));
  const bool reads = !parts.empty() && check(toml + "\n" + parts, *source).whole.ok();
  out.texts = {*std::move(source), reads ? toml + "\n" + parts : toml, ""};
  return out;
}

}  // namespace

Result<http::Response> list_drafts_route(Room& room, const http::Request& request) {
  const access::Caller& caller = access::caller_of(request);
  XT_TRY(const std::int64_t limit, http::query_int(request, "limit", 50, 1, 200));
  constexpr auto kLast = std::numeric_limits<std::int64_t>::max();
  XT_TRY(const std::int64_t before, http::query_int(request, "cursor", kLast, 1, kLast));
  DraftPage page;
  std::map<orgs::Key, std::string> names;
  XT_CHECK_OK(room.database.read([&](db::Session& session) -> Status {
    XT_TRY(page, list_drafts(session, caller, before, static_cast<int>(limit)));
    std::vector<orgs::Key> keys;
    for (const Draft& draft : page.drafts) keys.push_back(draft.region_key);
    XT_TRY(names, orgs::names(session, keys));
    return {};
  }));
  json::array drafts;
  for (const Draft& draft : page.drafts) drafts.push_back(head_json(draft, names[draft.region_key]));
  return http::no_store(
      http::json({{"drafts", std::move(drafts)},
                  {"next_cursor", page.next ? json::value(std::to_string(*page.next)) : json::value(nullptr)},
                  {"total", page.total}}));
}

Result<http::Response> begin_route(Room& room, const http::Request& request) {
  const access::Caller& caller = access::caller_of(request);
  const access::Actor actor = access::actor_of(request);
  XT_TRY(const json::object body, http::json_body(request));
  XT_CHECK_OK(room.shelf->refresh(room.database));
  const bool amends = body.contains("plan");
  std::string plan;
  if (amends) {
    XT_TRY(plan, http::json_string(body, "plan", 64));
  }
  XT_TRY(Draft draft, amends ? amendment(room, caller, plan) : new_plan(room, caller, body));
  draft.errors = static_cast<int>(check(draft.texts.toml, draft.texts.source).whole.diagnostics.size());
  std::string region_name;
  XT_TRY(const Draft made, room.database.write([&](db::Session& session) -> Result<Draft> {
    XT_TRY(const Id id, put_draft(session, {caller, actor}, draft));
    XT_TRY(region_name, name_of(session, draft.region_key));
    if (region_name.empty()) return make_error(Code::invalid, "workshop.unknown_region");
    return read_draft(session, caller, id);
  }));
  return draft_answer(made, region_name, 201);
}

Result<http::Response> read_route(Room& room, const http::Request& request) {
  const access::Caller& caller = access::caller_of(request);
  XT_TRY(const Id id, http::path_id(request, "draft"));
  std::string region_name;
  XT_TRY(const Draft draft, room.database.read([&](db::Session& session) -> Result<Draft> {
    XT_TRY(Draft read, read_draft(session, caller, id));
    XT_TRY(region_name, name_of(session, read.region_key));
    return read;
  }));
  return draft_answer(draft, region_name, 200);
}

Result<http::Response> save_route(Room& room, const http::Request& request) {
  const access::Caller& caller = access::caller_of(request);
  const access::Actor actor = access::actor_of(request);
  XT_TRY(const Id id, http::path_id(request, "draft"));
  XT_TRY(const json::object body, http::json_body(request));
  const auto* revision = body.if_contains("revision");
  if (revision == nullptr || !revision->is_int64()) return wrong("revision", "required");
  XT_TRY(auto toml, text_member(body, "toml"));
  XT_TRY(auto source, text_member(body, "source"));
  XT_TRY(auto cases, text_member(body, "cases"));
  XT_TRY(Draft draft, room.database.read([&](db::Session& s) { return read_draft(s, caller, id); }));
  draft.revision = static_cast<int>(revision->as_int64());
  if (toml) draft.texts.toml = *std::move(toml);
  if (source) draft.texts.source = *std::move(source);
  if (cases) draft.texts.cases = *std::move(cases);
  const Checked checked = check(draft.texts.toml, draft.texts.source);
  draft.errors = static_cast<int>(checked.whole.diagnostics.size());
  if (checked.plan) {
    draft.title = checked.plan->title;
    if (draft.base == 0) draft.plan_id = checked.plan->id;
  }
  XT_TRY(const int saved,
         room.database.write([&](db::Session& s) { return save_draft(s, {caller, actor}, draft); }));
  http::Response response = http::no_store(http::json({{"revision", saved}, {"errors", draft.errors}}));
  response.headers.add("ETag", http::entity_tag(version_of(saved)));
  return response;
}

Result<http::Response> drop_route(Room& room, const http::Request& request) {
  const access::Caller& caller = access::caller_of(request);
  const access::Actor actor = access::actor_of(request);
  XT_TRY(const Id id, http::path_id(request, "draft"));
  XT_CHECK_OK(room.database.write([&](db::Session& session) -> Status {
    XT_TRY(const Draft draft, read_draft(session, caller, id));
    if (!http::holds(request, version_of(draft.revision))) return changed_meanwhile(draft);
    return drop_draft(session, {caller, actor}, draft);
  }));
  return http::no_content();
}

}  // namespace xt::workshop
