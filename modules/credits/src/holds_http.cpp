#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include <boost/json.hpp>

#include "access/audit.h"
#include "access/may.h"
#include "base/rational.h"
#include "credits/holds.h"
#include "credits/http.h"
#include "http/download.h"
#include "http/json.h"
#include "http/params.h"
#include "sheets/table.h"

#include "credits_queries.gen.h"
#include "decision.h"
#include "json_words.h"

namespace xt::credits {
namespace {

namespace json = boost::json;

constexpr int kMostPerPage = 200;
constexpr std::size_t kMostAtOnce = 200;

// The codes as the web app's catalogue words them (holds.reasons), for the sheet.
struct CodeWord {
  std::string_view code, word;
};
constexpr std::array kReasonWords{
    CodeWord{"overlap", "与已有记录重叠"},  CodeWord{"maybe_same", "可能已经计入"},
    CodeWord{"too_many_hours", "学时过多"}, CodeWord{"outside_employment", "当时没有任职"},
    CodeWord{"closed", "所在年度已结账"},   CodeWord{"source_gone", "原计入的记录已冲销"}};
constexpr const char* kReasonShape =
    "'overlap' | 'maybe_same' | 'too_many_hours' | 'outside_employment' | 'closed' | 'source_gone'";

std::string reason_words(const HoldLine& line) {
  std::string out;
  for (const HoldReason& reason : line.reasons) {
    const auto* known = std::find_if(kReasonWords.begin(), kReasonWords.end(),
                                     [&](const CodeWord& one) { return one.code == reason.code; });
    out += (out.empty() ? "" : "；") + (known == kReasonWords.end() ? reason.code : std::string(known->word));
  }
  return out;
}

json::object line_json(const HoldLine& line) {
  const Hold& h = line.hold;
  json::array reasons;
  for (const HoldReason& one : line.reasons) reasons.push_back({{"code", one.code}, {"words", one.words}});
  json::object out{{"id", std::to_string(h.id)},
                   {"teacher_id", std::to_string(h.teacher)},
                   {"teacher", line.teacher_name},
                   {"school", or_null(line.org_name)},
                   {"reason", h.reason},
                   {"detail", h.detail},
                   {"reasons", std::move(reasons)},
                   {"programme", h.programme},
                   {"earned_from", h.earned_from.iso()},
                   {"earned_on", h.earned_on.iso()},
                   {"hours", number(h.hours_x100)},
                   {"state", h.state},
                   {"created_ms", h.created_ms},
                   {"decided_ms", line.decided_ms == 0 ? json::value(nullptr) : json::value(line.decided_ms)},
                   {"decided_note", or_null(line.decided_note)}};
  out["may_reopen"] = (h.state == "released" || h.state == "dropped" || h.state == "same") &&
                      now_ms() - line.decided_ms < kReopenMs;
  return out;
}

Result<HoldFilter> filter_of(const http::Request& request) {
  const access::Caller& caller = access::caller_of(request);
  HoldFilter filter;
  filter.lo = caller.key_lo;
  filter.hi = caller.key_hi;
  XT_TRY(filter.state, http::query_text(request, "state", 20));
  if (filter.state.empty()) filter.state = "open";
  XT_TRY(filter.reason, http::query_text(request, "reason", 40));
  XT_TRY(filter.text, http::query_text(request, "q", 50));
  XT_TRY(const std::string cursor, http::query_text(request, "cursor", 20));
  if (!cursor.empty()) {
    const auto id = parse_id(cursor);
    if (!id) return http::bad_parameter("cursor", "http.cursor", "");
    filter.after = *id;
  }
  XT_TRY(const std::int64_t limit, http::query_int(request, "limit", 50, 1, kMostPerPage));
  filter.limit = static_cast<int>(limit);
  return filter;
}

sheets::Cell hundredths(std::int64_t amount) {
  const auto exact = Rational::of(amount, 100);
  return exact ? sheets::Cell(*exact) : sheets::Cell();
}

Result<http::Response> holds_file(const HoldPage& page) {
  using Type = sheets::ColumnType;
  const sheets::TableHead head{"待核记录",
                               {{"教师"},
                                {"学校"},
                                {"原因"},
                                {"说明"},
                                {"培训项目"},
                                {"开始", Type::date},
                                {"结束", Type::date},
                                {"学时", Type::decimal},
                                {"进入待核", Type::date},
                                {"处理日期", Type::date},
                                {"处理说明"}},
                               {}};
  std::vector<std::vector<sheets::Cell>> rows;
  for (const HoldLine& line : page.holds) {
    const Hold& h = line.hold;
    rows.push_back({line.teacher_name, line.org_name, reason_words(line), h.detail, h.programme,
                    h.earned_from, h.earned_on, hundredths(h.hours_x100), shanghai_date(h.created_ms),
                    line.decided_ms == 0 ? sheets::Cell() : sheets::Cell(shanghai_date(line.decided_ms)),
                    line.decided_note});
  }
  XT_TRY(std::string bytes, sheets::write_table(head, rows));
  return http::download(std::move(bytes), "待核记录.xlsx", sheets::kXlsxMediaType);
}

Result<http::Response> get_holds(db::Database& database, const http::Request& request) {
  XT_TRY(HoldFilter filter, filter_of(request));
  XT_TRY(const std::string format, http::query_text(request, "format", 8));
  const int limit = filter.limit;
  const bool whole = format == "xlsx";
  filter.limit = whole ? static_cast<int>(sheets::kMostTableRows) : limit + 1;
  if (whole) filter.after = 0;
  XT_TRY(HoldPage page, database.read([&](db::Session& session) { return holds(session, filter); }));
  if (whole) return holds_file(page);
  const bool more = page.holds.size() > static_cast<std::size_t>(limit);
  if (more) page.holds.pop_back();
  json::array lines;
  for (const HoldLine& line : page.holds) lines.push_back(line_json(line));
  json::object reasons;
  for (const auto& [reason, count] : page.by_reason) reasons[reason] = count;
  return http::no_store(http::json(json::object{
      {"holds", std::move(lines)},
      {"by_reason", std::move(reasons)},
      {"next_cursor", more ? json::value(std::to_string(page.holds.back().hold.id)) : json::value(nullptr)},
      {"total", page.total}}));
}

json::object fields_json(const std::string& programme, const std::string& provider, Date from, Date on,
                         std::int64_t hours_x100, std::int64_t credits_x100, const std::string& level,
                         const std::string& mode, const std::string& category) {
  return {
      {"programme", or_null(programme)}, {"provider", or_null(provider)}, {"earned_from", from.iso()},
      {"earned_on", on.iso()},           {"hours", number(hours_x100)},   {"credits", number(credits_x100)},
      {"level", or_null(level)},         {"mode", or_null(mode)},         {"category", or_null(category)}};
}

Result<http::Response> get_hold(db::Database& database, const http::Request& request) {
  XT_TRY(const Id teacher, http::path_id(request, "id"));
  XT_TRY(const Id id, http::path_id(request, "hold"));
  XT_TRY(const Evidence found,
         database.read([&](db::Session& session) { return evidence(session, teacher, id); }));
  if (!access::caller_of(request).covers(found.line.hold.org_key)) {
    return make_error(Code::not_found, "credits.no_hold");
  }
  const NewEntry& e = found.entry;
  json::object out = line_json(found.line);
  out["held"] = fields_json(e.programme, e.provider, e.earned_from, e.earned_on, e.hours_x100, e.credits_x100,
                            e.level, e.mode, e.category);
  json::array beside;
  for (const Beside& b : found.beside) {
    const Entry& o = b.entry;
    json::object row = fields_json(o.programme, o.provider, o.earned_from, o.earned_on, o.hours_x100,
                                   o.credits_x100, o.level, o.mode, o.category);
    row["id"] = std::to_string(o.id);
    row["collides"] = b.collides;
    row["reversed"] = b.reversed;
    row["origin"] = or_null(o.origin.substr(0, o.origin.find(':')));
    beside.push_back(std::move(row));
  }
  out["beside"] = std::move(beside);
  json::array jobs;
  for (const Employed& job : found.employments) {
    jobs.push_back(json::object{
        {"from", job.period.from.iso()},
        {"to", job.period.to == kOpenEnd ? json::value(nullptr) : json::value((job.period.to - 1).iso())},
        {"school", job.org_name}});
  }
  out["employments"] = std::move(jobs);
  return http::no_store(http::json(out));
}

struct Order {
  std::string action;
  std::string reason;
  std::vector<std::pair<Id, Id>> holds;  // teacher, hold
};

Result<Order> order_of(const http::Request& request) {
  XT_TRY(const json::object body, http::json_body(request));
  Order order;
  XT_TRY(order.action, http::json_string(body, "action", 20));
  XT_TRY(order.reason, http::json_string(body, "reason", kLongestReason));
  if (order.action != "release" && order.action != "drop" && order.action != "merge" &&
      order.action != "same" && order.action != "reopen") {
    return http::bad_parameter("action", "credits.action", "");
  }
  const json::value* list = body.if_contains("holds");
  if (list == nullptr || !list->is_array() || list->get_array().empty() ||
      list->get_array().size() > kMostAtOnce) {
    return http::bad_parameter("holds", "credits.holds", "1–200");
  }
  for (const json::value& one : list->get_array()) {
    const json::value* teacher = one.is_object() ? one.get_object().if_contains("teacher_id") : nullptr;
    const json::value* id = one.is_object() ? one.get_object().if_contains("id") : nullptr;
    if (teacher == nullptr || id == nullptr || !teacher->is_string() || !id->is_string()) {
      return http::bad_parameter("holds", "credits.holds", "");
    }
    const auto t = parse_id(teacher->get_string());
    const auto h = parse_id(id->get_string());
    if (!t || !h) return http::bad_parameter("holds", "credits.holds", "");
    order.holds.emplace_back(*t, *h);
  }
  return order;
}

Status decide_one(db::Session& session, const http::Request& request, const Order& order,
                  const Recount& recount, Id teacher, Id id) {
  const access::Caller& caller = access::caller_of(request);
  XT_TRY(const HoldLine line, hold(session, teacher, id));
  if (!caller.covers(line.hold.org_key)) return make_error(Code::not_found, "credits.no_hold");
  const Decision decision{caller.account_id, order.reason};
  if (order.action == "drop") {
    XT_CHECK_OK(drop_hold(session, teacher, id, decision));
  } else if (order.action == "reopen") {
    XT_CHECK_OK(reopen_hold(session, teacher, id, decision));
  } else if (order.action == "same") {
    XT_TRY([[maybe_unused]] const Id entry, same_hold(session, teacher, id, decision));
  } else {
    const auto decide = order.action == "merge" ? merge_hold : release_hold;
    XT_TRY([[maybe_unused]] const Id entry, decide(session, teacher, id, decision, recount));
  }
  access::Deed deed;
  deed.action = "credits." + order.action + "_hold";
  deed.object = "hold:" + std::to_string(id);
  deed.org_key = line.hold.org_key;
  deed.before = line.hold.state;
  deed.after = order.action;
  deed.detail = json::serialize(json::object{{"reason", order.reason}});
  return access::audit(session, access::actor_of(request), deed);
}

// Each hold by itself: one that somebody else has decided meanwhile does not keep the others.
Result<http::Response> post_decide(db::Database& database, const Recount& recount,
                                   const http::Request& request) {
  XT_TRY(const Order order, order_of(request));
  std::int64_t done = 0;
  json::array refused;
  XT_CHECK_OK(database.write([&](db::Session& session) -> Status {
    done = 0;
    refused.clear();
    for (const auto& hold_of : order.holds) {
      const Status one = session.attempt(
          [&] { return decide_one(session, request, order, recount, hold_of.first, hold_of.second); });
      if (one.ok()) {
        ++done;
      } else if (one.error().code == Code::internal || one.error().code == Code::unavailable) {
        return one.error();
      } else {
        refused.push_back(
            json::object{{"id", std::to_string(hold_of.second)}, {"reason", one.error().reason}});
      }
    }
    return {};
  }));
  return http::json(json::object{{"done", done}, {"refused", std::move(refused)}});
}

}  // namespace

std::vector<http::Route> hold_routes(db::Database& database, Recount recount) {
  using http::Method;
  http::Route list{Method::get, "/api/holds", "imports.read",
                   "records that wait for a person's decision, oldest first",
                   [&database](const http::Request& request) { return get_holds(database, request); }};
  list.query =
      "state?: 'open' | 'released' | 'merged' | 'dropped' | 'same', reason?: string, q?: string, cursor?: "
      "string, "
      "limit?: int, format?: 'json' | 'xlsx'";
  list.gives = "{holds: Hold[], by_reason: map<int>, next_cursor: string | null, total: int} | file";
  http::Route one{Method::get, "/api/teachers/{id}/holds/{hold}", "imports.read",
                  "a held record beside what it collides with",
                  [&database](const http::Request& request) { return get_hold(database, request); }};
  one.gives = "HoldEvidence";
  http::Route decide{Method::post, "/api/holds/decide", "credits.write",
                     "releases, drops, merges, joins or reopens held records, each by itself",
                     [&database, recount = std::move(recount)](const http::Request& request) {
                       return post_decide(database, recount, request);
                     }};
  decide.takes =
      "{action: 'release' | 'drop' | 'merge' | 'same' | 'reopen', reason: string, holds: {teacher_id: id, "
      "id: id}[]}";
  decide.gives = "{done: int, refused: {id: id, reason: string}[]}";
  return {list, one, decide};
}

std::vector<http::Shape> hold_shapes() {
  const std::string line =
      "id: id, teacher_id: id, teacher: string, school: string | null, reason: HoldCode, detail: string, "
      "reasons: {code: HoldCode, words: string}[], programme: string, earned_from: date, earned_on: date, "
      "hours: number, state: string, created_ms: int, "
      "decided_ms: int | null, decided_note: string | null, may_reopen: bool";
  const std::string fields =
      "programme: string | null, provider: string | null, earned_from: date, earned_on: date, hours: number, "
      "credits: number, level: string | null, mode: string | null, category: string | null";
  return {{"HoldCode", kReasonShape},
          {"Hold", "{" + line + "}"},
          {"HeldFields", "{" + fields + "}"},
          {"BesideEntry", "{" + fields + ", id: id, collides: bool, reversed: bool, origin: string | null}"},
          {"HoldEmployment", "{from: date, to: date | null, school: string}"},
          {"HoldEvidence",
           "{" + line + ", held: HeldFields, beside: BesideEntry[], employments: HoldEmployment[]}"}};
}

access::WaitingSource waiting_holds() {
  return [](db::Session& session, const access::Caller& caller) -> Result<std::vector<access::Waiting>> {
    std::vector<access::Waiting> out;
    if (!access::allows(caller.role, "credits.write")) return out;
    XT_TRY(const auto row, session.one(sql::waiting_holds, {{"lo", caller.key_lo}, {"hi", caller.key_hi}}));
    if (row.i64(0) > 0) out.push_back({"imports.holds", row.i64(0), row.i64(1), {}, "/holds"});
    return out;
  };
}

}  // namespace xt::credits
