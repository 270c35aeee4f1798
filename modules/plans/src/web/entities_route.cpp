// GET /api/plans/{id}/provisions/{pid}/entities: those who need help first.
#include <algorithm>
#include <charconv>

#include "access/audit.h"
#include "access/may.h"
#include "eval/json_text.h"
#include "http/json.h"
#include "http/params.h"
#include "people/people.h"
#include "plans/explain.h"
#include "web/list_file.h"
#include "web/plan_routes.h"

namespace xt::plans {
namespace {

using namespace json;

struct Named {
  const EntityValue* value = nullptr;
  std::string id, name, org_code, school;
};

std::optional<State> parse_state(const std::string& word) {
  for (const State state : {State::met, State::on_track, State::behind, State::missed, State::no_data}) {
    if (word == code(state)) return state;
  }
  return std::nullopt;
}

xt::Status name_teachers(db::Session& session, Date at, std::vector<Named>& named) {
  std::vector<Id> ids;
  for (const Named& one : named) {
    if (one.value->kind == Entity::teacher) ids.push_back(one.value->id);
  }
  XT_TRY(const auto labels, people::labels(session, ids, at));
  std::size_t next = 0;
  for (Named& one : named) {
    if (one.value->kind != Entity::teacher) continue;
    const people::Label& label = labels[next++];
    one.id = std::to_string(one.value->id);
    one.name = label.name;
    one.org_code = label.org_code;
    one.school = label.org_name;
  }
  return {};
}

xt::Status name_all(db::Session& session, Date at, std::vector<Named>& named) {
  XT_CHECK_OK(name_teachers(session, at, named));
  std::vector<orgs::Key> keys;
  for (const Named& one : named) {
    if (one.value->kind != Entity::teacher) keys.push_back(one.value->id);
  }
  XT_TRY(const auto orgs, orgs::find_keys(session, keys));
  for (Named& one : named) {
    const auto found = orgs.find(one.value->id);
    if (one.value->kind == Entity::teacher || found == orgs.end()) continue;
    one.id = one.org_code = found->second.code;
    one.name = found->second.name;
  }
  return {};
}

std::string entity_json(const Named& one, Comparison comparison) {
  const EntityValue& v = *one.value;
  return "{\"id\":" + str(one.id) + ",\"kind\":" + str(code(v.kind)) + ",\"name\":" + str(one.name) +
         ",\"code\":" + (v.kind == Entity::teacher ? "null" : str(one.org_code)) +
         ",\"school\":" + (one.school.empty() ? "null" : str(one.school)) +
         ",\"status\":" + str(code(v.status)) + ",\"value\":" + number(v.value) +
         ",\"target\":" + target(comparison, v.low, v.high) + "}";
}

struct Page {
  std::optional<State> state;
  std::string q;
  std::size_t from = 0;
  std::size_t limit = 50;
};

Result<Page> page_of(const http::Request& request) {
  Page out;
  XT_TRY(const std::string state, http::query_text(request, "status", 16));
  if (!state.empty()) {
    out.state = parse_state(state);
    if (!out.state) return http::bad_parameter("status", "unknown", "met on_track behind missed no_data");
  }
  XT_TRY(out.q, http::query_text(request, "q", 50));
  XT_TRY(const std::int64_t limit, http::query_int(request, "limit", 50, 1, 200));
  XT_TRY(const std::int64_t from, http::query_int(request, "cursor", 0, 0, 100'000'000));
  out.limit = static_cast<std::size_t>(limit);
  out.from = static_cast<std::size_t>(from);
  return out;
}

using Order = std::vector<std::uint32_t>;

// The part of the order that is in the state asked for.
std::pair<Order::const_iterator, Order::const_iterator> in_state(const ProvisionResult& p, const Order& order,
                                                                 const std::optional<State>& state) {
  if (!state) return {order.begin(), order.end()};
  const int wanted = urgency(*state);
  const auto of = [&](std::uint32_t place) { return urgency(p.values[place].status); };
  return {std::partition_point(order.begin(), order.end(), [&](std::uint32_t k) { return of(k) < wanted; }),
          std::partition_point(order.begin(), order.end(), [&](std::uint32_t k) { return of(k) <= wanted; })};
}

// A teacher sees only oneself.
std::vector<Named> visible(const ProvisionResult& p, const Order& order, const access::Caller& caller,
                           const Page& page) {
  std::vector<Named> out;
  const auto [first, last] = in_state(p, order, page.state);
  for (auto place = first; place != last; ++place) {
    const EntityValue& value = p.values[*place];
    if (caller.role == access::Role::teacher &&
        (value.kind != Entity::teacher || !caller.teacher_id || value.id != *caller.teacher_id)) {
      continue;
    }
    out.push_back({&value, "", "", "", ""});
  }
  return out;
}

// One page of a list that is neither searched nor cut to one teacher: nobody else is looked at.
std::vector<Named> page_of(const ProvisionResult& p, const Order& order, const Page& page,
                           std::size_t& total) {
  const auto [first, last] = in_state(p, order, page.state);
  total = static_cast<std::size_t>(last - first);
  std::vector<Named> out;
  for (std::size_t k = page.from; k < std::min(page.from + page.limit, total); ++k) {
    out.push_back({&p.values[*(first + static_cast<std::ptrdiff_t>(k))], "", "", "", ""});
  }
  return out;
}

std::string page_json(const std::vector<Named>& shown, const Provision& provision, const Page& page,
                      std::size_t total) {
  const std::size_t to = std::min(page.from + page.limit, total);
  return "{\"entities\":" +
         list(shown, [&](const Named& one) { return entity_json(one, provision.comparison); }) +
         ",\"next_cursor\":" + (to < total ? str(std::to_string(to)) : "null") +
         ",\"total\":" + std::to_string(total) + "}";
}

std::string missing_text(const ProvisionResult& result, const EntityValue& value) {
  std::string out;
  for (std::size_t i = 0; i < result.sources.size(); ++i) {
    if ((value.missing >> i & 1) != 0) out += (out.empty() ? "" : " ") + result.sources[i];
  }
  return out;
}

// The whole list; who took it, of which region and how long it was is in the audit.
Result<http::Response> entities_file(db::Database& database, const http::Request& request, const Asked& ask,
                                     const Provision& provision, const ProvisionResult& result,
                                     const std::vector<Named>& all) {
  using enum sheets::ColumnType;
  const Words words{wants_english(request)};
  const std::string name = words.title(provision);
  sheets::TableHead head{name,
                         {{words("编号", "Id"), text},
                          {words("名称", "Name"), text},
                          {words("所在学校", "School"), text},
                          {words("单位代码", "Code"), text},
                          {words("状态", "State"), text},
                          {words("数值", "Value"), decimal},
                          {words("目标", "Target"), decimal},
                          {words("缺少", "Missing"), text}},
                         notes_of(ask, &provision, words)};
  std::vector<std::vector<sheets::Cell>> rows;
  rows.reserve(all.size());
  for (const Named& one : all) {
    const EntityValue& v = *one.value;
    rows.push_back({one.id, one.name, one.school, one.org_code, words.state(v.status), cell(v.value),
                    target_cell(provision.comparison, v.low, v.high), missing_text(result, v)});
  }
  XT_TRY(http::Response out, workbook(file_name(ask, name, ".xlsx", words), std::move(head), rows));
  XT_CHECK_OK(database.write([&](db::Session& session) {
    const access::Deed deed{"plans.export",
                            "provision:" + ask.plan->id + "/" + provision.id,
                            ask.under.key,
                            {},
                            {},
                            "{\"rows\":" + std::to_string(rows.size()) + "}"};
    return access::audit(session, access::actor_of(request), deed);
  }));
  return out;
}

}  // namespace

Result<http::Response> get_entities(db::Database& database, const Shelf& shelf, Answers& answers,
                                    const http::Request& request) {
  XT_TRY(const Asked ask, database.read([&](db::Session& s) { return asked(s, shelf, request); }));
  XT_TRY(const Page page, page_of(request));
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
  const auto order = answers.by_urgency(result);
  const auto name_them = [&](std::vector<Named>& some) {
    return database.read([&](db::Session& s) { return name_all(s, ask.at, some); });
  };
  std::size_t total = 0;
  if (!as_file && page.q.empty() && access::caller_of(request).role != access::Role::teacher) {
    std::vector<Named> shown = page_of(p, *order, page, total);
    XT_CHECK_OK(name_them(shown));
    return http::json_text(page_json(shown, *provision, page, total));
  }
  std::vector<Named> all = visible(p, *order, access::caller_of(request), page);
  if (!page.q.empty()) {  // names must be known before one can look for them
    XT_CHECK_OK(name_them(all));
    std::erase_if(all, [&](const Named& one) {
      return one.name.find(page.q) == std::string::npos && !one.id.starts_with(page.q);
    });
  }
  if (as_file) {
    if (all.size() > sheets::kMostTableRows) return make_error(Code::too_large, "sheets.too_many_rows");
    if (page.q.empty()) XT_CHECK_OK(name_them(all));
    return entities_file(database, request, ask, *provision, p, all);
  }
  total = all.size();
  const std::size_t from = std::min(page.from, total);
  std::vector<Named> shown(all.begin() + static_cast<std::ptrdiff_t>(from),
                           all.begin() + static_cast<std::ptrdiff_t>(std::min(from + page.limit, total)));
  if (page.q.empty()) XT_CHECK_OK(name_them(shown));
  return http::json_text(page_json(shown, *provision, page, total));
}

// GET …/explain: the entity must lie in the caller's subtree; a teacher asks for oneself alone.
Result<http::Response> get_explain(db::Database& database, const Shelf& shelf, const http::Request& request) {
  const access::Caller& caller = access::caller_of(request);
  XT_TRY(const Asked ask, database.read([&](db::Session& s) { return asked(s, shelf, request); }));
  XT_TRY(const std::string entity, http::query_text(request, "entity", 32));
  if (entity.empty()) return http::bad_parameter("entity", "required", "teacher id or code");
  const ExplainRequest wanted{std::string(request.param("pid")), entity, ask.at,
                              seen_on(ask.known, shelf.today()), ""};
  XT_TRY(const Explanation found,
         database.read([&](db::Session& s) { return explain(s, *ask.plan, wanted); }));
  if (found.value.kind == Entity::teacher) {
    XT_CHECK_OK(access::may_see_teacher(caller, found.value.id, found.org_key));
  } else {
    XT_CHECK_OK(access::within(caller, found.value.org_key, found.value.org_key_hi));
    if (caller.role == access::Role::teacher) return make_error(Code::forbidden, "access.not_permitted");
  }
  return http::json_text(to_json(found));
}

}  // namespace xt::plans
