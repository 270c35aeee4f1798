// The people of the demonstration: a teacher who has something to do, and what the teachers of that school
// asked to have corrected.
#pragma once

#include <vector>

#include "access/accounts.h"

#include "common.h"

namespace xt::app {

// The teacher's account becomes that of the colleague with the fewest hours among those who have served the
// whole plan.
Status choose_demo_teacher(House& house, std::vector<access::DemoAccount>& accounts);

// Open requests of several ages and two answered ones, at the school of the teacher's account. Again: nothing
// happens.
Status demo_corrections(House& house, const std::vector<access::DemoAccount>& accounts);

}  // namespace xt::app
