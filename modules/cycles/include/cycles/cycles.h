// Cycles: over which years a region asks for how much, and what counts at most. Functions work inside the
// caller's session.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "base/result.h"
#include "db/db.h"
#include "db/migrate.h"
#include "orgs/key.h"

namespace xt::cycles {

db::ModuleMigrations migrations();

// No more than `most_x100` of hours or credits counts of the entries whose `field` has `value`.
struct Cap {
  std::string field;     // mode level category all
  std::string value;     // a key of vocab; empty for all
  std::string quantity;  // hours credits
  std::string per;       // year cycle
  std::int64_t most_x100 = 0;
};

struct Cycle {
  Id id = 0;
  std::string title, title_en;
  orgs::KeyRange scope;
  Period days;  // whole years
  std::int64_t hours_x100 = 0, credits_x100 = 0;
  std::string plan, source;
  std::vector<Cap> caps;

  int years() const;
  Period year(int n) const;  // 0 …
  // The year that begins on that day; nullopt for any other day.
  std::optional<Period> year_from(Date first) const;
};

// cycles.unknown
Result<Cycle> find(db::Session& session, Id id);
// Those that bind somebody inside the range: of it, above it and below it; the latest first.
Result<std::vector<Cycle>> meeting(db::Session& session, const orgs::KeyRange& range);
// Of a school: those of the regions above it, the nearest and latest first.
Result<std::vector<Cycle>> binding(db::Session& session, std::int64_t org_key);

// cycles.bad_cycle (fields say what); cycles.exists where the region has one that begins on that day.
Result<Id> create(db::Session& session, const Cycle& cycle, Id actor);
// Takes it back while nothing rests on it. cycles.unknown; cycles.in_use where it was closed or somebody
// brought hours into it.
Status remove(db::Session& session, Id id);

}  // namespace xt::cycles
