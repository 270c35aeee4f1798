// Evaluations that several requests ask for. An answer is kept while the facts are the same (a mark over
// their numbers) and for a minute at most, because a fact may also be changed in place. Thread-safe.
#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>

#include "db/db.h"
#include "plans/eval.h"

namespace xt::plans {

class Answers {
 public:
  // `request` names one or all provisions; Answers decides nothing about scope.
  Result<std::shared_ptr<const EvalResult>> evaluate(db::Database& database, const Plan& plan,
                                                     const EvalRequest& request);
  // facts_mark() (plans/rollup.h), read at most once a second.
  Result<std::string> mark(db::Database& database);

 private:
  struct Kept {
    std::string key;
    std::string mark;
    std::int64_t made_ms = 0;
    std::shared_ptr<const EvalResult> result;
  };

  std::mutex mutex_;
  std::list<Kept> kept_;  // latest first
  std::string mark_;
  std::int64_t marked_ms_ = 0;
};

}  // namespace xt::plans
