// The rows behind a leaf: the part of a statement that says which rows of which entity count.
#pragma once

#include <optional>
#include <string>

#include "eval/leaf_sql.h"

namespace xt::plans {

// `text` is " FROM … WHERE …" after with_entities(). Aliases: e entry, x employment, i item, m money row, s
// session.
struct LeafSource {
  std::string entity;   // expression: the teacher, or the key of the organisation that the row belongs to
  std::string teacher;  // ledger: the speaking teacher of the row
  std::string day;      // flows: the day that decides the part
  std::string text;
};

// nullopt where the leaf has no rows (attr). `with_teacher`: the caller uses LeafSource::teacher.
std::optional<LeafSource> leaf_source(const Entities& entities, const LeafQuery& query, bool with_teacher,
                                      Statement& statement);

}  // namespace xt::plans
