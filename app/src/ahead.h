// Answers the questions of the pages before anybody asks: after the start and after every commit the state of
// every plan at the nodes where people work, and month by month how it came to be. In the background, on half
// of one core at most. Thread-safe.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "access/caller.h"
#include "db/db.h"
#include "http/router.h"
#include "plans/desk.h"

namespace xt::app {

class Ahead {
 public:
  // `database` outlives it.
  explicit Ahead(db::Database& database) : database_(database) {}
  ~Ahead();
  Ahead(const Ahead&) = delete;
  Ahead& operator=(const Ahead&) = delete;

  // Before start(): what is kept is kept by this desk.
  void use(plans::Desk desk) { desk_.emplace(std::move(desk)); }
  // The routes are those of the server; they outlive it or are copied here.
  void start(const std::vector<http::Route>& routes);
  void stop();

  // Somebody looks at this place: its months are wanted, too.
  void visit(const std::string& code);

 private:
  void run();
  bool round();
  Result<std::vector<access::Caller>> callers();
  void answer(const access::Caller& caller);
  void months(const std::string& code, bool again);
  void looked_at();
  // Rests as long as was worked since `begin`; false where it must end.
  bool rest(std::int64_t begin);
  bool wait(int ms);
  bool changed() const { return desk_->version() != answered_; }

  db::Database& database_;
  std::optional<plans::Desk> desk_;
  std::vector<http::Route> pages_;  // those that are asked ahead
  std::mutex mutex_;
  std::condition_variable woken_;
  bool stopping_ = false;
  std::set<std::string> visited_;
  std::uint64_t answered_ = 0;        // version of the facts
  std::uint64_t months_version_ = 0;  // when the months were last looked at whole
  std::int64_t next_months_ms_ = 0;
  std::thread thread_;
};

}  // namespace xt::app
