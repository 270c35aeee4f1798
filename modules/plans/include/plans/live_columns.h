// The columns of a running server: loaded in the background while pages are answered from the database, then
// kept up to date, whoever commits: what this process commits at once, of others entries within a quarter of
// a second and the other tables within some seconds. Thread-safe.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "db/db.h"
#include "plans/columns.h"

namespace xt::plans {

class LiveColumns {
 public:
  LiveColumns(db::Database& database, const ColumnsOptions& options);
  ~LiveColumns();
  LiveColumns(const LiveColumns&) = delete;
  LiveColumns& operator=(const LiveColumns&) = delete;

  // Begins to load. Before it: Columns::fits says whether there is room.
  void start();
  void stop();

  // nullptr while they are not there: ask the database.
  std::shared_ptr<Columns> columns() const { return columns_.load(); }
  // How far the load is that goes on now; nullopt: none does.
  struct Loading {
    std::int64_t done = 0, of = 0;  // entries; of is 0 while nobody knows
  };
  std::optional<Loading> loading() const;
  // Waits until no load goes on, or the time is over. False: it still does.
  bool wait_until_loaded(int at_most_ms);
  // Entries that the latest load found or expects.
  std::int64_t rows() const { return of_; }
  // Something was committed: look now, at all tables. Commits of `database` itself need not be told.
  void committed() { committed(Look::marks); }
  // Waits until what was committed before the call has been followed, or the time is over. False: not yet.
  bool wait_until_followed(int at_most_ms);

 private:
  void committed(Look look);
  void run();
  bool load();
  void follow();
  // Waits for a commit or the time; false where it must end.
  bool wait(int ms);

  db::Database& database_;
  ColumnsOptions options_;
  std::atomic<std::shared_ptr<Columns>> columns_;
  std::atomic<bool> loading_ = false;
  std::atomic<std::int64_t> done_ = 0, of_ = 0;
  std::mutex mutex_;
  std::condition_variable woken_, followed_;
  std::uint64_t commits_ = 0, seen_ = 0;
  Look wanted_ = Look::ledger;  // by the commits that were not seen yet
  bool stopping_ = false;
  std::int64_t next_marks_ms_ = 0, next_all_ms_ = 0;
  std::thread thread_;
  std::shared_ptr<void> told_;  // last: hears no commit while the rest goes
};

}  // namespace xt::plans
