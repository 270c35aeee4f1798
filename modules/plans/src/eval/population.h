// The entities of a provision on a day: which they are, and how a statement about them begins.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
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
  Date day;                       // d: active on this day
  std::optional<Period> service;  // teachers whose service began in it
  std::optional<Id> only;         // this one alone (teacher id; of an organisation its key)
  std::vector<EntityRow> rows;    // those that pass the filter
  std::unordered_map<Id, std::size_t> index;

  bool teachers() const { return kind == Entity::teacher; }
};

// False where the kind has no table yet (programme, cohort).
bool has_table(Entity kind);
// Whether an entity of this kind can lie in a subtree that begins at `level`.
bool lies_in(Entity kind, std::string_view level, bool plan_region);

// The statement behind load(): (id, key, service day or end of the subtree).
std::string entities_text(const Entities& entities, const Filter& where, Statement& statement);

// Fills rows and index.
xt::Status load(db::Session& session, const Filter& where, Entities& entities);

// "WITH who AS (…), ids AS (…) " for teachers: ids(old_id, teacher_id) also lists the records merged into
// one. "WITH ent AS (…) " for organisations: ent(key, key_hi).
std::string with_entities(const Entities& entities, Statement& statement);

}  // namespace xt::plans
