#pragma once

#include <string>
#include <vector>

#include "rows.h"
#include "world.h"

namespace xt::simulate {

// What the region's plan counts: studios, bases, demonstration schools, teams, aid between counties and
// schools.
void region_aims(const World& world, RowBuffer& rows);
// A school's ties: pairing, outreach, study group with its head, plan of assistance.
void school_relations(const World& world, int unit, RowBuffer& rows);
// A teacher's own: development plan, assessment, the novice's mentor.
void person_items(const World& world, std::int64_t person, RowBuffer& rows);

// Every kind of item that this world may hold, in the words of vocab: what is not in the sheet did not
// happen.
std::vector<std::string> item_kinds();

}  // namespace xt::simulate
