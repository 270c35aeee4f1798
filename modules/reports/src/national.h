// The national system's sheet of training records (国内培训), as our own importer reads it.
#pragma once

#include <string>
#include <vector>

#include "gather.h"

namespace xt::reports {

// One number for each member, in their order, in clear.
Result<std::string> national_sheet(db::Session& session, const std::vector<Member>& people,
                                   const std::vector<std::string>& numbers, const Period& days);

}  // namespace xt::reports
