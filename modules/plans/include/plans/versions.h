// Publishing plans: a version is written once and stays.
#pragma once

#include <string>
#include <string_view>

#include "access/caller.h"
#include "base/date.h"
#include "base/result.h"
#include "db/db.h"
#include "db/migrate.h"
#include "plans/shelf.h"

namespace xt::plans {

db::ModuleMigrations migrations();

struct Publication {
  std::string source, toml, cases;
  int base = 0;    // the version that is amended, which must be the latest; 0: a new plan
  Date effective;  // first day in force; of a new plan its own first day
  Date published;  // today
  std::string note;
};

// Compiles, checks the base, writes the version and the audit, in the caller's transaction; answers its
// number. The first amendment of a plan of the folder writes the folder's text down as version 1 before.
// Refresh the shelf afterwards. invalid: plans.not_compiled, plans.cases_wrong, plans.other_plan (an
// amendment keeps id and region), plans.effective_outside; conflict: plans.id_taken, plans.version_taken.
Result<int> publish(db::Session& session, const Shelf& shelf, const access::Caller& caller,
                    const access::Actor& actor, const Publication& publication);

// Over the three texts, in any language the same.
std::string digest_of(std::string_view source, std::string_view toml, std::string_view cases);

}  // namespace xt::plans
