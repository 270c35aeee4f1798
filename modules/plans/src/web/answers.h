// Evaluations that several requests ask for. An answer is kept while the facts are the same: by the version
// of the columns; without columns by a mark over their numbers, and for a minute at most, because a fact may
// also be changed in place. Over columns whole plans are standing questions (plans/standing.h): after a
// commit only what it touched is judged again. While the columns of a large ledger load, what was saved of
// whole plans before the start (web/saved_answers.h) is shown; what was not saved waits for the load a
// little, then says that it goes on (plans.loading): the database would take longer. Thread-safe.
#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "db/db.h"
#include "plans/eval.h"
#include "plans/live_columns.h"
#include "plans/standing.h"
#include "web/saved_answers.h"
#include "web/units.h"

namespace xt::plans {

// missed, behind, on_track, no_data, met
int urgency(State state);

class Answers;
// Of the shape SavedState: where an answer is from before the start, when it was made, and how far the load
// is that will replace it. "null" where it is of now.
std::string saved_json(const Answers& answers, std::int64_t saved_ms);

class Answers {
 public:
  // `live` (may be none, or not loaded yet) answers instead of the database. `today` is asked where there is
  // something to save.
  explicit Answers(std::shared_ptr<LiveColumns> live = nullptr, std::shared_ptr<SavedAnswers> saved = nullptr,
                   std::function<Date()> today = {}, int load_wait_ms = kLoadWaitMs)
      : live_(std::move(live)),
        saved_(std::move(saved)),
        today_(std::move(today)),
        load_wait_ms_(load_wait_ms) {}

  // How far the columns' load is that goes on now; nullopt: none does.
  std::optional<LiveColumns::Loading> loading() const;

  // `request` names one or all provisions; Answers decides nothing about scope.
  Result<std::shared_ptr<const EvalResult>> evaluate(db::Database& database, const Plan& plan,
                                                     const EvalRequest& request);
  // to_json() of an answer that evaluate() gave, written once while it is kept.
  std::shared_ptr<const std::string> json(const std::shared_ptr<const EvalResult>& result);
  // The places of a kept answer's entities (of its one provision), those who need help first.
  std::shared_ptr<const std::vector<std::uint32_t>> by_urgency(
      const std::shared_ptr<const EvalResult>& result);
  // add_up() (web/units.h) of a kept answer's entities (of its one provision), which are many, once for the
  // units of its region.
  void add_up(const std::shared_ptr<const EvalResult>& result, const Provision& provision, bool over,
              std::vector<Unit>& units);
  // evaluate() without keeping the answer, which nobody will ask for again.
  Result<EvalResult> compute(db::Database& database, const Plan& plan, const EvalRequest& request);
  // facts_mark() (plans/rollup.h) of facts that every answer given from now on knows; read at most once a
  // second and once for each version of the columns.
  Result<std::string> mark(db::Database& database);
  // Grows with what the columns know; 0 while they are not there.
  std::uint64_t version() const;
  // As plans::values_of_level.
  Result<std::vector<EntityValue>> values_of_level(db::Database& database, const Plan& plan,
                                                   const EvalRequest& request, Entity level);

 private:
  // Few threads serve the pages: none may wait for a province's load to its end.
  static constexpr int kLoadWaitMs = 3'000;
  struct Kept {
    std::string key;
    std::string mark;
    std::int64_t made_ms = 0;
    std::size_t weight = 0;
    std::shared_ptr<const EvalResult> result;
    std::shared_ptr<const std::string> json{};
    std::shared_ptr<const std::vector<std::uint32_t>> by_urgency{};
    std::shared_ptr<const std::vector<Unit>> units{};
  };
  // A question that is asked again over the same columns, the latest ones of all that were asked.
  struct Asked {
    std::string key;
    std::shared_ptr<const Columns> columns;
    std::unique_ptr<Standing> standing;
  };
  std::shared_ptr<const Asked> standing(const std::shared_ptr<const Columns>& columns, const std::string& key,
                                        const Plan& plan, const EvalRequest& request);
  // What is kept with this answer; null where it is not kept any more. Under the lock.
  Kept* kept(const std::shared_ptr<const EvalResult>& result);
  std::shared_ptr<const EvalResult> find(const std::string& key, const std::string& mark, bool timeless);
  void keep(Kept one);
  // Of all that is kept, in outcomes of entities.
  std::size_t most_weight() const;
  Result<std::shared_ptr<const EvalResult>> one(db::Database& database, const Plan& plan,
                                                const EvalRequest& request);
  // plans.loading while the columns of a large ledger still load.
  xt::Status loaded();
  EvalRequest seen(const EvalRequest& request) const;
  std::shared_ptr<const Columns> columns() const { return live_ ? live_->columns() : nullptr; }

  std::shared_ptr<LiveColumns> live_;
  std::shared_ptr<SavedAnswers> saved_;
  std::function<Date()> today_;
  const int load_wait_ms_;
  std::mutex mutex_;
  std::list<Kept> kept_;                              // latest first
  std::list<std::shared_ptr<const Asked>> standing_;  // latest first
  std::size_t weight_ = 0;
  std::string mark_;
  std::int64_t next_mark_ms_ = 0;
  std::uint64_t marked_version_ = 0;
};

}  // namespace xt::plans
