#include "job_routes.h"

#include <boost/json.hpp>

#include "access/accounts.h"
#include "access/audit.h"
#include "access/caller.h"
#include "http/json.h"
#include "http/params.h"

namespace xt::app {
namespace {

namespace json = boost::json;

// What nobody but its owner and their administrators may see does not exist for others.
Result<jobs::Job> visible(db::Session& session, const http::Request& request) {
  XT_TRY(const Id id, http::path_id(request, "id"));
  XT_TRY(jobs::Job job, jobs::find(session, id));
  XT_TRY(const bool may, access::covers_account(session, access::caller_of(request), job.owner));
  if (!may) return make_error(Code::not_found, "jobs.unknown", std::to_string(id));
  return job;
}

json::value outcome_json(const jobs::Job& job) {
  if (job.state != "done" || job.outcome.empty()) return nullptr;
  boost::system::error_code wrong;
  json::value value = json::parse(job.outcome, wrong);
  return wrong ? json::value(nullptr) : value;
}

http::Response answer(const jobs::Job& job, const std::optional<jobs::Progress>& live) {
  json::object out{{"id", std::to_string(job.id)},
                   {"kind", job.kind},
                   {"state", job.state},
                   {"done", live ? live->done : job.done},
                   {"total", live ? live->total : job.total},
                   {"tries", job.tries},
                   {"outcome", outcome_json(job)},
                   {"reason", nullptr}};
  // A job that waits for another try has a reason, too.
  if (job.state != "done" && !job.outcome.empty()) out["reason"] = job.outcome;
  return http::no_store(http::json(out));
}

Result<http::Response> get_job(db::Database& database, const jobs::Runner& runner,
                               const http::Request& request) {
  XT_TRY(const jobs::Job job, database.read([&](db::Session& s) { return visible(s, request); }));
  return answer(job, job.state == "running" ? runner.progress(job.id) : std::nullopt);
}

Result<http::Response> cancel_job(db::Database& database, jobs::Runner& runner,
                                  const http::Request& request) {
  XT_TRY(const jobs::Job before, database.read([&](db::Session& s) { return visible(s, request); }));
  // First the work itself: on SQLite its transaction keeps everybody else from writing.
  runner.ask_to_end(before.id);
  XT_TRY(const jobs::Job after, database.write([&](db::Session& s) -> Result<jobs::Job> {
    XT_TRY(jobs::Job job, jobs::find(s, before.id));
    if (job.state != "cancelled") {
      XT_CHECK_OK(jobs::cancel(s, job.id, now_ms()));
      job.state = "cancelled";
    }
    access::Deed deed;
    deed.action = "jobs.cancel";
    deed.object = "job:" + std::to_string(job.id);
    deed.org_key = access::caller_of(request).key_lo;
    deed.before = before.state;
    deed.after = job.state;
    XT_CHECK_OK(access::audit(s, access::actor_of(request), deed));
    return job;
  }));
  return answer(after, std::nullopt);
}

}  // namespace

std::vector<http::Route> job_routes(db::Database& database, jobs::Runner& runner) {
  http::Route read{http::Method::get, "/api/jobs/{id}", "session", "how far a piece of background work is",
                   [&](const http::Request& request) { return get_job(database, runner, request); }};
  read.gives = "Job";
  http::Route cancel{http::Method::post, "/api/jobs/{id}/cancel", "session",
                     "ends background work that has not come into effect yet",
                     [&](const http::Request& request) { return cancel_job(database, runner, request); }};
  cancel.gives = "Job";
  return {read, cancel};
}

std::vector<http::Shape> job_shapes() {
  return {{"Job",
           "{id: id, kind: string, state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled', done: int, "
           "total: int, tries: int, outcome: any, reason: string | null}"}};
}

}  // namespace xt::app
