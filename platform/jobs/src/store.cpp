#include "jobs/jobs.h"

#include "jobs_queries.gen.h"

namespace xt::jobs {

Result<Id> enqueue(db::Session& session, const std::string& kind, const std::string& args, Id owner,
                   std::int64_t now_ms, std::int64_t due_ms) {
  const Id id = next_id();
  XT_CHECK_OK(session.exec(sql::insert_job, {{"id", id},
                                             {"kind", kind},
                                             {"args", args},
                                             {"owner", owner},
                                             {"due_ms", due_ms == 0 ? now_ms : due_ms},
                                             {"now_ms", now_ms}}));
  return id;
}

Result<Job> find(db::Session& session, Id id) {
  XT_TRY(const auto rows, session.all(sql::find_job, {{"id", id}}));
  if (rows.empty()) return make_error(Code::not_found, "jobs.unknown", std::to_string(id));
  const db::OwnedRow& r = rows.front();
  Job job;
  job.id = r.i64(0);
  job.kind = r.text(1);
  job.args = r.text(2);
  job.owner = r.i64(3);
  job.state = r.text(4);
  job.done = r.i64(5);
  job.total = r.i64(6);
  job.checkpoint = r.text(7);
  job.outcome = r.text(8);
  job.tries = static_cast<int>(r.i64(9));
  return job;
}

Status cancel(db::Session& session, Id id, std::int64_t now_ms) {
  XT_TRY(const std::int64_t changed, session.exec(sql::cancel_job, {{"id", id}, {"now_ms", now_ms}}));
  if (changed == 0) return make_error(Code::conflict, "jobs.finished", std::to_string(id));
  return {};
}

}  // namespace xt::jobs
