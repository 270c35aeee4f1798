#include "imports/runs.h"

#include "base/id.h"
#include "base/text.h"
#include "jobs/jobs.h"

#include "imports_queries.gen.h"

namespace xt::imports {
namespace {

std::vector<std::string> words(std::string_view joined) {
  std::vector<std::string> out;
  for (const auto part : split(joined, ',')) {
    if (!part.empty()) out.emplace_back(part);
  }
  return out;
}

std::string join(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : ",") + part;
  return out;
}

Run run_of(const db::Row& r) {
  Run run;
  run.id = r.i64(0);
  run.kind = parse_kind(r.text(1));
  run.state = r.text(2);
  run.account = r.i64(3);
  run.account_name = r.text(4);
  run.scope = {r.i64(5), r.i64(6)};
  run.file_name = r.text(7);
  run.file = r.text(8);
  run.file_bytes = r.i64(9);
  run.as_of = Date(static_cast<std::int32_t>(r.i64(10)));
  run.for_code = r.text(11);
  run.item_kinds = words(r.text(12));
  if (r.i64(13) != 0) run.years = {static_cast<int>(r.i64(13)), static_cast<int>(r.i64(14))};
  run.job = r.i64(15);
  run.counts = {r.i64(16), r.i64(17), r.i64(18), r.i64(19), r.i64(20), r.i64(21)};
  run.returned = r.text(22);
  run.reason = r.text(23);
  run.detail = r.text(24);
  run.created_ms = r.i64(25);
  run.checked_ms = r.i64(26);
  run.applied_ms = r.i64(27);
  run.undone_ms = r.i64(28);
  run.undone_name = r.text(29);
  run.undo_reason = r.text(30);
  run.report = r.text(31);
  return run;
}

// A person's text inside LIKE: its wildcards stand for themselves well enough once they match anything.
std::string like(const std::string& text) {
  return text.empty() ? "" : "%" + text + "%";
}

Result<Id> begin(db::Session& session, const Run& run, const char* work, const db::Query& step,
                 db::Args args) {
  XT_TRY(const Id job,
         jobs::enqueue(session, work, "{\"run\":" + std::to_string(run.id) + "}", run.account, now_ms()));
  args.push_back({"id", run.id});
  args.push_back({"job_id", job});
  XT_TRY(const std::int64_t changed, session.exec(step, args));
  if (changed == 0) return make_error(Code::conflict, "imports.wrong_state", run.state);
  return job;
}

}  // namespace

Result<Run> find_run(db::Session& session, Id id) {
  XT_TRY(const auto rows, session.all(sql::find_run, {{"id", id}}));
  if (rows.empty()) return make_error(Code::not_found, "imports.no_run", std::to_string(id));
  return run_of(rows.front());
}

Status insert_run(db::Session& session, const Run& run) {
  XT_CHECK_OK(
      session.exec(sql::insert_run, {{"id", run.id},
                                     {"kind", run.kind ? std::string(kind_name(*run.kind)) : std::string()},
                                     {"account_id", run.account},
                                     {"account_name", run.account_name},
                                     {"key_lo", run.scope.lo},
                                     {"key_hi", run.scope.hi},
                                     {"file_name", run.file_name},
                                     {"file", run.file},
                                     {"file_bytes", run.file_bytes},
                                     {"as_of_day", std::int64_t{run.as_of.days()}},
                                     {"now_ms", now_ms()}}));
  return {};
}

Result<RunPage> list_runs(db::Session& session, const RunFilter& filter) {
  const db::Args which = {{"lo", filter.scope.lo},
                          {"hi", filter.scope.hi},
                          {"kind", filter.kind},
                          {"state", filter.state},
                          {"text", like(filter.text)}};
  RunPage page;
  XT_TRY(const auto total, session.one(sql::count_runs, which));
  page.total = total.i64(0);
  db::Args args = which;
  args.push_back({"before", filter.before == 0 ? std::int64_t{INT64_MAX} : filter.before});
  args.push_back({"limit", std::int64_t{filter.limit}});
  XT_CHECK_OK(session.each(sql::list_runs, args, [&](const db::Row& row) {
    page.runs.push_back(run_of(row));
    return true;
  }));
  return page;
}

Result<Id> begin_check(db::Session& session, const Run& run) {
  if (!run.kind) return make_error(Code::invalid, "imports.kind_required");
  return begin(session, run, "imports.check", sql::begin_check,
               {{"kind", std::string(kind_name(*run.kind))},
                {"as_of_day", std::int64_t{run.as_of.days()}},
                {"for_code", run.for_code},
                {"item_kinds", join(run.item_kinds)},
                {"first_year", std::int64_t{run.years ? run.years->first : 0}},
                {"last_year", std::int64_t{run.years ? run.years->second : 0}}});
}

Result<Id> begin_apply(db::Session& session, const Run& run) {
  return begin(session, run, "imports.apply", sql::begin_apply, {});
}

Result<Id> begin_undo(db::Session& session, const Run& run, const std::string& by,
                      const std::string& reason) {
  return begin(session, run, "imports.undo", sql::begin_undo, {{"undo_reason", reason}, {"undone_name", by}});
}

Status cancel_work(db::Session& session, const Run& run) {
  XT_TRY(const std::int64_t changed, session.exec(sql::cancel_work, {{"id", run.id}, {"job_id", run.job}}));
  if (changed == 0) return make_error(Code::conflict, "imports.wrong_state", run.state);
  const Status ended = jobs::cancel(session, run.job, now_ms());
  // A job that is over already (its last try failed) needs no end.
  return ended.ok() || ended.error().reason == "jobs.finished" ? Status{} : ended;
}

}  // namespace xt::imports
