// What a measure asks of the world: the entities of a provision, the rows behind a leaf, what is covered,
// terms and employments. Two worlds answer: SqlFacts (eval/sql_facts.h), the reference, and the column
// snapshot (columns/execute/column_facts.h). Answers live as long as the Facts and are of one snapshot.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "eval/calendar.h"
#include "eval/coverage.h"
#include "eval/leaf_sql.h"
#include "eval/population.h"
#include "plans/eval.h"

namespace xt::plans {

// The smallest region that holds an organisation: GB/T 2260 makes it arithmetic.
inline std::int64_t unit_of(std::int64_t key) {
  constexpr std::int64_t kRegionUnit = 10'000'000'000;
  return key / kRegionUnit * kRegionUnit;
}

class Facts {
 public:
  explicit Facts(Region region, std::optional<Id> only = {}) : region_(std::move(region)), only_(only) {}
  virtual ~Facts() = default;
  Facts(const Facts&) = delete;
  Facts& operator=(const Facts&) = delete;

  const Region& region() const { return region_; }
  const std::optional<Id>& only() const { return only_; }

  virtual Result<std::shared_ptr<const Entities>> entities(Entity kind, const Filter& where, Date day,
                                                           const std::optional<Period>& service) = 0;
  virtual Result<std::shared_ptr<const std::vector<LeafRow>>> leaf(const Entities& entities,
                                                                   const LeafQuery& query) = 0;
  virtual Result<const Coverage*> coverage(const std::vector<std::string>& sources,
                                           const std::string& kind) = 0;
  virtual Result<Calendar*> calendar() = 0;
  // The states of a whole population in a window, where these facts can say them without a list of entities.
  struct Asked {
    const Provision& provision;
    const Population& population;
    const rules::Timeline& timeline;
    const rules::Terms& terms;
    const rules::Span& span;
    Date d, at;
    std::int64_t known_ms;
  };
  struct Judged {
    Counts counts;
    std::string missing;  // the source that those without data miss; "" where nobody is without
    UnitCounts units;
  };
  virtual std::optional<Judged> judged(const Asked&) { return std::nullopt; }
  // All employment periods of the teachers employed in the region on `day`, wherever they were employed.
  using Periods = std::unordered_map<Id, std::vector<Period>>;
  virtual Result<std::shared_ptr<const Periods>> employments(const Entities& teachers) = 0;

 private:
  Region region_;
  std::optional<Id> only_;
};

}  // namespace xt::plans
