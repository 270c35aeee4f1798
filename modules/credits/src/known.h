// What is known about the teachers of a batch before it is posted: who speaks for whom, where they worked,
// which keys are taken, what happened on the same days. A few statements however many entries.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/id.h"
#include "credits/credits.h"
#include "db/db.h"
#include "people/people.h"
#include "rules/holds.h"

namespace xt::credits {

struct KnownHold {
  Id id = 0;
  std::string state, reason, detail;
};

struct KnownTeacher {
  std::span<const people::Employment> jobs;
  std::vector<Activity> activities;          // awards and transfers that nobody took back
  std::unordered_map<std::string, Id> keys;  // taken: of the entries asked about
  // Of entries that were undone with their whole import: the row may come again, under this key.
  std::unordered_map<std::string, std::string> renewed;
  std::unordered_map<std::string, KnownHold> holds;
  std::unordered_map<std::string, Id> sources;  // keys that stand beside an entry, which counts
};

// An entry and the record that speaks for its teacher. Entries are large: nobody copies them to change an id.
struct Item {
  const NewEntry* entry;
  Id teacher;
};

// The key under which a row may come again after its entry was undone with its import.
std::string next_key(std::string_view key, Id reversal);
// The key itself, or the first free one behind it; credits.already_posted where an entry stands under it.
Result<std::string> free_key(db::Session& session, Id teacher, std::string key);

class Known {
 public:
  // `items` sorted by teacher. `empty`: of a teacher in whose chain nothing stands, so that nothing is looked
  // up in it. Error credits.bad_entry for a teacher who does not exist.
  Status load(db::Session& session, std::span<const Item> items, std::span<const Id> teachers,
              const std::function<bool(Id)>& empty);
  KnownTeacher& of(Id teacher) { return teachers_.at(teacher); }

 private:
  Status load_jobs(db::Session& session, std::span<const Id> teachers);
  Status load_aliases(db::Session& session, std::span<const Id> teachers);
  std::string list_of_keys(std::span<const Item> items) const;
  Status load_keys(db::Session& session, std::span<const Item> items);
  struct Undone {
    Id teacher;  // the one that speaks
    std::string key, next;
  };
  Status renew(db::Session& session, std::vector<Undone>& undone);
  void append_keys(std::string& list, Id teacher, std::string_view key) const;
  Status load_holds(db::Session& session, const std::string& keys);
  Status load_activities(db::Session& session, std::span<const Item> items);
  Status load_sources(db::Session& session, std::span<const Id> teachers);
  Id speaking(Id id) const;

  std::unordered_map<Id, KnownTeacher> teachers_;
  std::vector<people::Employment> jobs_;
  std::unordered_map<Id, std::vector<Id>> old_ids_;  // by the id that speaks
  std::unordered_map<Id, Id> alias_of_;
};

}  // namespace xt::credits
