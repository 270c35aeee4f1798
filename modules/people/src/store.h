// Rows <-> structs. Reads and writes whole people by the thousand: one statement a table, never one a person.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/id.h"
#include "db/db.h"
#include "people/people.h"
#include "rules/employment.h"
#include "rules/periods.h"

namespace xt::people {

// Level and name of an honour; its periods are a timeline of their own.
using Honour = std::pair<std::string, std::string>;  // designation, level

struct Record {
  Id id = 0;
  std::string name, sex, id_kind, id_cipher, stage, subject;
  std::optional<std::int64_t> birth_day;
  std::int64_t service_day = 0;
  Id merged_into = 0;
  std::int64_t created_ms = 0;

  Jobs jobs;
  std::map<std::string, Timeline<std::string>> periods;  // post title_rank full_time absence
  std::map<Honour, Timeline<bool>> honours;

  // What differs from the tables. A new record is dirty everywhere.
  bool is_new = false;
  bool core_changed = false, jobs_changed = false, periods_changed = false, honours_changed = false;
  std::string new_hash;  // identity to add
  bool changed() const { return core_changed || jobs_changed || periods_changed || honours_changed; }
};

std::string join_ids(std::span<const Id> ids);

// In the order of `ids` (sorted, distinct); those not found are left out.
Result<std::vector<Record>> load(db::Session& session, std::span<const Id> ids);
// Replaces what changed of the records, adds the new ones.
Status save(db::Session& session, std::span<Record* const> records);

}  // namespace xt::people
