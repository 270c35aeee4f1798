#pragma once

#include <string>
#include <string_view>

namespace xt::sheets {

// What Excel takes as the name of a sheet: without []:*?/\' and at most 31 characters; "Sheet1" where nothing
// is left.
std::string sheet_name(std::string_view wanted);

}  // namespace xt::sheets
