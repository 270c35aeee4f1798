// The smaller tables of a snapshot: organisations, items, money, study sessions, coverage and terms.
// Immutable once in a snapshot; the number of an organisation stands for the same one in every later
// snapshot.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/id.h"
#include "columns/snapshot/kinds.h"
#include "columns/snapshot/words.h"
#include "eval/calendar.h"
#include "eval/coverage.h"

namespace xt::plans::columns {

struct Org {
  std::int64_t key = 0, key_hi = 0, region_key = 0;
  std::string code, level, kind, stages, area, ownership;
  std::int32_t from = 0, to = 0;
  bool small_rural = false, boarding = false;
  bool known = false;  // false: only a key that some fact names
  bool school() const { return level == "school"; }
};

class Orgs {
 public:
  std::uint32_t add(std::int64_t key) { return named(key); }
  std::uint32_t add(const Org& org);           // replaces the one of the same key
  std::uint32_t named(std::int64_t key);       // made unknown where there is none
  std::uint32_t find(std::int64_t key) const;  // kNone
  const std::vector<Org>& all() const { return orgs_; }
  // Numbers by key, of the known ones.
  const std::vector<std::uint32_t>& by_key() const { return by_key_; }
  void sort();
  std::size_t bytes() const;

  // Dated marks: organisation key -> periods, per flag.
  struct Days {
    std::int32_t from, to;
  };
  std::map<std::string, std::unordered_map<std::int64_t, std::vector<Days>>> flags;

 private:
  std::vector<Org> orgs_;
  std::unordered_map<std::int64_t, std::uint32_t> index_;
  std::vector<std::uint32_t> by_key_;
};

struct Item {
  std::int64_t owner_key = 0;
  std::int64_t partner_key = 0;
  Id owner_id = 0;  // as written
  Id owner = 0;     // of a person the one that speaks
  std::int32_t from = 0, to = 0;
  std::uint32_t kind = 0, level = 0, category = 0, status = 0, owner_kind = 0;  // words
  bool has_partner = false, has_owner_id = false, has_person = false;
};

struct MoneyRow {
  std::int64_t org_key = 0;
  std::int64_t fen = 0;
  std::int32_t year = 0;
  std::uint32_t account = 0, payer = 0;  // words
};

struct StudySession {
  std::int64_t org_key = 0;
  Id host = 0;  // the one that speaks
  std::int32_t day = 0;
  std::uint32_t form = 0;  // word
  std::int32_t minutes = 0, attendees = 0;
  bool has_attendees = false, has_host = false;
};

struct CoverageRow {
  std::string source, kind;
  std::int64_t lo = 0, hi = 0;
  int year = 0;
};

struct TermRow {
  std::int64_t key = 0;
  int school_year = 0;
  Period days;
};

// What is not kept by teacher; small enough to be read again as a whole when it changes.
struct SmallTables {
  std::map<std::string, std::vector<Item>, std::less<>> items;  // by kind; by owner
  std::vector<MoneyRow> money;                                  // by organisation
  std::vector<StudySession> sessions;                           // by organisation, day
  std::vector<CoverageRow> coverage;                            // by year, lo, hi
  std::vector<TermRow> terms;                                   // by key, school year, first day
  std::size_t bytes() const;
};

}  // namespace xt::plans::columns
