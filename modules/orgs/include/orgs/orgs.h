// Organisations: the nation's regions (GB/T 2260), schools and institutions in one tree of key ranges.
// Reading. Writing: orgs/change.h; school terms: orgs/terms.h. All functions work inside the caller's
// session; answers for many take one statement per 400 asked for.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "db/db.h"
#include "db/migrate.h"
#include "orgs/key.h"

namespace xt::orgs {

db::ModuleMigrations migrations();

// Loads the built-in regions, or nothing where this edition is loaded already (after migrate, at every
// start). Answers the rows written.
Result<int> seed(db::Database& database);

struct Org {
  Key key = 0;
  Key key_hi = 0;
  std::string code;
  std::string name;
  Level level = Level::school;
  std::string kind;    // institutions: vocab org_kind; regions: "", zone, grouping, abolished
  Key region_key = 0;  // itself for a region
  Period period;       // half-open
  std::string stages;  // ";primary;junior;"
  std::string area;
  std::string ownership;
  bool boarding = false;
  bool small_rural = false;
  std::string abolished_into;      // a region's code
  std::optional<Key> merged_into;  // the organisation that goes on
  KeyRange subtree() const { return {key, key_hi}; }
};

// orgs.unknown (Code::not_found). By code: the row that ends last, where a school moved.
Result<Org> find(db::Session& session, std::string_view code);
Result<Org> find(db::Session& session, Key key);
// Those that exist, by what was asked for.
Result<std::map<std::string, Org>> find_codes(db::Session& session, std::span<const std::string> codes);
Result<std::map<Key, Org>> find_keys(db::Session& session, std::span<const Key> keys);
Result<std::map<Key, std::string>> names(db::Session& session, std::span<const Key> keys);

// From the nation down to the organisation itself; only what has a row.
Result<std::vector<Org>> path(db::Session& session, Key key);
// The regions one step below, in the order of their codes, without abolished ones.
Result<std::vector<Org>> child_regions(db::Session& session, Key region);
// Schools or institutions directly in a region, at `day`, in the order of their keys.
Result<std::vector<Org>> members(db::Session& session, Key region, Level level, Date day);

// The regions that every edition carries, without a database (for the simulator).
std::vector<Org> built_in_regions();

struct Search {
  std::string_view prefix;  // of the name, present or earlier, or of the code
  KeyRange within{0, 1'000'000 * kPerRegion};
  std::optional<Level> level;
  int limit = 20;  // 1 … 200
};
// In the order of the keys; abolished and closed organisations come too: their period says so.
Result<std::vector<Org>> search(db::Session& session, const Search& what);

}  // namespace xt::orgs
