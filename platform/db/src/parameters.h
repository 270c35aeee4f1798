// PostgreSQL's side of `:name`: SQL is cut where its parameters stand, once, and put together with $1, $2 …
// for the types of the values at hand. A name stands once however often it is written. NULL goes in as the
// word, which takes any type; a parameter would need one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "db/db.h"

namespace xt::db {

struct CutSql {
  std::vector<std::string> pieces;  // one more than places
  std::vector<std::size_t> places;  // index into names
  std::vector<std::string> names;   // each once, in order of appearance
};

// Skips string literals ('…', E'…', $tag$…$tag$), quoted names, comments and `::` casts.
CutSql cut_sql(std::string_view sql);

// `values` as found for CutSql::names. The numbers of the values that are not null, in order, are those of
// $1, $2 …
std::string with_numbers(const CutSql& cut, const std::vector<const Value*>& values);

}  // namespace xt::db
