// Passes over millions of rows.
#pragma once

#include "db/session.h"

namespace xt::db {

// Like Session::each, at a fraction of the price: PostgreSQL copies the rows out in binary, without an object
// for each. Arguments are whole numbers; columns are integers or text, each asked for as what it is (`value`
// answers text); `f` runs no statement of this session. Rows are sorted in memory (64 MiB) where need be.
Status scan(Session& session, const Query& query, const Args& args, const Session::Each& f);

}  // namespace xt::db
