// Whole answers that outlive the server: kept in one file, so that after a start pages show what was known
// last while the columns load, instead of asking the database for everything again. Derived: whoever removes
// the file loses nothing. Answers about entities are not kept. Thread-safe.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "plans/eval.h"

namespace xt::plans {

struct SavedAnswer {
  std::string digest;  // plan_digest() of the plan that was asked
  Date today;          // the day it was made on
  std::int64_t made_ms = 0;
  std::shared_ptr<const EvalResult> result;
};

class SavedAnswers {
 public:
  // Reads the file; one that is missing, torn, too large or of another format is left aside, and the log says
  // so. Nothing is worth saving of a ledger with fewer rows: it is loaded before anybody looks.
  explicit SavedAnswers(std::filesystem::path file, std::int64_t least_rows = 1'000'000);
  // Writes what is not written yet.
  ~SavedAnswers();
  SavedAnswers(const SavedAnswers&) = delete;
  SavedAnswers& operator=(const SavedAnswers&) = delete;

  // The file is written some seconds later, in the background, whole or not at all.
  void keep(const Plan& plan, const EvalRequest& request, Date today,
            const std::shared_ptr<const EvalResult>& result, std::int64_t now_ms);
  // What was last said to the same question, of a plan with the same words: of the live state whenever that
  // was (at most 31 days ago); of earlier days asked as far back from their today, give or take three days.
  // `saved_ms` of what is found says when. nullptr: never asked.
  std::shared_ptr<const EvalResult> find(const Plan& plan, const EvalRequest& request, Date today) const;
  std::size_t size() const;
  std::int64_t least_rows() const { return least_rows_; }
  // Writes now. unavailable plans.answers_not_saved.
  xt::Status write();

 private:
  void read();
  void run(const std::stop_token& stop);

  const std::filesystem::path file_;
  const std::int64_t least_rows_;
  mutable std::mutex mutex_;
  std::mutex writing_;
  std::condition_variable_any woken_;
  std::multimap<std::string, SavedAnswer> answers_;  // by the question without its days
  bool dirty_ = false;
  std::jthread thread_;  // last: it uses the others
};

// The file's content. Exposed for tests.
std::string pack_answers(const std::multimap<std::string, SavedAnswer>& answers);
// nullopt: not what pack_answers() wrote.
std::optional<std::multimap<std::string, SavedAnswer>> unpack_answers(std::string_view bytes);

}  // namespace xt::plans
