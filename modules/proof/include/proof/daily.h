// The root of every day: a job a little after midnight in Shanghai, which first sees to it that there is one
// for the next day, too.
#pragma once

#include "auth/keyring.h"
#include "base/result.h"
#include "db/db.h"
#include "jobs/jobs.h"

namespace xt::proof {

// At every start of the server, in a transaction of its own. Again: no effect.
Status schedule_root(db::Session& session, std::int64_t now_ms);

jobs::Handler root_handler(db::Database& database, const auth::Keyring& keyring);
inline constexpr const char* kRootJob = "proof.root";

}  // namespace xt::proof
