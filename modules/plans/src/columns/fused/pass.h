// One pass over entries for all lanes and all windows at once: what each teacher has in each column (a lane
// in a period). Lanes are summed side by side into the bucket of days that the entry falls in; a column is
// the difference of two running sums over buckets. Works through some hundred teachers at a time, so that
// what it finds is still in the cache when it is judged.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

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
};

struct PassColumn {
  std::size_t lane = 0;
  Period days;
  std::uint32_t own = kNone;  // not `days` but the teacher's own window
};

inline constexpr std::uint32_t kSeveral = kNone - 1;

class Pass {
 public:
  // Nothing where the sums could leave their width or there are too many borders: then row by row.
  static std::unique_ptr<Pass> make(const Snapshot& snapshot, const Lanes& lanes,
                                    std::vector<PassColumn> columns, std::vector<OwnWindow> own, Date known);

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
    std::vector<std::array<std::optional<rules::Span>, kBatch>> own;  // [own window]
    const std::int32_t* column(std::size_t index) const { return values.data() + index * kApart; }
  };
  // False where a teacher of the chunk has more entries than the sums hold.
  bool takes(const Chunk& chunk) const;
  // Teachers [first, first + count), count <= kBatch. Not thread-safe: each thread has a Pass of its own.
  void run(const Chunk& chunk, std::uint32_t first, std::size_t count, Batch& out);

 private:
  struct Mask {
    std::vector<Narrow> narrow;
    std::vector<Wide> wide;
  };
  Pass(const Snapshot& snapshot, const Lanes& lanes, std::vector<PassColumn> columns,
       std::vector<OwnWindow> own, Date known);
  bool tables();
  void row_of(const EntryKind& kind, const std::vector<RowFilter>& of_entry);
  void buckets();
  const Mask& mask(std::uint32_t kind);
  Entries entries(const Chunk& chunk, std::uint32_t first, std::uint32_t last) const;
  void add_runs(const Chunk& chunk, std::uint32_t teacher, const Entries& all, std::uint32_t only_org,
                std::size_t own);
  void sum(const Chunk& chunk, std::uint32_t teacher, std::uint32_t only_org, bool one_org,
           const std::vector<Period>& own_days);
  void own_windows(const Chunk& chunk, std::uint32_t teacher, std::size_t i, Batch& out,
                   std::vector<Period>& days) const;
  template <class Put>
  void values(const Put& put) const;

  const Snapshot& snapshot_;
  std::vector<PassColumn> columns_;
  std::vector<OwnWindow> own_;
  const Lanes& lanes_;
  std::uint16_t known_;
  std::int64_t most_entries_ = 0;
  bool persons_ = false;
  LaneTables tables_;
  std::size_t buckets_ = 0;
  struct Read {  // of a column: where its sum ends and what is taken off
    std::uint32_t column, to, from;
  };
  std::vector<Read> narrow_reads_, wide_reads_;
  PersonTests tests_;
  std::vector<Mask> masks_;  // by class
  LaneSums sums_;
};

}  // namespace xt::plans::columns
