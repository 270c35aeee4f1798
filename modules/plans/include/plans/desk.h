// What other rooms ask of the plans: which bind a place, where an entity stands under them, by when and how
// much is missing. The rooms above decide who may see the answers. Thread-safe.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/rational.h"
#include "base/result.h"
#include "db/db.h"
#include "orgs/orgs.h"
#include "plans/eval.h"
#include "plans/http.h"
#include "plans/plan.h"

namespace xt::plans {

class Answers;
class LiveColumns;
// Whole answers that outlive the server (web/saved_answers.h): shown while the columns of a large ledger
// load.
class SavedAnswers;
std::shared_ptr<SavedAnswers> saved_answers(const std::filesystem::path& file);

// How many of a plan's judged demands stood where at the end of a month, as it is known now.
struct MonthStanding {
  Date at;
  std::int64_t met = 0, on_track = 0, behind = 0, missed = 0, no_data = 0;
};
struct Months {
  std::vector<MonthStanding> months;  // oldest first, whole ones alone
  int pending = 0;                    // months that nobody has computed yet
};

class Desk {
 public:
  // `database` outlives the desk.
  // `live` answers instead of the database as soon as it is loaded, `saved` meanwhile.
  Desk(db::Database& database, std::shared_ptr<const Shelf> shelf,
       std::shared_ptr<LiveColumns> live = nullptr, std::shared_ptr<SavedAnswers> saved = nullptr);

  // The day that pages show where nobody asks for another.
  Date today() const;
  // Those that say something about the subtree: their region holds it, or lies in it. By id.
  std::vector<std::shared_ptr<const Plan>> binding(const orgs::KeyRange& place) const;
  // Kept for a minute while the facts are the same, but for answers about one entity (`only`), which are
  // quick.
  Result<std::shared_ptr<const EvalResult>> evaluate(const Plan& plan, const EvalRequest& request) const;

  // From what is kept (plans/rollup.h), computing nothing; one statement for all plans.
  Result<std::vector<Months>> months(const std::vector<std::shared_ptr<const Plan>>& plans,
                                     const orgs::Org& region) const;
  // Computes and keeps the months that are missing, the latest first; with `again` also those whose facts
  // have changed since. `go_on` is asked before each month. Answers how many it made.
  Result<int> fill_months(const Plan& plan, const orgs::Org& region, bool again,
                          const std::function<bool()>& go_on) const;
  // Where a result is from before the start (EvalResult::saved_ms): when it was made, and how far the load of
  // the ledger is that will replace it, in entries; `of` 0: not counted yet.
  struct Saved {
    std::int64_t at_ms = 0, done = 0, of = 0;
  };
  std::optional<Saved> saved(std::int64_t saved_ms) const;
  // Grows when answers may have changed; 0 while the columns are not there.
  std::uint64_t version() const;

 private:
  friend std::vector<http::Route> routes(const Desk& desk);
  db::Database& database_;
  std::shared_ptr<const Shelf> shelf_;
  std::shared_ptr<Answers> answers_;
};

// The subtree of the organisation that issued the plan.
orgs::KeyRange range_of(const Plan& plan);

// What a measure counts; a division is a share.
enum class Quantity : std::uint8_t {
  hours,
  credits,
  person_times,
  persons,
  items,
  sessions,
  weeks,
  money,
  share,
  plain
};
Quantity quantity_of(const Expr& measure);
std::string_view code(Quantity quantity);  // "person_times"

std::string_view code(Strength strength);  // "must"
std::string_view code(WindowKind kind);    // "school_year"

// The last day on which the demand of the window [first, last] can be fulfilled in time.
Date due_of(const Plan& plan, const Provision& provision, Date first, Date last);
// What the entity should have by now to arrive in time: only where the demand is paced and its window runs.
std::optional<Rational> expected(const Provision& provision, const EntityValue& value, Date at);
// How much is missing to the lower bound; nullopt where nothing is, or where nobody can say.
std::optional<Rational> gap(const Provision& provision, const EntityValue& value);

}  // namespace xt::plans
