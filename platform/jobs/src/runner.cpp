#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include "jobs/jobs.h"
#include "log/log.h"

#include "board.h"
#include "jobs_queries.gen.h"

namespace xt::jobs {
namespace {

constexpr std::int64_t kFirstDelayMs = 5'000;
constexpr std::int64_t kLongestDelayMs = 3'600'000;

std::int64_t delay_ms(int tries) {
  return std::min(kLongestDelayMs, kFirstDelayMs << std::min(tries - 1, 12));
}

class Claimed final : public Work {
 public:
  Claimed(db::Database& database, Job job, const Options& options, Board& board)
      : database_(database), job_(std::move(job)), options_(options), board_(board) {
    board_.begin(job_.id, {job_.done, job_.total});
  }
  ~Claimed() override { board_.end(job_.id); }

  const Job& job() const override { return job_; }

  Status report(std::int64_t done, std::int64_t total, const std::string& checkpoint) override {
    return database_.write([&](db::Session& s) { return report_in(s, done, total, checkpoint); });
  }

  Status report_in(db::Session& session, std::int64_t done, std::int64_t total,
                   const std::string& checkpoint) override {
    XT_TRY(const std::int64_t changed,
           session.exec(sql::report_job, {{"id", job_.id},
                                          {"tries", std::int64_t{job_.tries}},
                                          {"done", done},
                                          {"total", total},
                                          {"checkpoint", checkpoint},
                                          {"lease_ms", options_.clock() + options_.lease_ms}}));
    if (changed == 0) return make_error(Code::conflict, "jobs.lost", std::to_string(job_.id));
    return {};
  }

  Status pulse(std::int64_t done, std::int64_t total) override {
    XT_CHECK_OK(board_.report(job_.id, {done, total}));
    const std::int64_t now = options_.clock();
    if (database_.engine() == db::Engine::sqlite || now - renewed_ms_ < options_.lease_ms / 10) return {};
    renewed_ms_ = now;
    return report(done, total, job_.checkpoint);
  }

 private:
  db::Database& database_;
  Job job_;
  const Options& options_;
  Board& board_;
  std::int64_t renewed_ms_ = 0;
};

}  // namespace

class Runner::Impl {
 public:
  Impl(db::Database& database, std::map<std::string, Handler> handlers, const Options& options)
      : database_(database), handlers_(std::move(handlers)), options_(options) {}

  Result<bool> run_one() {
    XT_TRY(const Job job, claim());
    if (job.id == 0) return false;
    Claimed work(database_, job, options_, board_);
    const auto outcome = call(work);
    XT_CHECK_OK(settle(job, outcome));
    return true;
  }

  void start() {
    if (database_.engine() == db::Engine::sqlite) {
      const Status taken = database_.write([](db::Session& s) -> Status {
        XT_CHECK_OK(s.exec(sql::take_up));
        return {};
      });
      if (!taken.ok()) log::error("jobs.runner", {{"reason", taken.error().reason}});
    }
    for (int i = 0; i < options_.threads; ++i) threads_.emplace_back([this] { loop(); });
  }

  void stop() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    board_.stop();
    wake_.notify_all();
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
  }

  void nudge() {
    {
      const std::lock_guard lock(mutex_);
      nudged_ = true;
    }
    wake_.notify_one();
  }

  Board& board() { return board_; }

 private:
  // id 0: none is due.
  Result<Job> claim() {
    return database_.write([&](db::Session& s) -> Result<Job> {
      const std::int64_t now = options_.clock();
      XT_TRY(const auto rows, s.all(sql::next_job, {{"now_ms", now}}));
      if (rows.empty()) return Job{};
      const Id id = rows.front().i64(0);
      XT_CHECK_OK(s.exec(sql::claim_job, {{"id", id}, {"lease_ms", now + options_.lease_ms}}));
      return find(s, id);
    });
  }

  Result<std::string> call(Claimed& work) {
    const Job& job = work.job();
    const auto handler = handlers_.find(job.kind);
    if (handler == handlers_.end()) return make_error(Code::invalid, "jobs.no_handler", job.kind);
    // A process that dies on a job must not die on it for ever.
    if (job.tries > options_.max_tries) return make_error(Code::invalid, "jobs.too_many_tries");
    try {
      return handler->second(work);
    } catch (const db::Lost& lost) {
      return make_error(Code::unavailable, "jobs.database_lost", lost.what());
    }
  }

  Status settle(const Job& job, const Result<std::string>& outcome) {
    const std::int64_t now = options_.clock();
    const auto tries = std::int64_t{job.tries};
    if (!outcome.ok() && outcome.error().reason == "jobs.lost") return {};
    if (!outcome.ok() && outcome.error().reason == "jobs.cancelled") {
      return database_.write([&](db::Session& s) -> Status {
        const Status ended = cancel(s, job.id, now);
        return ended.ok() || ended.error().reason == "jobs.finished" ? Status{} : ended;
      });
    }
    if (!outcome.ok() && outcome.error().reason == "jobs.stopping") {
      return database_.write([&](db::Session& s) -> Status {
        XT_CHECK_OK(s.exec(sql::put_back, {{"id", job.id}, {"tries", tries}, {"due_ms", now}}));
        return {};
      });
    }
    if (!outcome.ok()) {
      log::warn("jobs.failed", {{"job", job.id},
                                {"kind", job.kind},
                                {"tries", tries},
                                {"reason", outcome.error().reason},
                                {"note", outcome.error().note}});
    }
    const bool again =
        !outcome.ok() && outcome.error().code != Code::invalid && job.tries < options_.max_tries;
    return database_.write([&](db::Session& s) -> Status {
      if (again) {
        XT_CHECK_OK(s.exec(sql::requeue_job, {{"id", job.id},
                                              {"tries", tries},
                                              {"outcome", outcome.error().reason},
                                              {"due_ms", now + delay_ms(job.tries)}}));
        return {};
      }
      XT_CHECK_OK(
          s.exec(sql::finish_job, {{"id", job.id},
                                   {"tries", tries},
                                   {"state", outcome.ok() ? std::string("done") : std::string("failed")},
                                   {"outcome", outcome.ok() ? *outcome : outcome.error().reason},
                                   {"now_ms", now}}));
      return {};
    });
  }

  void loop() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
      lock.unlock();
      bool busy = false;
      try {
        const auto ran = run_one();
        busy = ran.ok() && *ran;
        if (!ran.ok())
          log::error("jobs.runner", {{"reason", ran.error().reason}, {"note", ran.error().note}});
      } catch (const std::exception& lost) {
        log::error("jobs.runner", {{"reason", "jobs.database_lost"}, {"note", lost.what()}});
      }
      lock.lock();
      if (busy) continue;
      wake_.wait_for(lock, std::chrono::milliseconds(options_.poll_ms), [&] { return stopping_ || nudged_; });
      nudged_ = false;
    }
  }

  db::Database& database_;
  const std::map<std::string, Handler> handlers_;
  const Options options_;
  Board board_;
  std::vector<std::thread> threads_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;  // these two guarded by mutex_
  bool nudged_ = false;
};

Runner::Runner(db::Database& database, std::map<std::string, Handler> handlers, const Options& options)
    : impl_(std::make_unique<Impl>(database, std::move(handlers), options)) {}
Runner::~Runner() {
  impl_->stop();
}
void Runner::start() {
  impl_->start();
}
void Runner::stop() {
  impl_->stop();
}
void Runner::nudge() {
  impl_->nudge();
}
bool Runner::ask_to_end(Id job) {
  return impl_->board().ask_to_end(job);
}
std::optional<Progress> Runner::progress(Id job) const {
  return impl_->board().find(job);
}
Result<bool> Runner::run_one() {
  return impl_->run_one();
}

}  // namespace xt::jobs
