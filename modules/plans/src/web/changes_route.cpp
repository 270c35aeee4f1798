// GET …/changes: two readings of one plan held against each other. Another day says what changed; the same
// day as it was known earlier says what was reported then and what has come to light since.
#include <algorithm>

#include "eval/json_text.h"
#include "http/json.h"
#include "http/params.h"
#include "web/compare.h"
#include "web/list_file.h"
#include "web/plan_routes.h"
#include "web/units.h"

namespace xt::plans {
namespace {

using namespace json;

struct Earlier {
  const Plan* plan = nullptr;
  Date at, known;
};

// Absent: the end of the month before the day asked, as it is known now.
Result<Earlier> earlier(const Shelf& shelf, const http::Request& request, const Asked& ask) {
  XT_TRY(const auto at, http::query_date(request, "from_at"));
  XT_TRY(const auto known, http::query_date(request, "from_known"));
  Earlier out;
  out.at = at.value_or(known ? ask.at : month_end_before(ask.at));
  out.known = known.value_or(ask.known);
  out.plan = shelf.find(ask.plan->id, out.at, out.known);
  if (out.plan == nullptr) return make_error(Code::not_found, "plans.unknown_plan", ask.plan->id);
  return out;
}

Result<std::shared_ptr<const EvalResult>> evaluate_earlier(db::Database& database, Answers& answers,
                                                           const Asked& ask, const Earlier& then,
                                                           EvalRequest wanted) {
  wanted.at = then.at;
  wanted.known = then.known;
  wanted.under = ask.under.code;
  return answers.evaluate(database, *then.plan, wanted);
}

std::string counts_json(const Counts& c) {
  return "{\"met\":" + std::to_string(c.met) + ",\"on_track\":" + std::to_string(c.on_track) +
         ",\"behind\":" + std::to_string(c.behind) + ",\"missed\":" + std::to_string(c.missed) +
         ",\"no_data\":" + std::to_string(c.no_data) + "}";
}

std::string reading_json(const ProvisionResult& p) {
  return "{\"status\":" + str(code(p.status)) + ",\"share\":" + number(p.share) +
         ",\"value\":" + number(p.value) + ",\"met\":" + std::to_string(p.counts.met) +
         ",\"entities\":" + std::to_string(p.counts.entities) + "}";
}

std::string shift_json(const Shift& one) {
  return "{\"id\":" + str(one.after->id) + ",\"drift\":" + str(code(one.drift)) +
         ",\"before\":" + reading_json(*one.before) + ",\"after\":" + reading_json(*one.after) + "}";
}

std::string side_json(Date at, Date known, const Counts& counts) {
  return "{\"at\":" + day(at) + ",\"known\":" + day(known) + ",\"counts\":" + counts_json(counts) + "}";
}

Result<http::Response> changes_file(const Asked& ask, const Earlier& then, const std::vector<Shift>& found,
                                    const Words& words) {
  using enum sheets::ColumnType;
  const std::string name = words("变化", "Changes");
  sheets::TableHead head{name,
                         {{words("要求", "Requirement"), text},
                          {words("原状态", "State before"), text},
                          {words("现状态", "State after"), text},
                          {words("原达标率", "Share before"), share},
                          {words("现达标率", "Share after"), share},
                          {words("原数值", "Value before"), decimal},
                          {words("现数值", "Value after"), decimal}},
                         notes_of(ask, nullptr, words)};
  head.notes.emplace_back(words("对照：截至", "Against: as of"), then.at.iso());
  head.notes.emplace_back(words("对照：所知截至", "Against: known on"), then.known.iso());
  std::vector<std::vector<sheets::Cell>> rows;
  for (const Shift& one : found) {
    rows.push_back({words.title(*ask.plan->find(one.after->id)), words.state(one.before->status),
                    words.state(one.after->status), cell(one.before->share), cell(one.after->share),
                    cell(one.before->value), cell(one.after->value)});
  }
  return workbook(file_name(ask, words.title(*ask.plan) + " " + name, ".xlsx", words), std::move(head), rows);
}

// Of the entities: how many went from which state to which.
std::string moves_json(const ProvisionResult& before, const ProvisionResult& after) {
  std::int64_t moved[5][5] = {};
  std::int64_t gone = 0;
  std::int64_t come = 0;
  const auto by_id = [](const EntityValue& a, const EntityValue& b) {
    return std::pair(a.kind, a.id) < std::pair(b.kind, b.id);
  };
  std::vector<EntityValue> old = before.values;
  std::vector<EntityValue> now = after.values;
  std::sort(old.begin(), old.end(), by_id);
  std::sort(now.begin(), now.end(), by_id);
  auto a = old.begin();
  auto b = now.begin();
  while (a != old.end() || b != now.end()) {
    if (b == now.end() || (a != old.end() && by_id(*a, *b))) {
      ++gone, ++a;
    } else if (a == old.end() || by_id(*b, *a)) {
      ++come, ++b;
    } else {
      ++moved[static_cast<int>(a++->status)][static_cast<int>(b++->status)];
    }
  }
  std::vector<std::string> out;
  for (int from = 0; from < 5; ++from) {
    for (int to = 0; to < 5; ++to) {
      if (from == to || moved[from][to] == 0) continue;
      out.push_back("{\"from\":" + str(code(static_cast<State>(from))) +
                    ",\"to\":" + str(code(static_cast<State>(to))) +
                    ",\"entities\":" + std::to_string(moved[from][to]) + "}");
    }
  }
  return "\"moves\":" + list(out, [](const std::string& text) { return text; }) +
         ",\"come\":" + std::to_string(come) + ",\"gone\":" + std::to_string(gone);
}

std::string unit_json(const Unit& before, const Unit& after) {
  const auto side = [](const Unit& u) {
    return "{\"status\":" + str(code(u.state)) + ",\"share\":" + number(u.share) +
           ",\"met\":" + std::to_string(u.counts.met) + ",\"entities\":" + std::to_string(u.counts.entities) +
           "}";
  };
  return "{\"code\":" + str(after.code) + ",\"name\":" + str(after.name) + ",\"level\":" + str(after.level) +
         ",\"drift\":" + str(code(drift(before.state, after.state))) + ",\"before\":" + side(before) +
         ",\"after\":" + side(after) + "}";
}

std::vector<std::string> changed_units(const std::vector<Unit>& before, const std::vector<Unit>& after) {
  std::vector<std::pair<Drift, std::string>> found;
  for (const Unit& now : after) {
    const auto then =
        std::find_if(before.begin(), before.end(), [&](const Unit& u) { return u.key == now.key; });
    if (then == before.end() || then->state == now.state) continue;
    if (then->counts.entities == 0 && now.counts.entities == 0) continue;
    found.emplace_back(drift(then->state, now.state), unit_json(*then, now));
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> out;
  for (auto& [order, text] : found) out.push_back(std::move(text));
  return out;
}

}  // namespace

Result<http::Response> get_changes(db::Database& database, const Shelf& shelf, Answers& answers,
                                   const http::Request& request) {
  XT_TRY(const Asked ask, database.read([&](db::Session& s) { return asked(s, shelf, request); }));
  XT_TRY(const Earlier then, earlier(shelf, request, ask));
  XT_TRY(const bool as_file, wants_workbook(request));
  XT_TRY(const auto after, answers.evaluate(database, *ask.plan, ask.request()));
  XT_TRY(const auto before, evaluate_earlier(database, answers, ask, then, ask.request()));
  const std::vector<Shift> found = shifts(*before, *after);
  if (as_file) return changes_file(ask, then, found, Words{wants_english(request)});
  return http::json_text("{\"before\":" + side_json(then.at, then.known, judged_counts(*before)) +
                         ",\"after\":" + side_json(ask.at, ask.known, judged_counts(*after)) +
                         ",\"provisions\":" + list(found, shift_json) + "}");
}

Result<http::Response> get_unit_changes(db::Database& database, const Shelf& shelf, Answers& answers,
                                        const http::Request& request) {
  XT_TRY(const Asked ask, database.read([&](db::Session& s) { return asked(s, shelf, request); }));
  XT_TRY(const Earlier then, earlier(shelf, request, ask));
  const std::string id(request.param("pid"));
  const Provision* provision = ask.plan->find(id);
  const Provision* old = then.plan->find(id);
  if (provision == nullptr || old == nullptr)
    return make_error(Code::not_found, "plans.unknown_provision", id);
  EvalRequest wanted = ask.request();
  wanted.provisions = {id};
  wanted.entities = true;
  wanted.windows = false;
  XT_TRY(const auto after, answers.evaluate(database, *ask.plan, wanted));
  XT_TRY(const auto before, evaluate_earlier(database, answers, ask, then, wanted));
  const ProvisionResult& a = before->provisions.front();
  const ProvisionResult& b = after->provisions.front();
  XT_TRY(auto units, database.read([&](db::Session& s) { return units_below(s, ask.under, ask.at); }));
  std::vector<Unit> units_before = units;
  answers.add_up(before, *old, then.at >= a.last, units_before);
  answers.add_up(after, *provision, ask.at >= b.last, units);
  const auto text = [](const std::string& one) { return one; };
  return http::json_text("{\"before\":{\"at\":" + day(then.at) + ",\"known\":" + day(then.known) +
                         ",\"reading\":" + reading_json(a) + "},\"after\":{\"at\":" + day(ask.at) +
                         ",\"known\":" + day(ask.known) + ",\"reading\":" + reading_json(b) + "},\"units\":" +
                         list(changed_units(units_before, units), text) + "," + moves_json(a, b) + "}");
}

}  // namespace xt::plans
