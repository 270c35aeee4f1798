// The rows behind a leaf: the part of a statement that says which rows of which entity count.
#pragma once

#include <string>
#include <vector>

#include "eval/leaf_sql.h"

namespace xt::plans {

// `text` is " FROM … WHERE …" after with_entities(). Aliases: e entry, x employment, i item, m money row, s
// session; ids, who or ent the entity.
struct LeafSource {
  std::string entity;   // expression: the entity's id
  std::string teacher;  // ledger: the speaking teacher of the row
  std::string day;      // flows: the day that decides the part
  std::string other;    // partners: the other end
  std::string text;
};

// One; two for partners (the owner's and the partner's side); none where the leaf has no rows (attr).
// `with_teacher`: the caller uses LeafSource::teacher.
std::vector<LeafSource> leaf_sources(const Entities& entities, const LeafQuery& query, bool with_teacher,
                                     Statement& statement);

}  // namespace xt::plans
