// Draws for inspection: what is drawn, what was found, and the deed.
#include <algorithm>

#include "access/may.h"
#include "base/rational.h"
#include "declarations/inspect.h"
#include "http/download.h"
#include "http/json.h"
#include "http/params.h"
#include "orgs/key.h"

#include "http_json.h"
#include "inspect_json.h"

namespace xt::declarations {
namespace {

namespace json = boost::json;

constexpr std::string_view kFindings[] = {"", "open", "upheld", "doubtful", "reversed"};

// The caller's own organisation, or one below it.
Result<orgs::Org> place_of(db::Session& session, const access::Caller& caller, const std::string& under) {
  if (under.empty()) return orgs::find(session, caller.key_lo);
  XT_TRY(orgs::Org org, orgs::find(session, under));
  XT_CHECK_OK(access::within(caller, org.key, org.key_hi));
  return org;
}

Error bad(const char* name, const char* detail) {
  return Error{Code::invalid, "declarations.bad_draw", {{name, "not_understood", detail}}, {}};
}

// The same words in the query of a preview and in the body of a draw.
struct Told {
  std::string under, percent, stratum, seed;
  std::optional<Date> from, to, due;
  std::int64_t each = 0;
};

Result<DrawAsk> ask_of(const Told& told, Date today) {
  DrawAsk out;
  if (!told.from) return bad("from", "2025-05-31");
  if (!told.to) return bad("to", "2025-05-31");
  out.from = *told.from;
  out.to = *told.to;
  out.due = told.due.value_or(today + kDaysToInspect);
  const auto percent = parse_hundredths(told.percent);
  if (!percent || *percent < 0 || *percent > 10'000) return bad("percent", "0.01–100");
  out.percent_x100 = static_cast<int>(*percent);
  out.stratum = told.stratum.empty() ? "school" : told.stratum;
  out.each = static_cast<int>(std::clamp<std::int64_t>(told.each, -1, kMostEach + 1));
  out.seed = told.seed;
  return out;
}

Result<std::optional<Date>> day_of(const json::object& body, const char* name) {
  XT_TRY(const std::string text, optional_text(body, name, 10));
  if (text.empty()) return std::optional<Date>();
  const auto parsed = Date::parse_iso(text);
  if (!parsed) return bad(name, "2025-05-31");
  return parsed;
}

Result<Told> told_in(const json::object& body) {
  Told out;
  XT_TRY(out.under, optional_text(body, "under", 32));
  XT_TRY(out.percent, optional_text(body, "percent", 8));
  XT_TRY(out.stratum, optional_text(body, "stratum", 8));
  XT_TRY(out.seed, optional_text(body, "seed", 64));
  XT_TRY(out.from, day_of(body, "from"));
  XT_TRY(out.to, day_of(body, "to"));
  XT_TRY(out.due, day_of(body, "due"));
  if (const json::value* each = body.if_contains("each"); each != nullptr && !each->is_null()) {
    if (!each->is_int64()) return bad("each", "0–20");
    out.each = each->get_int64();
  }
  return out;
}

Result<Told> told_in(const http::Request& request) {
  Told out;
  XT_TRY(out.under, http::query_text(request, "under", 32));
  XT_TRY(out.percent, http::query_text(request, "percent", 8));
  XT_TRY(out.stratum, http::query_text(request, "stratum", 8));
  XT_TRY(out.from, http::query_date(request, "from"));
  XT_TRY(out.to, http::query_date(request, "to"));
  XT_TRY(out.each, http::query_int(request, "each", 0, 0, kMostEach));
  return out;
}

Result<http::Response> get_preview(const Desk& desk, const http::Request& request) {
  const Doer doer = doer_of(desk, request);
  XT_TRY(const Told told, told_in(request));
  XT_TRY(DrawAsk ask, ask_of(told, doer.today));
  return desk.database.read([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const orgs::Org org, place_of(session, doer.caller, told.under));
    ask.lo = org.key;
    ask.hi = org.key_hi;
    XT_TRY(const DrawPreview p, preview_draw(session, doer, ask));
    return no_store(json::object{
        {"population", p.population}, {"schools", p.schools}, {"drawn", p.drawn}, {"most", kMostDrawn}});
  });
}

Result<http::Response> post_draw(const Desk& desk, const http::Request& request) {
  const Doer doer = doer_of(desk, request);
  XT_TRY(const json::object body, http::json_body(request));
  XT_TRY(const Told told, told_in(body));
  XT_TRY(DrawAsk ask, ask_of(told, doer.today));
  return desk.database.write_many([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const orgs::Org org, place_of(session, doer.caller, told.under));
    ask.lo = org.key;
    ask.hi = org.key_hi;
    XT_TRY(const Draw made, draw(session, doer, ask));
    return http::json(to_json(made, {org.code, org.name}, doer.today), 201);
  });
}

Result<http::Response> get_draws(const Desk& desk, const http::Request& request) {
  const Doer doer = doer_of(desk, request);
  XT_TRY(const std::string under, http::query_text(request, "under", 32));
  XT_TRY(const std::string cursor, http::query_text(request, "cursor", 60));
  XT_TRY(const std::int64_t limit, http::query_int(request, "limit", 50, 1, 200));
  return desk.database.read([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const orgs::Org org, place_of(session, doer.caller, under));
    XT_TRY(const Draws found, draws(session, org.key, org.key_hi, cursor, static_cast<int>(limit)));
    XT_TRY(json::array rows, to_json(session, found.draws, doer.today));
    return no_store(json::object{
        {"today", doer.today.iso()},
        {"org", {{"code", org.code}, {"name", org.name}}},
        {"may_draw", access::may(doer.caller, "declarations.draw").ok()},
        {"draws", std::move(rows)},
        {"total", found.total},
        {"next_cursor", found.next_cursor.empty() ? json::value(nullptr) : json::value(found.next_cursor)}});
  });
}

Result<Draw> draw_of(db::Session& session, const http::Request& request) {
  XT_TRY(const Id id, http::path_id(request, "draw"));
  return find_draw(session, access::caller_of(request), id);
}

Result<http::Response> get_draw(const Desk& desk, const http::Request& request) {
  const Doer doer = doer_of(desk, request);
  return desk.database.read([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const Draw found, draw_of(session, request));
    XT_TRY(json::array one, to_json(session, {found}, doer.today));
    XT_TRY(json::array schools, schools_json(session, found.id));
    return no_store(json::object{{"draw", std::move(one.front())},
                                 {"schools", std::move(schools)},
                                 {"may_find", access::may(doer.caller, "declarations.draw").ok()}});
  });
}

Result<http::Response> get_again(const Desk& desk, const http::Request& request) {
  return desk.database.read([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const Draw found, draw_of(session, request));
    XT_TRY(const DrawnAgain now, draw_again(session, found));
    return no_store(json::object{{"population", now.population},
                                 {"digest", now.digest},
                                 {"same_population", now.same_population},
                                 {"same_drawn", now.same_drawn}});
  });
}

Result<DrawnFilter> filter_of(const http::Request& request) {
  DrawnFilter out;
  XT_TRY(out.finding, http::query_text(request, "finding", 12));
  if (std::find(std::begin(kFindings), std::end(kFindings), out.finding) == std::end(kFindings))
    return http::bad_parameter("finding", "unknown", out.finding);
  XT_TRY(const std::int64_t after, http::query_int(request, "cursor", 0, 0, kMostDrawn));
  out.after = static_cast<int>(after);
  XT_TRY(const std::int64_t limit, http::query_int(request, "limit", 50, 1, 200));
  out.limit = static_cast<int>(limit);
  return out;
}

Result<http::Response> get_rows(const Desk& desk, const http::Request& request) {
  const Doer doer = doer_of(desk, request);
  XT_TRY(DrawnFilter filter, filter_of(request));
  XT_TRY(const std::string format, http::query_text(request, "format", 8));
  XT_TRY(const std::string under, http::query_text(request, "under", 32));
  const bool whole = format == "xlsx";
  if (whole) filter.limit = static_cast<int>(kMostDrawn);
  return desk.database.read([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const Draw found, draw_of(session, request));
    XT_TRY(const orgs::Org org, place_of(session, doer.caller, under));
    filter.lo = std::max(found.lo, org.key);
    filter.hi = std::min(found.hi, org.key_hi);
    XT_TRY(const DrawnList list, drawn(session, found.id, filter));
    XT_TRY(const Beside more, beside(session, list.declarations, doer.today));
    if (whole) return workbook(found, list, more);
    XT_TRY(json::array rows, to_json(session, doer, list, more));
    return no_store(json::object{
        {"rows", std::move(rows)},
        {"total", list.total},
        {"next_cursor", list.next ? json::value(std::to_string(*list.next)) : json::value(nullptr)}});
  });
}

Result<http::Response> get_row(const Desk& desk, const http::Request& request) {
  const Doer doer = doer_of(desk, request);
  XT_TRY(const Id id, http::path_id(request, "did"));
  return desk.database.read([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const Draw found, draw_of(session, request));
    XT_TRY(const Drawn row, find_drawn(session, found.id, id));
    XT_TRY(const Declaration d, find(session, id));
    XT_TRY(const Beside more, beside(session, {d}, doer.today));
    XT_TRY(json::array one, to_json(session, doer, {{row}, {d}, 1, {}}, more));
    XT_TRY(const auto history, steps(session, d));
    json::array lines;
    for (const Step& step : history) lines.push_back(declarations::to_json(step));
    XT_TRY(const Counted where, counted(session, d));
    XT_TRY(json::array copies, again(session, d));
    return no_store(json::object{{"row", std::move(one.front())},
                                 {"steps", std::move(lines)},
                                 {"counted", name_of(where)},
                                 {"again", std::move(copies)}});
  });
}

Result<http::Response> post_finding(const Desk& desk, const http::Request& request) {
  const Doer doer = doer_of(desk, request);
  XT_TRY(const Id id, http::path_id(request, "did"));
  XT_TRY(const json::object body, http::json_body(request));
  Finding told;
  XT_TRY(told.finding, optional_text(body, "finding", 12));
  XT_TRY(told.words, optional_text(body, "words", 400));
  const json::value* version = body.if_contains("version");
  if (version == nullptr || !version->is_int64())
    return Error{Code::invalid, "declarations.bad_finding", {{"version", "required", ""}}, {}};
  told.version = version->get_int64();
  return desk.database.write([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const Draw found, draw_of(session, request));
    XT_TRY(const Drawn before, find_drawn(session, found.id, id));
    XT_TRY(const Drawn after, find_out(session, doer, before, told));
    XT_TRY(const Declaration d, find(session, id));
    XT_TRY(const Beside more, beside(session, {d}, doer.today));
    XT_TRY(json::array one, to_json(session, doer, {{after}, {d}, 1, {}}, more));
    return http::json(one.front());
  });
}

}  // namespace

std::vector<http::Route> inspect_routes(const Desk& desk) {
  using http::Method;
  using http::Request;
  std::vector<http::Route> out{
      route({Method::get, "/api/declaration-draws", "declarations.inspect",
             "draws for inspection of the subtree, latest first", "",
             "{today: date, org: {code: string, name: string}, may_draw: bool, draws: DeclarationDraw[], "
             "total: int, next_cursor: string | null}"},
            [desk](const Request& r) { return get_draws(desk, r); }),
      route({Method::get, "/api/declaration-draws/preview", "declarations.draw",
             "how many a draw would take, whatever its seed; nothing is drawn", "",
             "{population: int, schools: int, drawn: int, most: int}"},
            [desk](const Request& r) { return get_preview(desk, r); }),
      route({Method::get, "/api/declaration-draws/{draw}", "declarations.inspect",
             "one draw, its progress and its schools", "",
             "{draw: DeclarationDraw, schools: {code: string, name: string, drawn: int, open: int}[], "
             "may_find: bool}"},
            [desk](const Request& r) { return get_draw(desk, r); }),
      route({Method::get, "/api/declaration-draws/{draw}/again", "declarations.inspect",
             "the draw made again from its seed and what is there today: whether it is the same", "",
             "{population: int, digest: string, same_population: bool, same_drawn: bool}"},
            [desk](const Request& r) { return get_again(desk, r); }),
      route({Method::get, "/api/declaration-draws/{draw}/declarations", "declarations.inspect",
             "what was drawn, in the order of the draw, and what was found", "",
             "{rows: DeclarationDrawn[], total: int, next_cursor: string | null} | file"},
            [desk](const Request& r) { return get_rows(desk, r); }),
      route({Method::get, "/api/declaration-draws/{draw}/declarations/{did}", "declarations.inspect",
             "one drawn declaration with its history, and where its hours came from", "",
             "{row: DeclarationDrawn, steps: DeclarationStep[], counted: 'here' | 'elsewhere' | 'gone', "
             "again: {file: id, title: string | null}[]}"},
            [desk](const Request& r) { return get_row(desk, r); }),
      route({Method::post, "/api/declaration-draws", "declarations.draw",
             "draw recognised declarations for inspection; the same seed draws the same again",
             "{under?: string | null, from: date, to: date, percent: string, each?: int | null, stratum?: "
             "'school' | 'kind' | null, due?: date | null, seed?: string | null}",
             "201 DeclarationDraw"},
            [desk](const Request& r) { return post_draw(desk, r); }),
      route({Method::post, "/api/declaration-draws/{draw}/declarations/{did}/finding", "declarations.draw",
             "what the inspection found; reversed is final and takes back the hours of this declaration",
             "{version: int, finding: 'upheld' | 'doubtful' | 'reversed', words?: string | null}",
             "DeclarationDrawn"},
            [desk](const Request& r) { return post_finding(desk, r); })};
  out[0].query = "under?: string, cursor?: string, limit?: int";
  out[1].query =
      "under?: string, from: date, to: date, percent: string, each?: int, stratum?: 'school' | 'kind'";
  out[4].query =
      "finding?: 'open' | 'upheld' | 'doubtful' | 'reversed', under?: string, cursor?: int, limit?: int, "
      "format?: 'json' | 'xlsx'";
  return out;
}

}  // namespace xt::declarations
