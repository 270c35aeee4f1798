// Runs as the API shows them.
#pragma once

#include <optional>

#include <boost/json.hpp>

#include "access/caller.h"
#include "imports/runs.h"
#include "jobs/jobs.h"

namespace xt::imports {

// The permission beyond imports.write that a kind asks for.
std::string_view permission_of(Kind kind);
bool may_write(const access::Caller& caller, Kind kind);

boost::json::object run_json(const Run& run);
// With the report, the work that goes on and what the caller may do next.
boost::json::object run_page_json(const Run& run, const jobs::Job& job,
                                  const std::optional<jobs::Progress>& live, const access::Caller& caller);

}  // namespace xt::imports
