// A row as JSON in intake_row.facts: what posting it later needs. The person stands there as the keyed hash
// of the identity number.
#pragma once

#include <string>
#include <string_view>

#include "intake/batches.h"

namespace xt::intake {

std::string facts_json(const DoorRow& row);
// Person, name and achievement. intake.facts_damaged.
Result<DoorRow> parse_facts(std::string_view text);

}  // namespace xt::intake
