#pragma once

#include <string_view>

#include "base/result.h"

struct sqlite3;

namespace xt::db {

// The error of the last call on `db` with result `code`. Throws Lost when the database cannot be relied on
// any more.
Error sqlite_error(sqlite3* db, int code, std::string_view statement);

}  // namespace xt::db
