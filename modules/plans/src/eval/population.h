// The entities of a provision on a day: which they are, and how a statement about them begins.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "base/result.h"
#include "db/db.h"
#include "eval/statement.h"
#include "plans/plan.h"

namespace xt::plans {

// The region that is asked: its subtree is [key, key_hi).
struct Region {
  std::int64_t key = 0;
  std::int64_t key_hi = 0;
  std::string code;
  std::string level;
};

struct EntityRow {
  Id id = 0;                // teacher id; of an organisation its key
  std::int64_t key = 0;     // the school held on d; of an organisation its key
  std::int64_t key_hi = 0;  // end of the organisation's subtree; of a teacher's school too
  Date service_from;        // teachers only
};

struct Entities {
  Entity kind = Entity::teacher;
  Region region;
  Date day;                                   // d: active on this day
  std::optional<Period> service;              // teachers whose service began in it
  std::optional<Id> only;                     // this one alone (teacher id; of an organisation its key)
  std::vector<EntityRow> rows;                // those that pass the filter
  std::unordered_map<Id, std::size_t> index;  // of teachers; organisations stand by key

  bool teachers() const { return kind == Entity::teacher; }
  // The one with this id; nullopt where it is not among them.
  std::optional<std::size_t> find(Id id) const;
  // The organisation whose subtree holds the key; those of one kind do not overlap. nullopt where none does.
  std::optional<std::size_t> holding(std::int64_t key) const;
  // The keys that facts of these entities may have, half-open: the region's, or those of the only one.
  std::pair<std::int64_t, std::int64_t> keys() const;
};

// False where the kind has no table yet (programme, cohort).
bool has_table(Entity kind);
// Whether an entity of this kind can lie in a subtree that begins at `level`.
bool lies_in(Entity kind, std::string_view level, bool plan_region);

// The statement behind load(): (id, key, service day or end of the subtree).
std::string entities_text(const Entities& entities, const Filter& where, Statement& statement);

// Fills rows and index.
xt::Status load(db::Session& session, const Filter& where, Entities& entities);

// For teachers "WITH who AS (…), ids AS (…) ": who(teacher_id) are those employed in the region on some day
// of `employed`, ids(old_id, teacher_id) also lists the records merged into each. Nothing for organisations:
// their facts are asked by the keys of the region and added up by key range (Entities::holding).
std::string with_entities(const Entities& entities, const Period& employed, Statement& statement);

}  // namespace xt::plans
