// The queue of those who verify, one declaration with its history, and the deeds.
#include <algorithm>

#include "access/under.h"
#include "base/rational.h"
#include "http/download.h"
#include "http/json.h"
#include "http/params.h"
#include "rules/kinds.h"
#include "sheets/table.h"

#include "http_json.h"
#include "lines.h"

namespace xt::declarations {
namespace {

namespace json = boost::json;

constexpr std::string_view kStates[] = {"waiting",   "submitted", "verified",  "recognised",
                                        "sent_back", "rejected",  "withdrawn", "reversed"};

Status narrow(db::Session& session, const http::Request& request, Filter& filter) {
  const access::Caller& caller = access::caller_of(request);
  XT_TRY(const std::string under, http::query_text(request, "under", 32));
  XT_TRY(const orgs::KeyRange keys, access::keys_under(session, caller, under));
  filter.lo = keys.lo;
  filter.hi = keys.hi;
  return {};
}

// state "waiting": what the caller's own level must act on; "late" also what the levels below left lying.
Result<Filter> filter_of(const http::Request& request, Date today) {
  Filter out;
  XT_TRY(std::string state, http::query_text(request, "state", 12));
  if (state.empty()) state = "waiting";
  if (std::find(std::begin(kStates), std::end(kStates), state) == std::end(kStates))
    return http::bad_parameter("state", "unknown", state);
  const std::string_view level = level_of(access::caller_of(request).role);
  XT_TRY(const std::int64_t late, http::query_int(request, "late", 0, 0, 1));
  if (late == 1) out.due_before = today;
  if (state != "waiting") out.state = state;
  if (state == "waiting" && late == 0) out.next = level;
  XT_TRY(out.kind, http::query_text(request, "kind", 30));
  if (!out.kind.empty() && rules::kind(out.kind) == nullptr)
    return http::bad_parameter("kind", "unknown", out.kind);
  XT_TRY(out.name, http::query_text(request, "q", 50));
  XT_TRY(const std::int64_t troubled, http::query_int(request, "troubled", 0, 0, 1));
  out.troubled = troubled == 1;
  XT_TRY(out.cursor, http::query_text(request, "cursor", 60));
  XT_TRY(const std::int64_t limit, http::query_int(request, "limit", 50, 1, 200));
  out.limit = static_cast<int>(limit);
  return out;
}

Result<http::Response> workbook(const Queue& found, const Beside& more) {
  using Type = sheets::ColumnType;
  sheets::TableHead head;
  head.title = "学时申报";
  head.columns = {{"教师", Type::text},     {"学校", Type::text},    {"类别", Type::text},
                  {"内容", Type::text},     {"开始", Type::date},    {"结束", Type::date},
                  {"申报学时", Type::text}, {"状态", Type::text},    {"待审级别", Type::text},
                  {"期限", Type::date},     {"认定学时", Type::text}};
  std::vector<std::vector<sheets::Cell>> rows;
  for (const Declaration& d : found.declarations) {
    const auto person = more.people.find(d.teacher);
    const auto school = more.schools.find(d.org_key);
    rows.push_back({person == more.people.end() ? std::string() : person->second.name,
                    school == more.schools.end() ? std::string() : school->second.name, d.content.kind,
                    d.content.title, d.content.from, d.content.on, format_hundredths(d.content.hours_x100),
                    d.state, d.next_level, d.due == Date() ? sheets::Cell() : sheets::Cell(d.due),
                    d.state == "recognised" ? format_hundredths(d.final_hours_x100) : std::string()});
  }
  XT_TRY(std::string bytes, sheets::write_table(std::move(head), rows));
  return http::download(std::move(bytes), "学时申报.xlsx", sheets::kXlsxMediaType);
}

Result<http::Response> get_queue(const Desk& desk, const http::Request& request) {
  const Doer doer = doer_of(desk, request);
  XT_TRY(Filter filter, filter_of(request, doer.today));
  XT_TRY(const std::string format, http::query_text(request, "format", 8));
  const bool whole = format == "xlsx";
  if (whole) filter.limit = static_cast<int>(sheets::kMostTableRows);
  return desk.database.read([&](db::Session& session) -> Result<http::Response> {
    XT_CHECK_OK(narrow(session, request, filter));
    XT_TRY(const Queue found, queue(session, filter));
    XT_TRY(const Beside more, beside(session, found.declarations, doer.today));
    if (whole) return workbook(found, more);
    json::array rows;
    for (const Declaration& one : found.declarations) rows.push_back(to_json(one, more, doer));
    return no_store(json::object{
        {"declarations", std::move(rows)},
        {"total", found.total},
        {"next_cursor", found.next_cursor.empty() ? json::value(nullptr) : json::value(found.next_cursor)}});
  });
}

Result<json::object> preview_json(db::Session& session, const Desk& desk, const Declaration& d) {
  XT_TRY(const Preview p, preview(session, d, desk.converter));
  return json::object{{"hours", format_hundredths(p.hours_x100)},
                      {"credits", format_hundredths(p.credits_x100)},
                      {"rule", p.rule},
                      {"lines", declarations::to_json(p.lines)},
                      {"chain", parts(p.chain)},
                      {"trouble", p.trouble.empty() ? json::value(nullptr) : json::value(p.trouble)},
                      {"detail", p.detail.empty() ? json::value(nullptr) : json::value(p.detail)}};
}

Result<http::Response> get_one(const Desk& desk, const http::Request& request) {
  const Doer doer = doer_of(desk, request);
  XT_TRY(const Id id, http::path_id(request, "did"));
  return desk.database.read([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const Declaration found, find_for(session, doer.caller, id));
    XT_TRY(const Beside more, beside(session, {found}, doer.today));
    XT_TRY(const auto history, steps(session, found));
    json::array lines;
    for (const Step& step : history) lines.push_back(declarations::to_json(step));
    const bool running = found.state == "draft" || found.state == "submitted" || found.state == "sent_back" ||
                         (found.state == "verified" && found.trouble.empty());
    json::value ahead = nullptr;
    if (running) {
      XT_TRY(ahead, preview_json(session, desk, found));
    }
    XT_TRY(json::array copies, again(session, found));
    return no_store(json::object{{"declaration", declarations::to_json(found, more, doer)},
                                 {"steps", std::move(lines)},
                                 {"preview", std::move(ahead)},
                                 {"again", std::move(copies)}});
  });
}

Error bad_items() {
  return Error{Code::invalid, "declarations.bad_words", {{"items", "not_understood", "[{id, version}]"}}, {}};
}

Result<std::vector<Item>> items_of(const json::object& body) {
  const json::value* list = body.if_contains("items");
  if (list == nullptr || !list->is_array() || list->get_array().size() > kMostItems) return bad_items();
  std::vector<Item> out;
  for (const json::value& one : list->get_array()) {
    if (!one.is_object()) return bad_items();
    const json::value* id = one.get_object().if_contains("id");
    const json::value* version = one.get_object().if_contains("version");
    if (id == nullptr || !id->is_string() || version == nullptr || !version->is_int64()) return bad_items();
    const auto parsed = parse_id(id->get_string());
    if (!parsed) return bad_items();
    out.push_back({*parsed, version->get_int64()});
  }
  return out;
}

Result<Words> words_of(const json::object& body) {
  Words out;
  XT_TRY(out.words, optional_text(body, "words", 500));
  const json::value* reasons = body.if_contains("reasons");
  if (reasons == nullptr || reasons->is_null()) return out;
  if (!reasons->is_array() || reasons->get_array().size() > kMostReasons) return bad_items();
  for (const json::value& one : reasons->get_array()) {
    if (!one.is_string()) return bad_items();
    out.reasons.emplace_back(one.get_string());
  }
  return out;
}

Result<http::Response> post_decide(const Desk& desk, const http::Request& request, Verdict verdict) {
  const Doer doer = doer_of(desk, request);
  XT_TRY(const json::object body, http::json_body(request));
  XT_TRY(const auto items, items_of(body));
  XT_TRY(const Words words, words_of(body));
  return desk.database.write([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const Done done, decide(session, doer, verdict, items, words, desk.undo_ms));
    return http::json(declarations::to_json(done));
  });
}

Result<http::Response> post_undo(const Desk& desk, const http::Request& request) {
  const Doer doer = doer_of(desk, request);
  XT_TRY(const Id batch, http::path_id(request, "batch"));
  return desk.database.write([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const Done done, undo(session, doer, batch));
    return http::json(declarations::to_json(done));
  });
}

}  // namespace

std::vector<http::Route> queue_routes(const Desk& desk) {
  using http::Method;
  using http::Request;
  constexpr const char* kItems = "{items: {id: id, version: int}[]}";
  constexpr const char* kReturn =
      "{items: {id: id, version: int}[], reasons?: string[] | null, words?: string | null}";
  std::vector<http::Route> out{
      route({Method::get, "/api/declarations", "declarations.queue",
             "declarations of the subtree: what waits for the caller's level oldest first, the rest latest "
             "first",
             "", "{declarations: Declaration[], total: int, next_cursor: string | null} | file"},
            [desk](const Request& r) { return get_queue(desk, r); }),
      route({Method::get, "/api/declarations/{did}", "declarations.read",
             "one declaration with its history, and what the rule and the ledger would make of it", "",
             "DeclarationPage"},
            [desk](const Request& r) { return get_one(desk, r); }),
      route(
          {Method::post, "/api/declarations/verify", "declarations.verify",
           "verify at most 200; each that cannot be is refused on its own; posted when the undo window ends",
           kItems, "DeclarationsDone"},
          [desk](const Request& r) { return post_decide(desk, r, Verdict::verify); }),
      route({Method::post, "/api/declarations/send-back", "declarations.verify",
             "send back with reasons, to be mended", kReturn, "DeclarationsDone"},
            [desk](const Request& r) { return post_decide(desk, r, Verdict::send_back); }),
      route({Method::post, "/api/declarations/reject", "declarations.verify", "reject for good, with reasons",
             kReturn, "DeclarationsDone"},
            [desk](const Request& r) { return post_decide(desk, r, Verdict::reject); }),
      route({Method::post, "/api/declaration-batches/{batch}/undo", "declarations.verify",
             "take the caller's own deed back while its window is open", "", "DeclarationsDone"},
            [desk](const Request& r) { return post_undo(desk, r); })};
  out[0].query =
      "state?: string, kind?: string, q?: string, late?: int, troubled?: int, under?: string, cursor?: "
      "string, "
      "limit?: int, format?: 'json' | 'xlsx'";
  return out;
}

}  // namespace xt::declarations
