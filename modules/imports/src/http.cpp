#include "imports/http.h"

#include <boost/json.hpp>

#include "access/audit.h"
#include "access/may.h"
#include "http/download.h"
#include "http/json.h"
#include "http/params.h"
#include "imports/template.h"
#include "sheets/table.h"

#include "imports_queries.gen.h"
#include "run_actions.h"
#include "run_json.h"

namespace xt::imports {
namespace {

namespace json = boost::json;

constexpr std::int64_t kSchoolsListed = 500;
constexpr int kMostPerPage = 200;

Result<http::Response> get_kinds(const http::Request& request) {
  const access::Caller& caller = access::caller_of(request);
  json::array kinds;
  for (const Kind kind : all_kinds()) {
    json::array columns;
    for (const ColumnGuide& guide : column_guide(kind)) {
      json::array words(guide.words.begin(), guide.words.end());
      columns.push_back(json::object{{"name", guide.name},
                                     {"required", guide.required},
                                     {"note", guide.note},
                                     {"example", guide.example},
                                     {"words", std::move(words)}});
    }
    kinds.push_back(json::object{{"kind", kind_name(kind)},
                                 {"title", kind_title(kind)},
                                 {"may_write", may_write(caller, kind)},
                                 {"columns", std::move(columns)}});
  }
  return http::no_store(http::json(json::object{{"kinds", std::move(kinds)}}));
}

Result<http::Response> get_template(const Desk& desk, const http::Request& request) {
  const auto kind = parse_kind(request.param("kind"));
  if (!kind) return make_error(Code::not_found, "imports.no_kind");
  const access::Caller& caller = access::caller_of(request);
  const std::int64_t day = desk.today.value_or(shanghai_date(now_ms())).days();
  std::vector<std::pair<std::string, std::string>> schools;
  XT_CHECK_OK(desk.database.read([&](db::Session& session) {
    schools.clear();
    return session.each(
        sql::schools_within,
        {{"lo", caller.key_lo}, {"hi", caller.key_hi}, {"day", day}, {"limit", kSchoolsListed}},
        [&](const db::Row& row) {
          schools.emplace_back(row.text(0), row.text(1));
          return true;
        });
  }));
  XT_TRY(std::string bytes, template_file(*kind, schools));
  return http::download(std::move(bytes), std::string(kind_title(*kind)) + "导入模板.xlsx",
                        sheets::kXlsxMediaType);
}

Result<RunFilter> filter_of(const http::Request& request) {
  const access::Caller& caller = access::caller_of(request);
  RunFilter filter;
  filter.scope = caller.scope();
  XT_TRY(filter.kind, http::query_text(request, "kind", 20));
  XT_TRY(filter.state, http::query_text(request, "state", 20));
  XT_TRY(filter.text, http::query_text(request, "q", 100));
  XT_TRY(const std::string cursor, http::query_text(request, "cursor", 20));
  if (!cursor.empty()) {
    const auto id = parse_id(cursor);
    if (!id) return http::bad_parameter("cursor", "http.cursor", "");
    filter.before = *id;
  }
  XT_TRY(const std::int64_t limit, http::query_int(request, "limit", 50, 1, kMostPerPage));
  filter.limit = static_cast<int>(limit);
  return filter;
}

std::string state_word(const std::string& state) {
  static const std::map<std::string, std::string> words = {
      {"uploaded", "待检查"}, {"checking", "检查中"}, {"checked", "待导入"}, {"applying", "导入中"},
      {"applied", "已导入"},  {"undoing", "撤销中"},  {"undone", "已撤销"},  {"failed", "失败"}};
  const auto at = words.find(state);
  return at == words.end() ? state : at->second;
}

sheets::Cell moment(std::int64_t ms) {
  return ms == 0 ? sheets::Cell() : sheets::Cell(shanghai_date(ms));
}

Result<http::Response> history_file(const RunPage& page) {
  using Type = sheets::ColumnType;
  const sheets::TableHead head{"导入历史",
                               {{"日期", Type::date},
                                {"操作人"},
                                {"类别"},
                                {"文件"},
                                {"状态"},
                                {"行数", Type::integer},
                                {"新增", Type::integer},
                                {"变更", Type::integer},
                                {"不变", Type::integer},
                                {"待核", Type::integer},
                                {"退回", Type::integer},
                                {"导入日期", Type::date},
                                {"撤销日期", Type::date},
                                {"说明"}},
                               {}};
  std::vector<std::vector<sheets::Cell>> rows;
  for (const Run& r : page.runs) {
    const Counts& c = r.counts;
    rows.push_back(
        {moment(r.created_ms), r.account_name, r.kind ? std::string(kind_title(*r.kind)) : std::string(),
         r.file_name, state_word(r.state), c.rows, c.created, c.changed, c.unchanged, c.held, c.rejected,
         moment(r.applied_ms), moment(r.undone_ms), r.undo_reason.empty() ? r.detail : r.undo_reason});
  }
  XT_TRY(std::string bytes, sheets::write_table(head, rows));
  return http::download(std::move(bytes), "导入历史.xlsx", sheets::kXlsxMediaType);
}

Result<http::Response> get_runs(const Desk& desk, const http::Request& request) {
  XT_TRY(RunFilter filter, filter_of(request));
  XT_TRY(const std::string format, http::query_text(request, "format", 8));
  const bool whole = format == "xlsx";
  const int limit = filter.limit;
  filter.limit = whole ? static_cast<int>(sheets::kMostTableRows) : limit + 1;
  if (whole) filter.before = 0;
  XT_TRY(RunPage page, desk.database.read([&](db::Session& s) { return list_runs(s, filter); }));
  if (whole) return history_file(page);
  const bool more = page.runs.size() > static_cast<std::size_t>(limit);
  if (more) page.runs.pop_back();
  json::array runs;
  for (const Run& run : page.runs) runs.push_back(run_json(run));
  return http::no_store(http::json(json::object{
      {"imports", std::move(runs)},
      {"next_cursor", more ? json::value(std::to_string(page.runs.back().id)) : json::value(nullptr)},
      {"total", page.total}}));
}

// The rows that came back, or the sheet itself: both are full of personal data, so the audit says who took
// them.
Result<http::Response> get_file(const Desk& desk, const http::Request& request, bool returned) {
  XT_TRY(const Run run, desk.database.write([&](db::Session& session) -> Result<Run> {
    XT_TRY(const Run found, visible_run(session, request));
    access::Deed deed;
    deed.action = returned ? "imports.take_returned" : "imports.take_file";
    deed.object = "import:" + std::to_string(found.id);
    deed.org_key = found.scope.lo;
    XT_CHECK_OK(access::audit(session, access::actor_of(request), deed));
    return found;
  }));
  const std::string& digest = returned ? run.returned : run.file;
  if (digest.empty()) return make_error(Code::not_found, "imports.nothing_returned");
  XT_TRY(std::string bytes, desk.files.get(digest));
  const bool xlsx = files::sniff(bytes) == files::Type::xlsx;
  const std::string stem = run.file_name.substr(0, run.file_name.rfind('.'));
  const std::string name = returned ? stem + "-退回.xlsx" : run.file_name;
  return http::no_store(
      http::download(std::move(bytes), name, xlsx ? sheets::kXlsxMediaType : std::string_view("text/csv")));
}

http::Route route(http::Method method, const char* pattern, const char* permission, const char* summary,
                  http::Handler handler, const char* gives) {
  http::Route out{method, pattern, permission, summary, std::move(handler)};
  out.gives = gives;
  return out;
}

std::vector<http::Route> reading(const Desk& desk) {
  using http::Method;
  using http::Request;
  std::vector<http::Route> out;
  out.push_back(route(
      Method::get, "/api/imports/kinds", "imports.read", "the kinds of sheets and their columns",
      [](const Request& r) { return get_kinds(r); }, "{kinds: ImportKind[]}"));
  out.push_back(route(
      Method::get, "/api/imports/kinds/{kind}/template", "imports.write",
      "an empty sheet to fill in, with notes and dropdown lists",
      [desk](const Request& r) { return get_template(desk, r); }, "file"));
  out.push_back(route(
      Method::get, "/api/imports", "imports.read", "the imports of the subtree, latest first",
      [desk](const Request& r) { return get_runs(desk, r); },
      "{imports: Import[], next_cursor: string | null, total: int} | file"));
  out.back().query =
      "kind?: string, state?: string, q?: string, cursor?: string, limit?: int, format?: 'json' | 'xlsx'";
  out.push_back(route(
      Method::get, "/api/imports/{id}", "imports.read",
      "an import: how far it is, what it found, what may be done next",
      [desk](const Request& r) { return get_run(desk, r); }, "ImportPage"));
  out.push_back(route(
      Method::get, "/api/imports/{id}/returned", "imports.write",
      "the rows that came back, each with what is wrong",
      [desk](const Request& r) { return get_file(desk, r, true); }, "file"));
  out.push_back(route(
      Method::get, "/api/imports/{id}/file", "imports.write", "the sheet as it was handed in",
      [desk](const Request& r) { return get_file(desk, r, false); }, "file"));
  out.push_back(route(
      Method::get, "/api/imports/{id}/undo", "imports.write",
      "what undoing would take back, and what stands in its way",
      [desk](const Request& r) { return get_undo(desk, r); },
      "{takes_back: map<int>, blockers: UndoBlocker[]}"));
  return out;
}

std::vector<http::Route> writing(const Desk& desk) {
  using http::Method;
  using http::Request;
  std::vector<http::Route> out;
  out.push_back(route(
      Method::post, "/api/imports", "imports.write",
      "hands in a sheet (.xlsx or .csv); it is checked at once where its header tells its kind",
      [desk](const Request& r) { return post_upload(desk, r); }, "201 ImportPage"));
  out.back().body_limit = files::kMaxBytes;
  out.back().query = "name?: string, kind?: string";
  out.back().takes = "file";
  out.push_back(route(
      Method::post, "/api/imports/{id}/check", "imports.write",
      "rehearses the import: everything is validated and counted, nothing kept",
      [desk](const Request& r) { return post_check(desk, r); }, "202 ImportPage"));
  out.back().takes = "{kind: string, as_of?: date, for?: string, first_year?: int, last_year?: int}";
  out.push_back(route(
      Method::post, "/api/imports/{id}/apply", "imports.write",
      "applies what was checked, all of it or nothing",
      [desk](const Request& r) { return post_apply(desk, r); }, "202 ImportPage"));
  out.push_back(route(
      Method::post, "/api/imports/{id}/cancel", "imports.write", "ends work that has not come into effect",
      [desk](const Request& r) { return post_cancel(desk, r); }, "202 ImportPage"));
  out.push_back(route(
      Method::post, "/api/imports/{id}/undo", "imports.write",
      "takes back what the import made, all of it or nothing",
      [desk](const Request& r) { return post_undo(desk, r); }, "202 ImportPage"));
  out.back().takes = "{reason: string}";
  return out;
}

}  // namespace

std::vector<http::Route> routes(const Desk& desk) {
  std::vector<http::Route> out = reading(desk);
  for (http::Route& r : writing(desk)) out.push_back(std::move(r));
  return out;
}

std::vector<http::Shape> shapes() {
  const std::string run =
      "id: id, kind: string | null, state: 'uploaded' | 'checking' | 'checked' | 'applying' | 'applied' | "
      "'undoing' | 'undone' | 'failed', file_name: string, file_bytes: int, account: string, counts: "
      "ImportCounts, has_returned: bool, reason: string | null, detail: string | null, created_ms: int, "
      "checked_ms: int | null, applied_ms: int | null, undone_ms: int | null, undone_by: string | null, "
      "undo_reason: string | null";
  return {
      {"ImportColumn", "{name: string, required: bool, note: string, example: string, words: string[]}"},
      {"ImportKind", "{kind: string, title: string, may_write: bool, columns: ImportColumn[]}"},
      {"ImportCounts", "{rows: int, created: int, changed: int, unchanged: int, held: int, rejected: int}"},
      {"ImportProblem", "{reason: string, detail: string, held: bool, count: int, rows: int[]}"},
      {"ImportSample", "{row: int, outcome: string, cells: string[]}"},
      {"ImportNotice", "{row: int, reason: string, detail: string}"},
      {"ImportRejected", "{row: int, detail: string}"},
      {"ImportReport",
       "{problems: ImportProblem[], samples: ImportSample[], header: string[], notices: ImportNotice[], "
       "rejected: ImportRejected[]}"},
      {"ImportOptions",
       "{as_of: date, for: string | null, item_kinds: string[], first_year: int | null, last_year: int | "
       "null}"},
      {"ImportWork", "{done: int, total: int, waiting: bool}"},
      {"UndoBlocker", "{reason: string, count: int}"},
      {"Import", "{" + run + "}"},
      {"ImportPage", "{" + run +
                         ", options: ImportOptions, report: ImportReport | null, work: ImportWork | null, "
                         "can: string[]}"}};
}

access::WaitingSource waiting_imports() {
  return [](db::Session& session, const access::Caller& caller) -> Result<std::vector<access::Waiting>> {
    std::vector<access::Waiting> out;
    if (!access::allows(caller.role, "imports.write")) return out;
    const db::Args mine = {{"lo", caller.key_lo}, {"hi", caller.key_hi}, {"account_id", caller.account_id}};
    XT_TRY(const auto failed, session.one(sql::failed_runs, mine));
    XT_TRY(const auto checked, session.one(sql::waiting_runs, mine));
    if (failed.i64(0) > 0)
      out.push_back({"imports.failed", failed.i64(0), failed.i64(1), {}, "/imports?state=failed"});
    if (checked.i64(0) > 0)
      out.push_back({"imports.checked", checked.i64(0), checked.i64(1), {}, "/imports?state=checked"});
    return out;
  };
}

}  // namespace xt::imports
