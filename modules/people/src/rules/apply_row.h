// A row of the teachers' sheet applied to what is known of one person. Pure.
#pragma once

#include <map>
#include <vector>

#include "people/teacher_row.h"

#include "store.h"

namespace xt::people {

// Sets the dirty marks of what changed. When errors come back the record may be half changed: throw it away.
std::vector<FieldError> apply_row(Record& record, const TeacherRow& row, Date as_of);

}  // namespace xt::people
