#include "run_actions.h"

#include <boost/json.hpp>

#include "access/audit.h"
#include "access/may.h"
#include "base/id.h"
#include "base/text.h"
#include "http/json.h"
#include "http/params.h"

#include "imports_queries.gen.h"
#include "run_json.h"

namespace xt::imports {
namespace {

namespace json = boost::json;

constexpr std::size_t kLongestName = 200;
constexpr std::size_t kLongestReason = 500;

Error refuse(Code code, const char* reason, std::string detail) {
  return Error{code, reason, {{"file", reason, std::move(detail)}}, {}};
}

// What came instead of a sheet, and what to do about it.
Status check_type(files::Type type) {
  switch (type) {
    case files::Type::xlsx:
    case files::Type::text:
      return {};
    case files::Type::empty:
      return refuse(Code::invalid, "imports.empty_file", "文件是空的");
    case files::Type::xls:
      return refuse(Code::invalid, "imports.old_excel",
                    "这是 Excel 97-2003 的 .xls 文件，请在 Excel 或 WPS 中另存为 .xlsx");
    case files::Type::html:
      return refuse(Code::invalid, "imports.html", "这其实是网页文件，请用 Excel 打开后另存为 .xlsx");
    default:
      return refuse(Code::invalid, "imports.wrong_type", "这不是表格：请上传 .xlsx 或 .csv 文件");
  }
}

// What the person called it, without the folders some browsers send along.
std::string file_name(std::string name) {
  name = name.substr(name.find_last_of("/\\") + 1);
  name.resize(offset_utf8(name, kLongestName));
  return name.empty() ? "未命名" : name;
}

Status audit(db::Session& session, const http::Request& request, const Run& run, const char* action) {
  access::Deed deed;
  deed.action = action;
  deed.object = "import:" + std::to_string(run.id);
  deed.org_key = run.scope.lo;
  deed.before = run.state;
  deed.after = run.file;
  return access::audit(session, access::actor_of(request), deed);
}

// A job that ended without the run hearing of it (given up after its last try): the run says so.
Result<Run> settled(db::Session& session, Run run, const jobs::Job& job) {
  const bool works = run.state == "checking" || run.state == "applying" || run.state == "undoing";
  if (!works || (job.state != "failed" && job.state != "cancelled")) return run;
  XT_CHECK_OK(session.exec(sql::step_back, {{"id", run.id},
                                            {"job_id", run.job},
                                            {"reason", job.outcome.empty() ? "jobs.cancelled" : job.outcome},
                                            {"detail", std::string()}}));
  return find_run(session, run.id);
}

Result<http::Response> answer(const Desk& desk, const http::Request& request, int status = 200) {
  const auto read = [&](db::Session& session) -> Result<std::pair<Run, jobs::Job>> {
    XT_TRY(Run run, visible_run(session, request));
    jobs::Job job;
    if (run.job != 0) {
      XT_TRY(job, jobs::find(session, run.job));
    }
    return std::pair(std::move(run), std::move(job));
  };
  XT_TRY(auto both, desk.database.read(read));
  if (both.second.state == "failed" || both.second.state == "cancelled") {
    XT_TRY(both.first,
           desk.database.write([&](db::Session& s) { return settled(s, both.first, both.second); }));
  }
  return http::no_store(http::json(
      run_page_json(both.first, both.second, desk.jobs.progress(both.first.job), access::caller_of(request)),
      status));
}

// `step` in one transaction with its audit; then the run as it is now.
Result<http::Response> act(const Desk& desk, const http::Request& request, const char* action,
                           const std::function<Status(db::Session&, const Run&)>& step) {
  const Status done = desk.database.write([&](db::Session& session) -> Status {
    XT_TRY(const Run run, visible_run(session, request));
    if (run.kind && !may_write(access::caller_of(request), *run.kind)) {
      return make_error(Code::forbidden, "access.not_permitted");
    }
    XT_CHECK_OK(step(session, run));
    return audit(session, request, run, action);
  });
  if (!done.ok()) return done.error();
  desk.jobs.nudge();
  return answer(desk, request, 202);
}

Status read_options(const json::object& body, const access::Caller& caller, Run& run) {
  XT_TRY(const std::string kind, http::json_string(body, "kind", 20));
  run.kind = parse_kind(kind);
  if (!run.kind) return http::bad_parameter("kind", "imports.kind", "没有这种表");
  if (!may_write(caller, *run.kind)) return make_error(Code::forbidden, "access.not_permitted");
  const auto text = [&](const char* name) {
    const json::value* value = body.if_contains(name);
    return value != nullptr && value->is_string() ? tidy(value->get_string()) : std::string();
  };
  if (!text("as_of").empty()) {
    const auto day = Date::parse_iso(text("as_of"));
    if (!day) return http::bad_parameter("as_of", "http.date", "请写成 2024-06-30");
    run.as_of = *day;
  }
  run.for_code = text("for").substr(0, 32);
  const auto year = [&](const char* name) -> std::int64_t {
    const json::value* value = body.if_contains(name);
    return value != nullptr && value->is_int64() ? value->get_int64() : 0;
  };
  const std::int64_t first = year("first_year"), last = year("last_year");
  run.years.reset();
  if (first != 0 || last != 0) {
    if (first < 1990 || last < first || last > 2100) {
      return http::bad_parameter("first_year", "imports.years", "年度应在 1990 与 2100 之间，且起不晚于止");
    }
    run.years = {static_cast<int>(first), static_cast<int>(last)};
  }
  return {};
}

}  // namespace

Result<Run> visible_run(db::Session& session, const http::Request& request) {
  XT_TRY(const Id id, http::path_id(request, "id"));
  XT_TRY(Run run, find_run(session, id));
  if (!access::caller_of(request).covers(run.scope.lo, run.scope.hi)) {
    return make_error(Code::not_found, "imports.no_run", std::to_string(id));
  }
  return run;
}

Result<http::Response> post_upload(const Desk& desk, const http::Request& request) {
  const access::Caller& caller = access::caller_of(request);
  XT_TRY(const std::string name, http::query_text(request, "name", kLongestName));
  XT_TRY(const std::string wanted, http::query_text(request, "kind", 20));
  XT_CHECK_OK(check_type(files::sniff(request.body)));
  XT_TRY(const files::Stored stored, desk.files.put(request.body));
  Run run;
  run.id = next_id();
  run.account = caller.account_id;
  run.account_name = caller.name;
  run.scope = caller.scope();
  run.file_name = file_name(name);
  run.file = stored.digest;
  run.file_bytes = stored.bytes;
  run.as_of = desk.today.value_or(shanghai_date(now_ms()));
  run.kind = parse_kind(wanted);
  if (!run.kind) {
    // A sheet that cannot be read says why when it is checked.
    auto source = sheets::open_sheet_bytes(request.body);
    if (source.ok()) {
      auto guessed = guess_kind(**source);
      if (guessed.ok()) run.kind = *guessed;
    }
  }
  if (run.kind && !may_write(caller, *run.kind)) run.kind.reset();
  const Status made = desk.database.write([&](db::Session& session) -> Status {
    XT_CHECK_OK(insert_run(session, run));
    XT_CHECK_OK(audit(session, request, run, "imports.upload"));
    if (!run.kind) return {};
    XT_TRY([[maybe_unused]] const Id job, begin_check(session, run));
    return {};
  });
  if (!made.ok()) return made.error();
  desk.jobs.nudge();
  http::Request of_run = request;
  of_run.params["id"] = std::to_string(run.id);
  return answer(desk, of_run, 201);
}

Result<http::Response> get_run(const Desk& desk, const http::Request& request) {
  return answer(desk, request);
}

Result<http::Response> post_check(const Desk& desk, const http::Request& request) {
  XT_TRY(const json::object body, http::json_body(request));
  return act(desk, request, "imports.check", [&](db::Session& session, const Run& found) -> Status {
    Run run = found;
    XT_CHECK_OK(read_options(body, access::caller_of(request), run));
    XT_TRY([[maybe_unused]] const Id job, begin_check(session, run));
    return {};
  });
}

Result<http::Response> post_apply(const Desk& desk, const http::Request& request) {
  return act(desk, request, "imports.begin", [](db::Session& session, const Run& run) -> Status {
    // Pressed twice, or by two people: the second sees it go on.
    if (run.state == "applying" || run.state == "applied") return {};
    XT_TRY([[maybe_unused]] const Id job, begin_apply(session, run));
    return {};
  });
}

Result<http::Response> post_cancel(const Desk& desk, const http::Request& request) {
  XT_TRY(const Run before,
         desk.database.read([&](db::Session& session) { return visible_run(session, request); }));
  // First the work itself: on SQLite its transaction keeps everybody else from writing.
  desk.jobs.ask_to_end(before.job);
  return act(desk, request, "imports.cancel",
             [](db::Session& session, const Run& run) { return cancel_work(session, run); });
}

Result<http::Response> get_undo(const Desk& desk, const http::Request& request) {
  constexpr const char* kRehearsed = "imports.rehearsed";
  UndoPlan plan;
  const Status done = desk.database.write([&](db::Session& session) -> Status {
    XT_TRY(const Run run, visible_run(session, request));
    if (run.state != "applied") return make_error(Code::conflict, "imports.wrong_state", run.state);
    XT_TRY(plan, plan_undo(session, run));
    return make_error(Code::conflict, kRehearsed);  // rolls back
  });
  if (!done.ok() && done.error().reason != kRehearsed) return done.error();
  json::object takes_back;
  for (const auto& [what, count] : plan.takes_back) {
    if (count > 0) takes_back[what] = count;
  }
  json::array blockers;
  for (const auto& blocker : plan.blockers) {
    blockers.push_back(json::object{{"reason", blocker.reason}, {"count", blocker.count}});
  }
  return http::no_store(
      http::json(json::object{{"takes_back", std::move(takes_back)}, {"blockers", std::move(blockers)}}));
}

Result<http::Response> post_undo(const Desk& desk, const http::Request& request) {
  XT_TRY(const json::object body, http::json_body(request));
  XT_TRY(const std::string reason, http::json_string(body, "reason", kLongestReason));
  return act(desk, request, "imports.begin_undo", [&](db::Session& session, const Run& run) -> Status {
    XT_TRY([[maybe_unused]] const Id job, begin_undo(session, run, access::caller_of(request).name, reason));
    return {};
  });
}

}  // namespace xt::imports
