#include "credits/verify.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <limits>
#include <mutex>
#include <thread>
#include <vector>

#include "credits/chain.h"

#include "credits_queries.gen.h"
#include "pinpoint.h"
#include "store.h"
#include "verify_walk.h"

namespace xt::credits {
namespace {

constexpr std::int64_t kProgressEvery = 50'000;
constexpr unsigned kMostThreads = 4;  // as many as a pool has connections, if nobody asked for more

struct Range {
  Id lo, hi;  // both inclusive
};

// All chains that can be, cut where so many of them lie: entries without a head row lie in some range too.
Result<std::vector<Range>> ranges(db::Session& session, std::int64_t chains) {
  std::vector<Range> out;
  Id from = std::numeric_limits<Id>::min();
  for (;;) {
    XT_TRY(const auto next, session.all(sql::chain_after, {{"from", from}, {"many", chains}}));
    if (next.empty()) break;
    out.push_back({from, next[0].i64(0) - 1});
    from = next[0].i64(0);
  }
  out.push_back({from, std::numeric_limits<Id>::max()});
  return out;
}

// Threads take one range after the other. Where one finds a difference, nobody begins a later range.
class Crew {
 public:
  Crew(db::Database& database, std::vector<Range> ranges, const Progress& progress)
      : database_(database),
        ranges_(std::move(ranges)),
        progress_(progress),
        done_(ranges_.size()),
        end_(ranges_.size()) {}

  Result<VerifyReport> run() {
    const auto wanted = std::min<std::size_t>(
        {std::max(1U, std::thread::hardware_concurrency()), kMostThreads, ranges_.size()});
    {
      std::vector<std::jthread> others;
      for (std::size_t i = 1; i < wanted; ++i) others.emplace_back([this] { work(); });
      work();
    }
    if (thrown_) std::rethrow_exception(thrown_);
    if (error_) return *error_;
    VerifyReport report;
    for (const Stretch& one : done_) {
      report.teachers += one.teachers;
      report.entries += one.entries;
      report.difference = one.difference;
      if (one.difference) break;
    }
    return report;
  }

 private:
  void work() {
    try {
      for (std::size_t at = next_++; at < end_; at = next_++) {
        auto walked = database_.read([&](db::Session& session) -> Result<Stretch> {
          return walk(session, ranges_[at].lo, ranges_[at].hi, [this](std::int64_t n) { tell(n); });
        });
        if (!walked.ok()) return give_up(std::move(walked).error());
        done_[at] = *std::move(walked);
        if (done_[at].difference) end_before(at + 1);
      }
    } catch (...) {
      end_before(0);
      const std::lock_guard lock(mutex_);
      thrown_ = std::current_exception();
    }
  }
  void give_up(Error error) {
    end_before(0);
    const std::lock_guard lock(mutex_);
    error_ = std::move(error);
  }
  void end_before(std::size_t range) {
    std::size_t now = end_;
    while (range < now && !end_.compare_exchange_weak(now, range)) {
    }
  }
  void tell(std::int64_t entries) {
    if (!progress_) return;
    const std::lock_guard lock(mutex_);
    const std::int64_t before = entries_;
    entries_ += entries;
    if (entries_ / kProgressEvery != before / kProgressEvery) progress_(entries_);
  }

  db::Database& database_;
  const std::vector<Range> ranges_;
  const Progress& progress_;
  std::vector<Stretch> done_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<std::size_t> end_;
  std::mutex mutex_;
  std::int64_t entries_ = 0;
  std::optional<Error> error_;
  std::exception_ptr thrown_;
};

// The row that differs, looked at more closely: what comes after it in the chain was hashed over what it was.
Status look_closely(db::Session& session, Difference& d) {
  XT_TRY(const auto rows, session.all(sql::links_around, {{"teacher", d.teacher}, {"seq", d.seq}}));
  std::string previous;
  const db::OwnedRow* row = nullptr;
  for (const auto& one : rows) {
    if (one.i64(1) == d.seq - 1) previous = one.text(25);
    if (one.i64(1) == d.seq) row = &one;
  }
  if (row == nullptr) return {};
  Chainer chainer;
  for (const auto& one : rows) {
    if (one.i64(1) != d.seq + 1) continue;
    // It fits the row as it stands, so the row is what was posted.
    if (chainer.next(d.expected, chain_row(one)) == one.text(25)) d.column = "hash";
  }
  XT_TRY(const auto head, session.all(sql::head_of, {{"teacher", d.teacher}}));
  const bool is_last = !head.empty() && head[0].i64(0) == d.seq;
  if (is_last && head[0].text(1) == d.expected) d.column = "hash";
  if (d.column == "hash") {
    d.was = d.expected;
    return {};
  }
  if (const auto found = one_byte(previous, chain_row(*row), d.found)) {
    d.column = found->column;
    d.was = found->was;
  }
  return {};
}

}  // namespace

Result<VerifyReport> verify(db::Database& database, const VerifyOptions& options, const Progress& progress) {
  std::vector<Range> todo;
  if (options.teacher) {
    todo.push_back({*options.teacher, *options.teacher});
  } else {
    XT_TRY(todo,
           database.read([&](db::Session& session) { return ranges(session, options.chains_at_once); }));
  }
  XT_TRY(VerifyReport report, Crew(database, std::move(todo), progress).run());
  if (report.difference && report.difference->what == "hash") {
    Status looked = database.read(
        [&](db::Session& session) -> Status { return look_closely(session, *report.difference); });
    if (!looked.ok()) return std::move(looked).error();
  }
  return report;
}

}  // namespace xt::credits
