// Sessions of school-based study. All functions work inside the caller's transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/change.h"
#include "base/date.h"
#include "base/id.h"
#include "base/result.h"
#include "db/db.h"
#include "db/migrate.h"

namespace xt::research {

db::ModuleMigrations migrations();

struct StudySession {
  std::int64_t org_key = 0;
  Date day;
  std::string form;   // vocab::Kind::session_form
  std::string topic;  // may be empty
  int minutes = 0;
  std::optional<int> attendees;
  std::optional<Id> host_id;
};

enum class Put : std::uint8_t { created, changed, unchanged };
// A session is the same when school, day, form and topic are.
// `change`: filled with what take_back needs.
Result<Put> put(db::Session& session, const StudySession& study, Change* change = nullptr);
// False where somebody has changed the session since; then nothing happens.
Result<bool> take_back(db::Session& session, const Change& change);

}  // namespace xt::research
