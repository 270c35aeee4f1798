#include "unheard.h"

#include <vector>

#include "intake_queries.gen.h"

namespace xt::intake {
namespace {

struct Ended {
  Id batch = 0, job = 0;
  std::string state;   // of the batch
  std::string reason;  // why the job ended
};

// Nothing told whose work it is: from before batches knew their jobs.
constexpr Id kNoJob = 0;

Result<std::vector<Ended>> ended(db::Session& session, Id platform) {
  XT_TRY(const auto rows, session.all(sql::under_way, {{"platform", platform}}));
  std::vector<Ended> out;
  for (const auto& row : rows) {
    Ended one{row.i64(0), row.i64(2), std::string(row.text(1)), "jobs.unknown"};
    if (one.job != kNoJob) {
      const auto job = jobs::find(session, one.job);
      if (!job.ok() && job.error().code != Code::not_found) return job.error();
      if (job.ok() && job->state != "failed" && job->state != "cancelled") continue;
      if (job.ok()) one.reason = job->state == "cancelled" ? "jobs.cancelled" : job->outcome;
    }
    out.push_back(std::move(one));
  }
  return out;
}

// What was promised on a receipt is worked on, even where its job is not known.
Status work_again(db::Session& session, Id platform, Id batch) {
  XT_TRY(const Id job,
         jobs::enqueue(session, "intake.post", "{\"batch\":" + std::to_string(batch) + "}", 0, now_ms()));
  XT_TRY([[maybe_unused]] const auto rows,
         session.exec(sql::name_job, {{"platform", platform}, {"id", batch}, {"job", job}}));
  return {};
}

}  // namespace

Status hear_of_ends(db::Session& session, Id platform) {
  XT_TRY(const auto all, ended(session, platform));
  for (const Ended& one : all) {
    if (one.job == kNoJob && one.state == "received") {
      XT_CHECK_OK(work_again(session, platform, one.batch));
      continue;
    }
    XT_TRY([[maybe_unused]] const auto rows, session.exec(sql::end_unheard, {{"platform", platform},
                                                                             {"id", one.batch},
                                                                             {"job", one.job},
                                                                             {"reason", one.reason},
                                                                             {"now", now_ms()}}));
  }
  return {};
}

Status hear_of_ends(db::Database& database, Id platform) {
  XT_TRY(const auto all, database.read([&](db::Session& session) { return ended(session, platform); }));
  if (all.empty()) return {};
  return database.write([&](db::Session& session) { return hear_of_ends(session, platform); });
}

}  // namespace xt::intake
