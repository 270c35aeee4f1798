#include "web/saved_answers.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "base/id.h"
#include "log/log.h"
#include "plans/rollup.h"

namespace xt::plans {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostAnswers = 64;
constexpr std::uintmax_t kMostBytes = 128U << 20U;
constexpr std::chrono::seconds kWriteEvery{5};
// The same question is not taken down again so soon.
constexpr std::int64_t kAgainMs = 5'000;
constexpr int kMostDaysOld = 31;
constexpr int kDaysBeside = 3;

std::string key_of(const Plan& plan, const EvalRequest& r) {
  std::string out = plan.id + " " + r.under + " " + r.region + (r.windows ? " w" : " -");
  for (const std::string& id : r.provisions) out += " " + id;
  return out;
}

bool keeps(const EvalRequest& r, Date today) {
  return !r.entities && !r.units && !r.only && r.at <= today && r.known >= r.at && r.known <= today;
}

// How far back from its today something was asked: live, or not live.
int age(const SavedAnswer& one) {
  return one.today - one.result->at;
}

}  // namespace

SavedAnswers::SavedAnswers(fs::path file, std::int64_t least_rows)
    : file_(std::move(file)), least_rows_(least_rows) {
  read();
  thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

SavedAnswers::~SavedAnswers() {
  thread_.request_stop();
  thread_.join();
  if (const auto written = write(); !written.ok())
    log::warn("plans.answers_not_saved", {{"note", written.error().note}});
}

void SavedAnswers::read() {
  std::error_code none;
  const auto size = fs::file_size(file_, none);
  if (none) return;
  std::ostringstream bytes;
  if (size <= kMostBytes) bytes << std::ifstream(file_, std::ios::binary).rdbuf();
  auto found = unpack_answers(bytes.view());
  if (!found || found->size() > kMostAnswers) {
    log::warn("plans.saved_answers_ignored", {{"file", file_.string()}});
    return;
  }
  answers_ = *std::move(found);
}

void SavedAnswers::keep(const Plan& plan, const EvalRequest& request, Date today,
                        const std::shared_ptr<const EvalResult>& result, std::int64_t now_ms) {
  if (!keeps(request, today)) return;
  const std::string key = key_of(plan, request);
  SavedAnswer fresh{{}, today, now_ms, result};
  {
    const std::lock_guard lock(mutex_);
    const auto [from, to] = answers_.equal_range(key);
    const auto same = std::find_if(from, to, [&](const auto& one) { return age(one.second) == age(fresh); });
    if (same != to && now_ms - same->second.made_ms < kAgainMs && same->second.today == today) return;
  }
  fresh.digest = plan_digest(plan);
  {
    const std::lock_guard lock(mutex_);
    const auto [from, to] = answers_.equal_range(key);
    for (auto at = from; at != to;) at = age(at->second) == age(fresh) ? answers_.erase(at) : std::next(at);
    answers_.emplace(key, std::move(fresh));
    if (answers_.size() > kMostAnswers) {
      answers_.erase(std::min_element(answers_.begin(), answers_.end(), [](const auto& a, const auto& b) {
        return a.second.made_ms < b.second.made_ms;
      }));
    }
    dirty_ = true;
  }
  woken_.notify_one();
}

std::shared_ptr<const EvalResult> SavedAnswers::find(const Plan& plan, const EvalRequest& request,
                                                     Date today) const {
  if (!keeps(request, today)) return nullptr;
  const int wanted = today - request.at, known = today - request.known;
  const SavedAnswer* best = nullptr;
  const std::lock_guard lock(mutex_);
  const auto [from, to] = answers_.equal_range(key_of(plan, request));
  for (auto at = from; at != to; ++at) {
    const SavedAnswer& one = at->second;
    const int off = std::abs(age(one) - wanted);
    if (off > (wanted == 0 || age(one) == 0 ? 0 : kDaysBeside) || one.today - one.result->known != known)
      continue;
    if (one.today > today || today - one.today > kMostDaysOld) continue;
    if (best == nullptr || off < std::abs(age(*best) - wanted)) best = &one;
  }
  if (best == nullptr || best->digest != plan_digest(plan)) return nullptr;
  auto out = std::make_shared<EvalResult>(*best->result);
  out->saved_ms = best->made_ms;
  return out;
}

std::size_t SavedAnswers::size() const {
  const std::lock_guard lock(mutex_);
  return answers_.size();
}

xt::Status SavedAnswers::write() {
  const std::lock_guard one_writer(writing_);
  std::multimap<std::string, SavedAnswer> now;
  {
    const std::lock_guard lock(mutex_);
    if (!dirty_) return {};
    now = answers_;
    dirty_ = false;
  }
  // Not synced: what a lost current tears is noticed by its digest.
  const fs::path fresh = file_.string() + ".new";
  std::error_code failed;
  {
    std::ofstream out(fresh, std::ios::binary | std::ios::trunc);
    fs::permissions(fresh, fs::perms::owner_read | fs::perms::owner_write, failed);
    out << pack_answers(now);
    out.close();
    if (!out) failed = std::make_error_code(std::errc::io_error);
  }
  if (!failed) fs::rename(fresh, file_, failed);
  if (!failed) return {};
  std::error_code ignored;
  fs::remove(fresh, ignored);
  const std::lock_guard lock(mutex_);
  dirty_ = true;
  return make_error(Code::unavailable, "plans.answers_not_saved", failed.message());
}

void SavedAnswers::run(const std::stop_token& stop) {
  bool told = false;
  while (!stop.stop_requested()) {
    std::unique_lock lock(mutex_);
    woken_.wait(lock, stop, [this] { return dirty_; });
    woken_.wait_for(lock, stop, kWriteEvery, [] { return false; });
    lock.unlock();
    if (stop.stop_requested()) return;
    const auto written = write();
    if (!written.ok() && !told) log::warn("plans.answers_not_saved", {{"note", written.error().note}});
    told = !written.ok();
  }
}

}  // namespace xt::plans
