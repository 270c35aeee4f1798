// Long work in the background, with progress that survives a restart. See README.md.
//
// Delivery is at least once: after a crash a handler runs again from its last checkpoint, so what it does
// between two checkpoints must be idempotent, or be written in the same transaction as the checkpoint.
// Thread-safety: Runner's public functions may be called from any thread; the free functions work inside the
// caller's session.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "base/id.h"
#include "base/result.h"
#include "db/db.h"
#include "db/migrate.h"

namespace xt::jobs {

db::ModuleMigrations migrations();

struct Job {
  Id id = 0;
  std::string kind;
  std::string args;  // JSON
  Id owner = 0;
  std::string state;  // queued running done failed cancelled
  std::int64_t done = 0;
  std::int64_t total = 0;  // 0: not known
  std::string checkpoint;
  std::string outcome;  // JSON when done, the reason when failed
  int tries = 0;        // this one included
};

Result<Id> enqueue(db::Session& session, const std::string& kind, const std::string& args, Id owner,
                   std::int64_t now_ms, std::int64_t due_ms = 0);
Result<Job> find(db::Session& session, Id id);  // jobs.unknown
// A running handler hears of it at its next report. jobs.finished where it is too late.
Status cancel(db::Session& session, Id id, std::int64_t now_ms);

// What a handler has in hand.
class Work {
 public:
  virtual ~Work() = default;
  virtual const Job& job() const = 0;
  // Saves progress and checkpoint and keeps the lease. jobs.lost: the job was cancelled, or the lease ran out
  // and somebody else has it; the handler returns at once. `in` joins the caller's transaction, so that the
  // work and its checkpoint are committed together.
  virtual Status report(std::int64_t done, std::int64_t total, const std::string& checkpoint) = 0;
  virtual Status report_in(db::Session& session, std::int64_t done, std::int64_t total,
                           const std::string& checkpoint) = 0;
  // For work that is one long transaction: progress for those who look on, without a checkpoint. Renews the
  // lease where the engine lets others write meanwhile; on SQLite nobody can claim anything before the
  // transaction ends. jobs.cancelled where somebody asked for the end: the handler rolls back and returns it.
  virtual Status pulse(std::int64_t done, std::int64_t total) = 0;
};
// Answers the outcome (JSON, may be empty). An error is tried again, later and later; Code::invalid fails at
// once.
using Handler = std::function<Result<std::string>(Work&)>;

struct Options {
  std::int64_t lease_ms = 60'000;  // a handler reports more often than this
  std::int64_t poll_ms = 2'000;
  int max_tries = 5;
  int threads = 2;  // a long job does not keep a short one waiting
  std::int64_t (*clock)() = now_ms;
};

struct Progress {
  std::int64_t done = 0, total = 0;
};

class Runner {
 public:
  Runner(db::Database& database, std::map<std::string, Handler> handlers, const Options& options = {});
  ~Runner();  // stop()
  // On SQLite, which one process serves, what a killed process left running is taken up at once; elsewhere
  // when its lease runs out.
  void start();
  // Waits for the jobs that run; pulse() tells them to end (jobs.stopping), they run again at the next start.
  void stop();
  // Something was enqueued and committed: looks at once instead of at the next poll.
  void nudge();
  // Asks a job that runs here to end at its next pulse; false where it does not run here. Then cancel().
  bool ask_to_end(Id job);
  // Progress of a job that runs here, which the table does not show before its transaction ends.
  std::optional<Progress> progress(Id job) const;
  // Claims and runs one job on this thread; false where none is due.
  Result<bool> run_one();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace xt::jobs
