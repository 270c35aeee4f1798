// All plans of this house, in all their versions: those of a folder, and those published in the database
// (plans/versions.h). A plan of the folder is its version 1 until the database knows the plan; from then on
// the database alone speaks for it (docs/adr, "Versions of plans").
//
// Thread-safe. What is handed out stays valid as long as the shelf: a version is never changed, so none is
// ever thrown away.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "db/db.h"
#include "plans/plan.h"

namespace xt::plans {

// The day of knowledge to evaluate with: who asks what is known today is told all there is. On a clock that
// stands still (the demonstration's) deeds are entered later than its today, and still count.
inline Date seen_on(Date known, Date today) {
  return known < today ? known : kOpenEnd - 1;
}

// One version of one plan.
struct Edition {
  Plan plan;  // plan.version is its number
  Date effective;
  Date published;                 // kept for whoever asks what was known when
  std::int64_t published_ms = 0;  // 0: came with the programme
  std::string published_by;
  std::string note;
  std::string toml, cases;  // plan.source is the third text
  std::string digest;
};

class Shelf {
 public:
  Shelf(std::vector<std::unique_ptr<Edition>> folder, std::optional<Date> today);

  // Reads versions that were published since; looks at most once a second unless `now`. Call it outside of
  // any transaction: it takes a connection of its own.
  Status refresh(db::Database& database, bool now = false) const;

  using List = std::vector<std::reference_wrapper<const Plan>>;
  List plans() const;                     // by id, each in the version in force today
  List plans(Date at, Date known) const;  // … on `at`, as far as it was published by `known`
  const Plan* find(std::string_view id) const;
  const Plan* find(std::string_view id, Date at, Date known) const;
  std::vector<const Edition*> editions(std::string_view id) const;  // oldest first; empty: no such plan
  Date today() const;

  // The one of `editions` (oldest first, at least one) that is in force: the latest whose days have come; the
  // first one also before its own, for a plan is older than its way into this house.
  static const Edition& in_force(const std::vector<const Edition*>& editions, Date at, Date known);

 private:
  using Book = std::vector<const Edition*>;
  const Book* book(std::string_view id) const;  // under the lock
  void put(std::vector<std::unique_ptr<Edition>> read) const;

  std::optional<Date> today_;
  mutable std::shared_mutex mutex_;
  mutable std::vector<std::unique_ptr<Edition>> all_;  // whatever was ever handed out
  mutable std::map<std::string, Book, std::less<>> books_;
  mutable std::int64_t looked_ms_ = 0;
  mutable std::int64_t rows_ = 0;  // of plans_version that were read
};

}  // namespace xt::plans
