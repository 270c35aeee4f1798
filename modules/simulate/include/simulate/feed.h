// A simulated region straight into a database, through the same imports as people's sheets.
#pragma once

#include <functional>

#include "auth/keyring.h"
#include "base/result.h"
#include "db/db.h"
#include "imports/imports.h"
#include "simulate/simulate.h"

namespace xt::simulate {

// In the order of the sheets; each is one transaction. `done` hears of every finished sheet; rows that come
// back are no error (the world has its slips of the pen). A world that is there already answers `unchanged`
// throughout. The database has its tables and regions (orgs::seed).
Status feed(db::Database& database, const auth::Keyring& keyring, const Simulation& simulation,
            const std::function<void(const Sheet&, const imports::Report&)>& done = {});

}  // namespace xt::simulate
