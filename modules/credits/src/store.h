// The ledger's tables: chains are locked, read and continued here and nowhere else.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/id.h"
#include "credits/chain.h"
#include "credits/closing.h"
#include "credits/credits.h"
#include "db/db.h"

namespace xt::credits {

// An entry as it is stored, before or after it has its place in the chain.
struct Stored {
  Id teacher = 0;
  std::int64_t seq = 0;
  Id id = 0;
  std::string kind;
  std::int64_t earned_from = 0, earned_on = 0, posted_ms = 0, hours_x100 = 0, credits_x100 = 0, records = 0;
  std::optional<std::int64_t> start_minute, end_minute;
  std::string mode, level, category, role, programme, programme_kind, provider;
  std::int64_t org_key = 0;
  std::string rule, origin;
  std::optional<Id> reverses;
  std::string key, note, hash;
};

// Kinds that carry amounts of their own and may be taken back.
inline bool carries_amounts(std::string_view kind) {
  return kind == "award" || kind == "transfer_in" || kind == "offset" || kind == "adjustment";
}

// Fields in the column order of find_entry and every_entry; views into the row.
ChainRow chain_row(const db::Row& row);
ChainRow chain_row(const Stored& entry);
Stored stored(const db::Row& row);
Stored stored(const NewEntry& entry, std::int64_t org_key);

// Continues chains. lock() before anything about them is read; save() once.
class Ledger {
 public:
  explicit Ledger(db::Session& session) : session_(session) {}
  // `teachers` sorted and distinct.
  Status lock(std::span<const Id> teachers);
  // For a dry run: what is closed, and no lock.
  Status look();
  // Gives the entry its id, seq and hash. The teacher is locked. What corrects closed days is moved to the
  // first open one (credits/closing.h); anything else in closed days makes save() answer credits.closed.
  Id append(Stored entry);
  const std::vector<Closed>& closed() const { return closed_; }
  // The chain is locked and has no entry.
  bool empty(Id teacher) const {
    const auto head = heads_.find(teacher);
    return head != heads_.end() && head->second.seq == 0;
  }
  Status save();

 private:
  struct Head {
    std::int64_t seq = 0;
    std::string hash;
    bool moved = false;
  };
  struct Correction {
    Id teacher, entry, closed;
    std::int64_t was_from, was_on;
    std::optional<Id> corrects;
  };
  void keep_out_of_closed_days(Stored& entry);
  Status save_heads();
  Status save_corrections();

  db::Session& session_;
  std::vector<Closed> closed_;
  std::vector<Correction> corrections_;
  std::optional<Date> refused_;  // the first open day after what may not be posted
  Chainer chainer_;
  std::unordered_map<Id, Head> heads_;
  std::vector<Stored> fresh_;
};

// credits.closed, with the day from which on entries are taken.
Error closed_error(Date open);

// One item of a list parameter: the teacher in 19 digits, then the rest.
void append_item(std::string& list, Id teacher, std::string_view rest);
std::string join_ids(std::span<const Id> ids);

}  // namespace xt::credits
