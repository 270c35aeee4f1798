// The smaller tables of a snapshot: organisations, items, money, study sessions, coverage and terms.
// Immutable once in a snapshot; the number of an organisation stands for the same one in every later
// snapshot.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/id.h"
#include "columns/snapshot/kinds.h"
#include "columns/snapshot/words.h"
#include "eval/calendar.h"
#include "eval/coverage.h"
#include "plans/expr.h"

namespace xt::plans::columns {

struct Org {
  std::int64_t key = 0, key_hi = 0, region_key = 0;
  std::string code, level, kind, stages, area, ownership;
  std::int32_t from = 0, to = 0;
  bool small_rural = false, boarding = false;
  bool known = false;  // false: only a key that some fact names
  bool school() const { return level == "school"; }
  bool operator==(const Org&) const = default;
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
  bool operator==(const Orgs& other) const { return orgs_ == other.orgs_ && flags == other.flags; }

  // Dated marks: organisation key -> periods, per flag.
  struct Days {
    std::int32_t from, to;
    bool operator==(const Days&) const = default;
  };
  std::map<std::string, std::unordered_map<std::int64_t, std::vector<Days>>> flags;

 private:
  std::vector<Org> orgs_;
  std::unordered_map<std::int64_t, std::uint32_t> index_;
  std::vector<std::uint32_t> by_key_;
};

// The rows of one organisation lie together: from `first` to the next run's.
struct OrgRun {
  std::int64_t key = 0;
  std::uint32_t first = 0;
  bool operator==(const OrgRun&) const = default;
};

// What many rows have in common, so that a filter is asked once for all of them.
struct ItemClass {
  std::uint32_t kind = 0, level = 0, category = 0, status = 0, owner_kind = 0;  // words
  bool has_partner = false, has_owner_id = false, has_person = false;
  auto operator<=>(const ItemClass&) const = default;
};

struct Person {
  Id written = 0;
  Id speaks = 0;  // for the one that is written
  bool operator==(const Person&) const = default;
};

// Items of one kind, by owner, then first day; columns of equal length.
struct Items {
  std::vector<ItemClass> classes;
  std::vector<OrgRun> runs;  // by the owner's key
  std::vector<std::int32_t> from, to;
  std::vector<std::uint32_t> of;      // class
  std::vector<std::int64_t> partner;  // key; empty where no item of the kind has one
  std::vector<Person> owner;          // of a person; empty where no item of the kind has one
  std::size_t size() const { return from.size(); }
  bool operator==(const Items&) const = default;
};

struct MoneyRow {
  std::int64_t org_key = 0;
  std::int64_t fen = 0;
  std::int32_t year = 0;
  std::uint32_t account = 0, payer = 0;  // words
  bool operator==(const MoneyRow&) const = default;
};

struct SessionClass {
  std::uint32_t form = 0;  // word
  std::int32_t minutes = 0, attendees = 0;
  bool has_attendees = false, has_host = false;
  auto operator<=>(const SessionClass&) const = default;
};

// Study sessions, by school, then day; columns of equal length.
struct Sessions {
  std::vector<SessionClass> classes;
  std::vector<OrgRun> runs;  // by the school's key
  std::vector<std::int32_t> day;
  std::vector<std::uint32_t> of;  // class
  std::vector<Id> host;           // the one that speaks; 0: none
  std::size_t size() const { return day.size(); }
  bool operator==(const Sessions&) const = default;
};

struct CoverageRow {
  std::string source, kind;
  std::int64_t lo = 0, hi = 0;
  int year = 0;
  bool operator==(const CoverageRow&) const = default;
};

struct TermRow {
  std::int64_t key = 0;
  int school_year = 0;
  Period days;
  bool operator==(const TermRow&) const = default;
};

// What is not kept by teacher. Read again as a whole when it changes; what is the same as before stays the
// same object, so that answers which rest on nothing else stand.
struct SmallTables {
  std::map<std::string, std::shared_ptr<const Items>, std::less<>> items;  // by kind
  std::shared_ptr<const std::vector<MoneyRow>> money =
      std::make_shared<std::vector<MoneyRow>>();  // by organisation
  std::shared_ptr<const Sessions> sessions = std::make_shared<Sessions>();
  std::vector<CoverageRow> coverage;  // by year, lo, hi
  std::vector<TermRow> terms;         // by key, school year, first day
  std::size_t bytes() const;
};

// The name of the table that a leaf of the small tables reads; "" of every other leaf.
std::string table_of(const Expr& leaf);
// Those that differ between two, by these names; nothing where coverage or terms differ: then all may.
std::optional<std::vector<std::string>> tables_changed(const SmallTables& before, const SmallTables& after);

}  // namespace xt::plans::columns
