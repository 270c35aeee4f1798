// Dated things that plans count, and what we know about. All functions work inside the caller's transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/change.h"
#include "base/date.h"
#include "base/id.h"
#include "base/result.h"
#include "db/db.h"
#include "db/migrate.h"

namespace xt::registry {

db::ModuleMigrations migrations();

struct Item {
  std::string kind;  // vocab::Kind::item_kind
  std::string name;
  std::string level;               // may be empty
  std::string owner_kind = "org";  // org person programme
  std::int64_t owner_key = 0;  // organisation; of a person: where the person was employed on the first day
  std::optional<Id> owner_id;  // person or programme
  std::optional<std::int64_t> partner_key;
  std::optional<Id> person_id;  // 负责人
  std::string category;
  std::string status;
  Period period;  // half-open
};

enum class Put : std::uint8_t { created, changed, unchanged };

// An item is the same when kind, name, owner, partner, category and first day are (one review by the school
// itself and one by its peers are two); what else differs is changed in place.
// `change`: filled with what take_back needs.
Result<Put> put(db::Session& session, const Item& item, Change* change = nullptr);
// False where somebody has changed the item since; then nothing happens.
Result<bool> take_back(db::Session& session, const Change& change);

// Says that facts of this source and kind are known for the subtree [key_lo, key_hi) in a calendar year.
// Again: no effect. Sources: items (kind = item kind), money (kind = account), sessions, calendar (kind
// empty).
struct Cover {
  std::string source, kind;
  std::int64_t key_lo = 0, key_hi = 0;
  int year = 0;
};
Status cover(db::Session& session, const Cover& what, Change* change = nullptr);
// Says no longer that facts are known. Again: no effect.
Status uncover(db::Session& session, const Change& change);

}  // namespace xt::registry
