// The audit over HTTP, for whoever has to look over what was done.
#include "access/audit.h"
#include "access/trail.h"
#include "access/under.h"
#include "http/download.h"
#include "http/json.h"
#include "http/params.h"
#include "orgs/orgs.h"
#include "sheets/table.h"

#include "http_accounts.h"
#include "trail_words.h"

namespace xt::access {
namespace {

namespace json = boost::json;
using http::Request;
using http::Response;

json::object line_json(const TrailLine& line) {
  json::object out{
      {"id", std::to_string(line.id)},   {"at_ms", line.at_ms},       {"actor", line.actor},
      {"actor_name", line.actor_name},   {"action", line.action},     {"object", line.object},
      {"object_name", line.object_name}, {"org_code", line.org_code}, {"org_name", line.org_name},
      {"changed", line.changed},         {"detail", nullptr},         {"request_id", line.request_id}};
  boost::system::error_code bad;
  const json::value detail = json::parse(line.detail, bad);
  if (!bad && detail.is_object()) out["detail"] = detail;
  return out;
}

Result<TrailFilter> filter_of(db::Session& session, const Request& request) {
  const Caller& caller = caller_of(request);
  TrailFilter filter;
  XT_TRY(const std::string under, http::query_text(request, "under"));
  XT_TRY(filter.under, keys_under(session, caller, under));
  XT_TRY(filter.who, http::query_text(request, "who"));
  XT_TRY(filter.action, http::query_text(request, "action"));
  XT_TRY(filter.object, http::query_text(request, "object"));
  XT_TRY(const std::string signs, http::query_text(request, "sign_ins"));
  if (!signs.empty() && signs != "no") return http::bad_parameter("sign_ins", "unknown", "no");
  filter.sign_ins = signs.empty();
  XT_TRY(const auto from, http::query_date(request, "from"));
  XT_TRY(const auto to, http::query_date(request, "to"));
  if (from) filter.from_ms = end_of_day_ms(*from - 1);
  if (to) filter.to_ms = end_of_day_ms(*to);
  XT_TRY(const std::string cursor, http::query_text(request, "cursor"));
  if (!cursor.empty()) {
    const auto before = parse_id(cursor);
    if (!before) return http::bad_parameter("cursor", "unknown", "请从第一页重新查看");
    filter.before = *before;
  }
  XT_TRY(const std::int64_t limit, http::query_int(request, "limit", 50, 1, 200));
  filter.limit = static_cast<int>(limit);
  return filter;
}

std::string shanghai_time(std::int64_t ms) {
  constexpr std::int64_t minute = 60'000;
  constexpr std::int64_t hour = 60 * minute;
  const std::int64_t of_day = (ms + kShanghaiOffsetMs) % kDayMs;
  const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return shanghai_date(ms).iso() + " " + two(of_day / hour) + ":" + two(of_day % hour / minute);
}

// In the words that the page has, so that it is read without it; the codes stand at the end for who looks
// further.
Result<Response> trail_file(db::Session& session, TrailFilter filter, const std::vector<ObjectNames>& names,
                            const TrailWords& words) {
  filter.limit = static_cast<int>(sheets::kMostTableRows);
  filter.before = 0;
  XT_TRY(const TrailPage page, trail(session, filter, names));
  sheets::TableHead head{words.sheet("title"), {}, {}};
  for (const char* column :
       {"at", "actor", "login", "deed", "details", "org_code", "org", "code", "object", "request"})
    head.columns.push_back({words.sheet(column)});
  std::vector<std::vector<sheets::Cell>> rows;
  for (const TrailLine& line : page.lines) {
    rows.push_back({shanghai_time(line.at_ms), words.actor(line), line.actor, words.deed(line),
                    words.details(line), line.org_code, line.org_name, line.action, line.object,
                    line.request_id});
  }
  XT_TRY(std::string bytes, sheets::write_table(std::move(head), rows));
  return http::download(std::move(bytes), words.sheet("title") + ".xlsx", sheets::kXlsxMediaType);
}

Result<Response> get_trail(db::Database& database, const std::vector<ObjectNames>& names,
                           const Request& request) {
  if (request.query_value("format") == "xlsx") {
    return database.write([&](db::Session& session) -> Result<Response> {
      XT_TRY(const TrailFilter filter, filter_of(session, request));
      XT_CHECK_OK(
          audit(session, actor_of(request), {"access.export_audit", "audit", filter.under.lo, {}, {}, {}}));
      return trail_file(session, filter, names, TrailWords::in(request.query_value("lang") == "en"));
    });
  }
  return database.read([&](db::Session& session) -> Result<Response> {
    XT_TRY(const TrailFilter filter, filter_of(session, request));
    XT_TRY(const TrailPage page, trail(session, filter, names));
    const Caller& caller = caller_of(request);
    XT_TRY(const auto known, trail_actions(session, caller.scope()));
    json::array lines;
    for (const TrailLine& line : page.lines) lines.push_back(line_json(line));
    json::array actions;
    for (const std::string& action : known) actions.emplace_back(action);
    json::object body{{"lines", std::move(lines)},
                      {"next_cursor", nullptr},
                      {"total", page.total},
                      {"actions", std::move(actions)}};
    if (page.next) body["next_cursor"] = std::to_string(*page.next);
    return private_json(std::move(body));
  });
}

}  // namespace

std::vector<http::Route> trail_routes(db::Database& database, std::vector<ObjectNames> names) {
  http::Route list{http::Method::get, "/api/audit", "access.audit", "who did what, the newest first",
                   [&database, names = std::move(names)](const Request& request) {
                     return get_trail(database, names, request);
                   }};
  list.query =
      "who?: string, action?: string, object?: string, under?: string, sign_ins?: 'no', from?: date, to?: "
      "date, cursor?: id, "
      "limit?: int, format?: 'json' | 'xlsx', lang?: 'zh-CN' | 'en'";
  list.gives = "{lines: TrailLine[], next_cursor: id | null, total: int, actions: string[]} | file";
  return {list};
}

}  // namespace xt::access
