// Small worlds for the tests of "Meaning": one line of text is one row of a room's table. The rows go
// straight into the tables (a test's privilege), so that the evaluator is tested without the importers.
#pragma once

#include <string>

#include "db/db.h"

namespace xt::plans::testing {

// Creates all rooms' tables from their migrations.
void create_schema(db::Database& database);

// Adds the row that one line describes; see tests/meaning/README.md for the words.
xt::Status add_row(db::Session& session, const std::string& line);

// The divisions that every world has: 450000 with cities 450100 (counties 450102, 450103) and 450200 (county
// 450203).
xt::Status add_divisions(db::Session& session);

}  // namespace xt::plans::testing
