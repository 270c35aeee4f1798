// Filters: text -> Filter, every name resolved and every value checked.
#pragma once

#include <span>

#include "plans/expr.h"
#include "plans/lang/cursor.h"

namespace xt::plans {

// The objects a filter may speak of, nearest first: a bare name means the first object that has such a field.
using Objects = std::span<const Object>;

// Reads up to the end of the text or to a `)` or `,` that is not its own.
Filter parse_filter(Cursor& cursor, Objects objects);

// The right side of a test (filter_values.cpp). Answers false where the values do not fit; the error is
// reported.
bool parse_values(Cursor& cursor, const FieldInfo& field, Pred& pred);

std::string_view object_zh(Object object);

}  // namespace xt::plans
