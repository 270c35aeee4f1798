// What one evaluation has read from the database: queries that several provisions or windows share are asked
// once. Lives as long as the session's transaction, so all answers are of one snapshot.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "db/db.h"
#include "eval/facts.h"

namespace xt::plans {

class SqlFacts final : public Facts {
 public:
  SqlFacts(db::Session& session, Region region, std::optional<Id> only = {})
      : Facts(std::move(region), only), session_(session) {}

  db::Session& session() { return session_; }

  Result<std::shared_ptr<const Entities>> entities(Entity kind, const Filter& where, Date day,
                                                   const std::optional<Period>& service) override;
  Result<std::shared_ptr<const std::vector<LeafRow>>> leaf(const Entities& entities,
                                                           const LeafQuery& query) override;
  Result<const Coverage*> coverage(const std::vector<std::string>& sources, const std::string& kind) override;
  Result<Calendar*> calendar() override;
  Result<std::shared_ptr<const Periods>> employments(const Entities& teachers) override;

 private:
  db::Session& session_;
  std::unordered_map<std::string, std::shared_ptr<const Entities>> entities_;
  std::unordered_map<std::string, std::shared_ptr<const std::vector<LeafRow>>> leaves_;
  std::unordered_map<std::string, std::shared_ptr<const Periods>> employments_;
  std::map<std::string, Coverage> coverage_;
  std::optional<Calendar> calendar_;
};

}  // namespace xt::plans
