// The background work of imports, for the server's table of jobs.
#pragma once

#include <map>
#include <string>

#include "files/files.h"
#include "imports/runs.h"
#include "jobs/jobs.h"

namespace xt::imports {

// imports.check, imports.apply, imports.undo. Everything given must outlive the runner.
std::map<std::string, jobs::Handler> job_handlers(db::Database& database, const auth::Keyring& keyring,
                                                  const files::Store& files);

}  // namespace xt::imports
