#include "plans/live_columns.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "base/id.h"
#include "log/log.h"

namespace xt::plans {
namespace {

// Entries are asked for by an index and cost next to nothing; the marks of the other tables read them once.
constexpr int kPollMs = 250;
constexpr std::int64_t kMarksMs = 2'000;
constexpr int kRetryMs = 30'000;
constexpr std::int64_t kTellMs = 2'000;
// Looking at the marks may take this part of one core's time at most: only what other processes wrote waits
// for it.
constexpr std::int64_t kMarksShare = 100;
constexpr std::int64_t kAllEveryMs = 15 * 60 * 1000;

// Where to look after a commit, by the rooms whose tables it wrote; nowhere after a sign-in or a draft.
std::optional<Look> concerns(const db::Written& written) {
  constexpr std::string_view kMarked[] = {"people_", "orgs_", "registry_", "funds_", "research_", "*"};
  std::optional<Look> out;
  for (const std::string& table : written) {
    const auto of = [&](std::string_view room) { return table.starts_with(room); };
    if (std::any_of(std::begin(kMarked), std::end(kMarked), of)) return Look::marks;
    if (of("credits_")) out = Look::ledger;
  }
  return out;
}

}  // namespace

LiveColumns::LiveColumns(db::Database& database, const ColumnsOptions& options)
    : database_(database), options_(options), told_(database.on_commit([this](const db::Written& written) {
        if (const auto look = concerns(written)) committed(*look);
      })) {}

LiveColumns::~LiveColumns() {
  stop();
}

void LiveColumns::start() {
  loading_ = true;  // whoever asks before the thread runs shall not take it for a database without columns
  thread_ = std::thread([this] { run(); });
}

void LiveColumns::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  woken_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void LiveColumns::committed(Look look) {
  {
    const std::lock_guard lock(mutex_);
    ++commits_;
    wanted_ = std::max(wanted_, look);
  }
  woken_.notify_all();
}

bool LiveColumns::wait_until_followed(int at_most_ms) {
  std::unique_lock lock(mutex_);
  const std::uint64_t wanted = commits_;
  return followed_.wait_for(lock, std::chrono::milliseconds(at_most_ms), [&] { return seen_ >= wanted; });
}

bool LiveColumns::wait_until_loaded(int at_most_ms) {
  std::unique_lock lock(mutex_);
  return followed_.wait_for(lock, std::chrono::milliseconds(at_most_ms), [&] { return !loading_; });
}

bool LiveColumns::wait(int ms) {
  std::unique_lock lock(mutex_);
  woken_.wait_for(lock, std::chrono::milliseconds(ms), [&] { return stopping_ || commits_ > seen_; });
  return !stopping_;
}

void LiveColumns::run() {
  while (!load()) {
    if (!wait(kRetryMs)) return;
  }
  while (wait(kPollMs)) follow();
}

std::optional<LiveColumns::Loading> LiveColumns::loading() const {
  if (!loading_) return std::nullopt;
  return Loading{done_, of_};
}

bool LiveColumns::load() {
  const std::int64_t begin = now_ms();
  std::uint64_t commits = 0;
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return true;
    commits = commits_;
  }
  done_ = of_ = 0;
  loading_ = true;
  ColumnsOptions options = options_;
  std::int64_t told_ms = begin;
  options.progress = [&](std::int64_t done, std::int64_t all) {
    done_ = done;
    of_ = all;
    if (options_.progress) options_.progress(done, all);
    if (now_ms() - told_ms < kTellMs) return;
    told_ms = now_ms();
    log::info("plans.columns_loading", {{"done", done}, {"of", all}});
  };
  try {
    auto opened = Columns::open(database_, options);
    if (!opened.ok()) {
      log::warn("plans.columns_not_loaded",
                {{"reason", opened.error().reason}, {"note", opened.error().note}});
    } else {
      const ColumnsMemory memory = (*opened)->memory();
      log::info("plans.columns_loaded", {{"teachers", memory.teachers},
                                         {"entries", memory.entries},
                                         {"bytes", static_cast<std::int64_t>(memory.bytes)},
                                         {"ms", now_ms() - begin}});
      columns_.store(*std::move(opened));
    }
  } catch (const db::Lost& lost) {
    log::warn("plans.columns_not_loaded", {{"reason", "db.lost"}, {"note", lost.what()}});
  }
  loading_ = false;
  const std::lock_guard lock(mutex_);
  seen_ = commits;
  followed_.notify_all();
  next_all_ms_ = now_ms() + kAllEveryMs;
  return columns_.load() != nullptr;
}

void LiveColumns::follow() {
  std::uint64_t commits = 0;
  Look look = Look::ledger;
  {
    const std::lock_guard lock(mutex_);
    commits = commits_;
    look = std::exchange(wanted_, Look::ledger);
  }
  const std::int64_t begin = now_ms();
  if (begin >= next_marks_ms_) look = Look::marks;
  if (begin >= next_all_ms_) look = Look::all;
  try {
    const auto newer = columns_.load()->follow(database_, look);
    if (!newer.ok()) {
      // Something that columns cannot hold: the database answers until it is gone.
      log::warn("plans.columns_left", {{"reason", newer.error().reason}, {"note", newer.error().note}});
      columns_.store(nullptr);
    }
  } catch (const db::Lost& lost) {
    log::warn("plans.columns_behind", {{"reason", "db.lost"}, {"note", lost.what()}});
    const std::lock_guard lock(mutex_);
    wanted_ = std::max(wanted_, look);  // what was to be looked at still is
  }
  const std::int64_t took = now_ms() - begin;
  if (look != Look::ledger) next_marks_ms_ = now_ms() + std::max<std::int64_t>(kMarksMs, took * kMarksShare);
  if (look == Look::all) next_all_ms_ = now_ms() + kAllEveryMs;
  {
    const std::lock_guard lock(mutex_);
    seen_ = commits;
  }
  followed_.notify_all();
  if (columns_.load() == nullptr) {
    while (!load() && wait(kRetryMs)) continue;
  }
}

}  // namespace xt::plans
