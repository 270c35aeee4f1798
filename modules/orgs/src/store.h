// Rows <-> structs.
#pragma once

#include "orgs/orgs.h"

namespace xt::orgs {

// The columns of `read_org`, in its order.
inline constexpr const char* kOrgColumns =
    "key, key_hi, code, name, level, kind, region_key, from_day, to_day, stages, area, ownership, boarding, "
    "small_rural, abolished_into, merged_into";

Org read_org(const db::Row& row);
Result<std::vector<Org>> read_all(db::Session& session, const db::Query& query, const db::Args& args);

// All values of a new row, in the order of kOrgColumns.
std::vector<db::Value> values_of(const Org& org);
// Appends rows in one bulk.
Status insert_all(db::Session& session, const std::vector<Org>& orgs);
// What may change of a row; the old name is the caller's business.
Status update(db::Session& session, const Org& org);

// Long before any fact: for regions, and for schools whose beginning nobody told.
inline constexpr Date kBeginning{-7397};  // 1949-10-01

}  // namespace xt::orgs
