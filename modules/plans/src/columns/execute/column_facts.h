// The facts of a snapshot, for the judge that the SQL evaluator uses too. Asks one thing at a time and knows
// every measure; what many teachers are asked at once goes through the fused pass (fused.h).
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "columns/snapshot/snapshot.h"
#include "eval/facts.h"

namespace xt::plans::columns {

class ColumnFacts : public Facts {
 public:
  ColumnFacts(const Snapshot& snapshot, Region region, std::optional<Id> only = {})
      : Facts(std::move(region), only), snapshot_(snapshot) {}

  Result<std::shared_ptr<const Entities>> entities(Entity kind, const Filter& where, Date day,
                                                   const std::optional<Period>& service) override;
  Result<std::shared_ptr<const std::vector<LeafRow>>> leaf(const Entities& entities,
                                                           const LeafQuery& query) override;
  Result<const Coverage*> coverage(const std::vector<std::string>& sources, const std::string& kind) override;
  Result<Calendar*> calendar() override;
  Result<std::shared_ptr<const Periods>> employments(const Entities& teachers) override;

  // People or the ledger changed; organisations are the same, and so are all small tables but these.
  void forget_people();
  void forget_tables(const std::vector<std::string>& names);

 protected:
  const Snapshot& snapshot_;

 private:
  void teachers(const Filter& where, Entities& out) const;
  void nodes(const Filter& where, Entities& out);
  const std::vector<std::uint32_t>& of_kind(Entity kind);

  std::unordered_map<std::string, std::shared_ptr<const Entities>> entities_;
  using Leaves = std::unordered_map<std::string, std::shared_ptr<const std::vector<LeafRow>>>;
  Leaves leaves_of_people_;
  std::unordered_map<std::string, Leaves> leaves_;  // of organisations, by the small table that they read
  std::map<Entity, std::vector<std::uint32_t>> of_kind_;
  std::map<std::string, Coverage> coverage_;
  std::optional<Calendar> calendar_;
};

// What a leaf is asked, as text: the same text has the same answer. Teachers: while their Entities live.
std::string leaf_key(const Entities& entities, const LeafQuery& query);

// Whether a leaf of organisations rests on what people have or are.
bool of_people(Leaf leaf);

// The rows of one leaf, as leaf_sql.h says.
std::vector<LeafRow> leaf_rows(const Snapshot& snapshot, const Entities& entities, const LeafQuery& query);

// Which part of the window a day falls in: LeafRow::part.
std::int32_t part_of(std::int32_t day, const LeafQuery& query);

std::optional<Region> find_region(const Snapshot& snapshot, const std::string& code);

}  // namespace xt::plans::columns
