// Evaluations that several requests ask for. An answer is kept while the facts are the same (a mark over
// their numbers) and for a minute at most, because a fact may also be changed in place. Thread-safe.
#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "db/db.h"
#include "plans/eval.h"
#include "plans/live_columns.h"

namespace xt::plans {

class Answers {
 public:
  // `live` (may be none, or not loaded yet) answers instead of the database.
  explicit Answers(std::shared_ptr<LiveColumns> live = nullptr) : live_(std::move(live)) {}

  // `request` names one or all provisions; Answers decides nothing about scope.
  Result<std::shared_ptr<const EvalResult>> evaluate(db::Database& database, const Plan& plan,
                                                     const EvalRequest& request);
  // facts_mark() (plans/rollup.h), read at most once a second.
  Result<std::string> mark(db::Database& database);
  // As plans::values_of_level.
  Result<std::vector<EntityValue>> values_of_level(db::Database& database, const Plan& plan,
                                                   const EvalRequest& request, Entity level);

 private:
  struct Kept {
    std::string key;
    std::string mark;
    std::int64_t made_ms = 0;
    std::shared_ptr<const EvalResult> result;
  };
  Result<std::shared_ptr<const EvalResult>> one(db::Database& database, const Plan& plan,
                                                const EvalRequest& request);
  std::shared_ptr<const Columns> columns() const { return live_ ? live_->columns() : nullptr; }

  std::shared_ptr<LiveColumns> live_;
  std::mutex mutex_;
  std::list<Kept> kept_;  // latest first
  std::string mark_;
  std::int64_t marked_ms_ = 0;
};

}  // namespace xt::plans
