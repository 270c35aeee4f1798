// Which import an entry came from, and what of it a reader may know.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include <boost/json.hpp>

#include "access/caller.h"
#include "credits/http.h"
#include "credits/reads.h"

namespace xt::credits {

// Of "import:<id>", and of "undo:import:<id>" that took it back.
std::optional<Id> import_of(const std::string& origin);
// The row of the imported sheet, of "import:<id>:<row>"; nothing of older entries and of what took one back.
std::optional<std::int64_t> row_of(const std::string& origin);
std::vector<Id> imports_of(const std::vector<Entry>& entries);
// A teacher learns the file and the day; who administers, also who posted it; who covers all that the import
// could write in, also its id, which opens its page.
boost::json::object describe(const access::Caller& caller, Id import, const Source& source);

}  // namespace xt::credits
