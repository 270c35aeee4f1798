// What runs in this process: its progress, and who was asked to end. Thread-safe.
#pragma once

#include <map>
#include <mutex>
#include <optional>

#include "jobs/jobs.h"

namespace xt::jobs {

class Board {
 public:
  void begin(Id job, Progress progress) {
    const std::lock_guard lock(mutex_);
    running_[job] = {progress, false};
  }
  void end(Id job) {
    const std::lock_guard lock(mutex_);
    running_.erase(job);
  }
  // jobs.cancelled, jobs.stopping
  Status report(Id job, Progress progress) {
    const std::lock_guard lock(mutex_);
    const auto at = running_.find(job);
    if (at == running_.end()) return {};
    at->second.progress = progress;
    if (at->second.asked_to_end) return make_error(Code::conflict, "jobs.cancelled");
    return stopping_ ? Status(make_error(Code::unavailable, "jobs.stopping")) : Status();
  }
  bool ask_to_end(Id job) {
    const std::lock_guard lock(mutex_);
    const auto at = running_.find(job);
    if (at == running_.end()) return false;
    at->second.asked_to_end = true;
    return true;
  }
  std::optional<Progress> find(Id job) const {
    const std::lock_guard lock(mutex_);
    const auto at = running_.find(job);
    return at == running_.end() ? std::nullopt : std::optional(at->second.progress);
  }
  void stop() {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }

 private:
  struct Running {
    Progress progress;
    bool asked_to_end = false;
  };
  mutable std::mutex mutex_;
  std::map<Id, Running> running_;
  bool stopping_ = false;
};

}  // namespace xt::jobs
