// The rows of people_find that belong to one record; written with it (store.cpp) and by the rebuild
// (names.cpp).
#pragma once

#include "db/db.h"

#include "store.h"

namespace xt::people {

inline constexpr std::string_view kFindColumns = "teacher_id, org_key, reading, name, letters, initials";

Status emit_names(db::Bulk& bulk, const Record& record);

}  // namespace xt::people
