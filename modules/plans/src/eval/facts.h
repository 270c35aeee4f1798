// What one evaluation has read: queries that several provisions or windows share are asked once. Lives as
// long as the session's transaction, so all answers are of one snapshot.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "db/db.h"
#include "eval/calendar.h"
#include "eval/coverage.h"
#include "eval/leaf_sql.h"
#include "eval/population.h"

namespace xt::plans {

class Facts {
 public:
  Facts(db::Session& session, Region region, std::optional<Id> only = {})
      : session_(session), region_(std::move(region)), only_(only) {}

  const Region& region() const { return region_; }
  db::Session& session() { return session_; }

  Result<std::shared_ptr<const Entities>> entities(Entity kind, const Filter& where, Date day,
                                                   const std::optional<Period>& service);
  Result<std::shared_ptr<const std::vector<LeafRow>>> leaf(const Entities& entities, const LeafQuery& query);
  Result<const Coverage*> coverage(const std::vector<std::string>& sources, const std::string& kind);
  Result<Calendar*> calendar();
  // All employment periods of the teachers employed in the region on `day`, wherever they were employed.
  using Periods = std::unordered_map<Id, std::vector<Period>>;
  Result<std::shared_ptr<const Periods>> employments(const Entities& teachers);

 private:
  db::Session& session_;
  Region region_;
  std::optional<Id> only_;
  std::unordered_map<std::string, std::shared_ptr<const Entities>> entities_;
  std::unordered_map<std::string, std::shared_ptr<const std::vector<LeafRow>>> leaves_;
  std::unordered_map<std::string, std::shared_ptr<const Periods>> employments_;
  std::map<std::string, Coverage> coverage_;
  std::optional<Calendar> calendar_;
};

}  // namespace xt::plans
