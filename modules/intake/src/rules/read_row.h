// One row at the door, from a request or from a sheet. Pure.
#pragma once

#include <string_view>
#include <vector>

#include <boost/json/fwd.hpp>

#include "auth/keyring.h"
#include "base/date.h"
#include "intake/batches.h"

namespace xt::intake {

// What the source calls a member: a column's title for "hours". None: the member's own name.
using NameOf = std::string_view (*)(std::string_view member);

// Fills `row` and says in it what is wrong. With `name_of` it needs no id.
void read_row(const boost::json::object& source, DoorRow& row, const auth::Keyring& keyring, Date today,
              NameOf name_of = nullptr);
// The same id twice at once: once is enough, two different rows are a mistake of the platform's.
void settle_twins(std::vector<DoorRow>& rows);

}  // namespace xt::intake
