#pragma once

#include <vector>

#include "credits/reads.h"
#include "http/message.h"

namespace xt::credits {

// A teacher's entries as a workbook, in the order given. `name` is the teacher's, for the sheet and the file.
Result<http::Response> entries_file(const std::string& name, const std::vector<Entry>& entries);

}  // namespace xt::credits
