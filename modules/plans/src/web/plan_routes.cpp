// GET /api/plans and /api/plans/{id}: the plans that bind the caller, and one as a page.
#include "web/plan_routes.h"

#include "access/may.h"
#include "eval/json_text.h"
#include "http/json.h"
#include "http/params.h"
#include "lang/measure.h"
#include "plans/body.h"

namespace xt::plans {
namespace {

using namespace json;

struct Summary {
  const Plan* plan = nullptr;
  std::string region_name;
  Counts counts;
  std::int64_t may = 0;
  std::int64_t saved_ms = 0;
};

std::string strength(Strength of) {
  return of == Strength::must ? "\"must\"" : of == Strength::should ? "\"should\"" : "\"may\"";
}

std::string head_json(const Plan& plan, const std::string& region_name) {
  return "\"id\":" + str(plan.id) + ",\"title\":" + str(plan.title) + ",\"title_en\":" + str(plan.title_en) +
         ",\"region\":" + str(plan.region) + ",\"region_name\":" + str(region_name) +
         ",\"from\":" + day(plan.first) + ",\"to\":" + day(plan.last);
}

std::string summary_json(const Summary& s) {
  return "{" + head_json(*s.plan, s.region_name) + ",\"counts\":{\"met\":" + std::to_string(s.counts.met) +
         ",\"on_track\":" + std::to_string(s.counts.on_track) +
         ",\"behind\":" + std::to_string(s.counts.behind) + ",\"missed\":" + std::to_string(s.counts.missed) +
         ",\"no_data\":" + std::to_string(s.counts.no_data) + ",\"may\":" + std::to_string(s.may) + "}}";
}

// Signature lines are paragraphs to the page.
std::string_view kind_of(BlockKind kind) {
  return kind == BlockKind::signature ? std::string_view("paragraph") : code(kind);
}

std::string block_json(const Plan& plan, const Block& block) {
  return "{\"kind\":" + str(kind_of(block.kind)) + ",\"segments\":" +
         list(block.segments,
              [&](const Segment& s) {
                return "{\"text\":" + str(text(plan, s.range)) +
                       ",\"provisions\":" + list(s.provisions, str) + "}";
              }) +
         "}";
}

std::string window_word(const Window& window) {
  constexpr const char* kWords[] = {"plan", "year", "school_year", "term", "month", "week", "service_start"};
  return kWords[static_cast<std::size_t>(window.kind)];
}

std::string due_text(const std::optional<Due>& due) {
  if (!due || !due->every) return "null";
  const DueDay& every = *due->every;
  if (every.date) return day(*every.date);
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  const std::string last = every.day == 0 ? "last" : two(every.day);
  return str(every.month == 0 ? last : two(every.month) + "-" + last);
}

std::string provision_json(const Provision& p) {
  std::vector<std::string_view> kinds;
  for (const Population& one : p.populations) kinds.push_back(entity_code(one.entity));
  std::string needs;
  for (const std::string& need : p.needs) needs += (needs.empty() ? "" : "、") + need;
  return "{\"id\":" + str(p.id) + ",\"title\":" + str(p.title) + ",\"title_en\":" + str(p.title_en) +
         ",\"quote\":" + str(p.quote) + ",\"strength\":" + strength(p.strength) +
         ",\"entity\":" + (kinds.size() == 1 ? str(kinds.front()) : list(kinds, str)) +
         ",\"window\":" + str(window_word(p.window)) + ",\"measure\":" + str(p.measure_text) +
         ",\"where\":" + str(p.where_text) + ",\"target_text\":" + str(p.target_text) +
         ",\"required_share\":" + number(p.required_share) + ",\"due\":" + due_text(p.due) +
         ",\"needs\":" + (needs.empty() ? "null" : str(needs)) + "}";
}

Result<std::string> region_name(db::Session& session, const Plan& plan) {
  const auto region = orgs::find(session, plan.region);
  if (region.ok()) return region->name;
  if (region.error().code == Code::not_found) return plan.region;
  return region.error();
}

// Which version this is, and the latest one: the page says "amended from X" and leads to the earlier text.
std::string version_json(const Opened& read) {
  const auto one = [](const Edition& edition) {
    return "{\"number\":" + std::to_string(edition.plan.version) +
           ",\"effective\":" + day(edition.effective) + "}";
  };
  return "\"version\":" + one(*read.edition) + ",\"latest_version\":" + one(*read.latest);
}

Result<Summary> summary(db::Database& database, Answers& answers, const Plan& plan, const Asked& asked) {
  Summary out;
  out.plan = &plan;
  XT_TRY(out.region_name, database.read([&](db::Session& s) { return region_name(s, plan); }));
  XT_TRY(const auto result, answers.evaluate(database, plan, asked.request()));
  out.saved_ms = result->saved_ms;
  for (const ProvisionResult& p : result->provisions) {
    if (p.strength == Strength::may)
      ++out.may;
    else
      out.counts.add(p.status);
  }
  return out;
}

}  // namespace

namespace {

// The part of the own subtree that is asked for; none: the whole.
Result<std::optional<orgs::KeyRange>> part_of(db::Database& database, const http::Request& request) {
  XT_TRY(const std::string under, http::query_text(request, "under", 32));
  if (under.empty()) return std::optional<orgs::KeyRange>();
  XT_TRY(const orgs::Org org, database.read([&](db::Session& s) { return orgs::find(s, under); }));
  XT_CHECK_OK(access::within(access::caller_of(request), org.key, org.key_hi));
  return std::optional(org.subtree());
}

}  // namespace

Result<http::Response> list_plans(db::Database& database, const Shelf& shelf, Answers& answers,
                                  const http::Request& request) {
  XT_TRY(const auto part, part_of(database, request));
  std::vector<std::string> out;
  std::int64_t saved_ms = 0;  // of the oldest that is from before the start
  for (const Plan& plan : shelf.plans()) {
    if (!binds(plan, access::caller_of(request))) continue;
    http::Request one = request;
    if (part) {
      const orgs::KeyRange range = range_of(plan);
      if (part->contains(range) && !range.contains(*part)) {
        // Issued below the part: it is looked at where it was issued.
        std::erase_if(one.query, [](const auto& parameter) { return parameter.first == "under"; });
      } else if (!range.contains(*part)) {
        continue;
      }
    }
    one.params["id"] = plan.id;
    XT_TRY(const Asked ask, database.read([&](db::Session& s) { return asked(s, shelf, one); }));
    XT_TRY(const Summary found, summary(database, answers, plan, ask));
    if (found.saved_ms != 0 && (saved_ms == 0 || found.saved_ms < saved_ms)) saved_ms = found.saved_ms;
    out.push_back(summary_json(found));
  }
  return http::json_text("{\"plans\":" + list(out, [](const std::string& text) { return text; }) +
                         ",\"saved\":" + saved_json(answers, saved_ms) + "}");
}

Result<http::Response> get_plan(db::Database& database, const Shelf& shelf, const http::Request& request) {
  XT_TRY(const Opened read, reading(shelf, request));
  const Plan* plan = &read.edition->plan;
  XT_TRY(const std::string name, database.read([&](db::Session& s) { return region_name(s, *plan); }));
  return http::json_text("{" + head_json(*plan, name) + "," + version_json(read) + ",\"body\":" +
                         list(blocks(*plan), [&](const Block& block) { return block_json(*plan, block); }) +
                         ",\"provisions\":" + list(plan->provisions, provision_json) + "}");
}

}  // namespace xt::plans
