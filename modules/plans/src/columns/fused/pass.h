// One pass over entries for all lanes and all windows at once: what each teacher has in each column (a lane
// in a period). Lanes are summed side by side, entry after entry; a column is the difference of two running
// sums. Works through some hundred teachers at a time, so that what it finds is still in the cache when it is
// judged.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "columns/fused/classes.h"
#include "columns/fused/lanes.h"
#include "columns/fused/registers.h"
#include "eval/rules/windows.h"

namespace xt::plans::columns {

inline constexpr std::size_t kBatch = 256;
// Columns stand a little further apart than a batch: a power of two would put them all into few cache lines.
inline constexpr std::size_t kApart = kBatch + 16;

// Windows that begin with each teacher's service, of those who entered in [timeline.first, d].
struct OwnWindow {
  rules::Timeline timeline;
  int months = 0;
  Date d;
  bool operator==(const OwnWindow&) const = default;
};

struct PassColumn {
  std::size_t lane = 0;
  Period days;
  std::uint32_t own = kNone;  // not `days` but the teacher's own window
};

inline constexpr std::uint32_t kSeveral = kNone - 1;

class Pass {
 public:
  // unavailable plans.not_in_one_pass, with why in the note, where the sums could leave their width or there
  // is too much to tell apart: then row by row. `first_bit`: where the lanes' tests begin among those of the
  // Classes that run() gets.
  static Result<std::unique_ptr<Pass>> make(const Snapshot& snapshot, const Lanes& lanes,
                                            std::vector<PassColumn> columns, std::vector<OwnWindow> own,
                                            Date known, std::size_t first_bit);

  // The snapshot has grown by kinds or amounts: only those that came are asked about.
  xt::Status follow() { return tables(); }

  struct Spread {               // a teacher whose entries lie in several organisations
    std::uint32_t teacher = 0;  // in the batch
    std::uint32_t org = 0;
    std::vector<std::int32_t> values;  // one a column, of this organisation alone
  };
  struct Batch {
    std::size_t count = 0;
    std::vector<std::int32_t> values;       // [column * kApart + teacher]
    std::array<std::uint32_t, kBatch> org;  // of all entries of a teacher; kNone: no entry, kSeveral
    std::vector<Spread> spread;
    struct Own {
      std::uint32_t teacher = 0;  // in the batch
      rules::Span span;
      Period days;  // of it, as far as they count; may be empty
    };
    std::vector<std::vector<Own>> own;  // [own window]: those who have one
    const std::int32_t* column(std::size_t index) const { return values.data() + index * kApart; }
  };
  // False where a teacher of the chunk has more entries than the sums hold.
  bool takes(const Chunk& chunk);
  // Before the first run() of a batch.
  void begin(std::size_t count, Batch& out) const;
  // Puts teacher `teacher` of the chunk in place `i` of the batch. Not thread-safe: each thread has a Pass.
  void run(const Chunk& chunk, std::uint32_t teacher, std::size_t i, Classes& classes, Batch& out);

 private:
  struct Mask {
    std::vector<Narrow> narrow;
    std::vector<Wide> wide;
    bool empty() const { return narrow.empty() && wide.empty(); }
  };
  Pass(const Snapshot& snapshot, const Lanes& lanes, std::vector<PassColumn> columns,
       std::vector<OwnWindow> own, Date known);
  struct Row {  // what the lanes add for an entry
    std::vector<Narrow> records;
    std::vector<Wide> hours, credits;
  };
  xt::Status tables();
  void add(std::size_t lane, std::int32_t records, Row& row) const;
  std::uint16_t number(const Row& row);
  xt::Status rows_of_kinds(const std::vector<RowFilter>& of_entry);
  xt::Status reads();
  void mask(std::uint32_t kind, const PersonTests& tests);
  void find_runs(const Chunk& chunk, std::uint32_t teacher, const Entries& all, Classes& classes);
  void sum(const Entries& all, const ReadTable& narrow, const ReadTable& wide, std::int32_t* values);
  void own_windows(const Chunk& chunk, std::uint32_t teacher, const Entries& all, std::size_t i, Batch& out);
  void spread(const Entries& all, std::size_t i, Batch& out);

  const Snapshot& snapshot_;
  std::vector<PassColumn> columns_;
  std::vector<OwnWindow> own_;
  std::vector<std::vector<std::optional<rules::Span>>> own_spans_;  // by the first day of service
  const Lanes& lanes_;
  std::uint16_t known_;
  std::int64_t most_entries_ = 0;
  bool persons_ = false;
  std::size_t first_bit_ = 0;
  LaneTables tables_;
  std::unordered_map<std::string, std::uint16_t> row_index_;
  std::vector<Row> rows_of_class_;
  std::vector<std::uint16_t> row_of_class_;
  std::int64_t most_amount_ = 1;
  std::vector<Days> borders_;
  std::size_t own_rows_ = 0;       // place of the own windows' rows after those of the borders
  ReadTable narrow_, wide_;        // offset: the column
  ReadTable narrow_at_, wide_at_;  // the same for a batch
  std::vector<Mask> masks_;        // by class
  Mask nothing_;
  // Of the teacher at hand:
  std::vector<Run> runs_;
  std::vector<std::uint32_t> run_orgs_;
  std::vector<Days> rows_;  // of each border, then two of each own window
  LaneSums sums_;
};

}  // namespace xt::plans::columns
