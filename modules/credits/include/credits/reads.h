// Reading the ledger for screens and answers. Sums are net of reversals everywhere, and a total comes from
// one query over the same rows that the list shows. A merged person's earlier records are included
// (people::aliases).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "base/result.h"
#include "db/db.h"

namespace xt::credits {

struct Entry {
  Id teacher = 0;  // the record in whose chain it stands
  std::int64_t seq = 0;
  Id id = 0;
  std::string kind;
  Date earned_from, earned_on;
  std::int64_t posted_ms = 0;
  std::int64_t hours_x100 = 0, credits_x100 = 0, records = 0;
  std::string mode, level, category, role, programme, programme_kind, provider;
  std::int64_t org_key = 0;
  std::string org_code, org_name;  // the school at that time
  std::string origin, note;
  std::optional<Id> reverses;
  std::optional<Id> reversed_by;
};

struct Totals {
  std::int64_t hours_x100 = 0, credits_x100 = 0, records = 0;
};

struct EntryFilter {
  std::optional<int> year;     // of earned_on, calendar
  std::string cursor;          // from next_cursor; empty: the first page
  int limit = 50;              // 1 … 10,000
  std::string mode, category;  // vocab keys; empty: all
  std::string name;            // part of the programme's name
};

struct EntryPage {
  std::vector<Entry> entries;  // latest earned_on first, then latest posted
  Totals totals;               // of all that match the filter, not of the page
  std::string next_cursor;     // empty on the last page
};

Result<EntryPage> entries(db::Session& session, Id teacher, const EntryFilter& filter);

// Hours and credits of a person, net of reversals, by calendar year, mode and category.
struct Sum {
  int year = 0;
  std::string mode, category;
  std::int64_t hours_x100 = 0, credits_x100 = 0;
};
Result<std::vector<Sum>> sums(db::Session& session, Id teacher);

struct Hold {
  Id teacher = 0, id = 0;
  std::string reason, detail, programme, state;
  Date earned_from, earned_on;
  std::int64_t hours_x100 = 0, org_key = 0, created_ms = 0;
};
// Open holds of a subtree of organisations [lo, hi), oldest first.
Result<std::vector<Hold>> open_holds(db::Session& session, std::int64_t lo, std::int64_t hi, Id after,
                                     int limit);

}  // namespace xt::credits
