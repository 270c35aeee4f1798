// Everything that one evaluation asks of the ledger and of the teachers, answered in one pass over the
// chunks. First the judge runs over FusedFacts that only take notes (every count is empty), then run() goes
// through the chunks, then the judge runs again and finds its answers. What no note can be taken of is asked
// row by row, as ColumnFacts do.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "columns/execute/column_facts.h"
#include "columns/fused/teacher_measure.h"

namespace xt::plans::columns {

// Counts of some chunks. The sum over all chunks is the whole answer, so that parts may be made by different
// threads or machines and added in any order.
struct Partial {
  std::vector<std::map<std::int64_t, Counts>> states;       // [population question][unit]
  std::vector<std::map<std::int64_t, std::int64_t>> sums;   // [sum question][unit]
  std::vector<std::map<std::int64_t, std::int64_t>> heads;  // [headcount question][unit]
  struct Spread {  // a teacher whose entries lie in several units is counted where the whole is known
    std::size_t question = 0;
    std::int64_t unit = 0;
    Id teacher = 0;
    std::int64_t net = 0;
  };
  std::vector<Spread> spread;
  void add(const Partial& more);
};

class Questions {
 public:
  Questions(const Snapshot& snapshot, Region region, Date known)
      : snapshot_(snapshot), region_(std::move(region)), known_(known) {}

  // Each answers the number of the question, or nothing where it is none for one pass.
  std::optional<std::size_t> states(const Facts::Asked& asked);
  std::optional<std::size_t> sum(const Expr& leaf, const Period& days);
  std::optional<std::size_t> heads(const Filter& filter, Date day);
  Date known() const { return known_; }

  // No more questions from here on. Chunks [first, last) by `threads` threads; nothing where the snapshot
  // does not allow the pass.
  std::optional<Partial> run(std::size_t first, std::size_t last, int threads) const;

 private:
  struct States {
    const Provision* provision;
    MeasureNode measure;
    rules::Span span;
    Date at;
    std::size_t day, bit;  // whose population
  };
  struct Sum {
    std::size_t column;
    bool heads;
  };
  struct Heads {
    std::size_t day, bit;
  };
  struct DayTests {
    Date day;
    std::vector<Filter> filters;
    std::map<std::string, std::size_t> index;
  };
  std::optional<std::pair<std::size_t, std::size_t>> test(const Filter& filter, Date day);
  friend class ChunkWorker;

  const Snapshot& snapshot_;
  Region region_;
  Date known_;
  Lanes lanes_;
  ColumnSet columns_;
  std::vector<DayTests> days_;
  std::vector<States> states_;
  std::map<std::string, std::size_t> state_index_;
  std::vector<Sum> sums_;
  std::vector<Heads> heads_;
};

class FusedFacts final : public ColumnFacts {
 public:
  FusedFacts(const Snapshot& snapshot, Region region, std::shared_ptr<Questions> questions)
      : ColumnFacts(snapshot, std::move(region)), questions_(std::move(questions)) {}

  // From now on there are answers.
  void answer(std::shared_ptr<const Partial> partial) { partial_ = std::move(partial); }

  Result<std::shared_ptr<const Entities>> entities(Entity kind, const Filter& where, Date day,
                                                   const std::optional<Period>& service) override;
  Result<std::shared_ptr<const std::vector<LeafRow>>> leaf(const Entities& entities,
                                                           const LeafQuery& query) override;
  std::optional<Counts> judged(const Asked& asked) override;

  // The counts of a provision's judged window by unit; nullptr where the pass did not make them.
  const std::map<std::int64_t, Counts>* by_unit(const Provision& provision) const;

 private:
  struct Noted {
    std::vector<std::size_t> parts;  // questions
    bool heads = false;              // of Questions::heads
  };
  std::optional<Noted> note(const Entities& entities, const LeafQuery& query);
  std::vector<LeafRow> rows(const Noted& noted, const Entities& entities, const LeafQuery& query) const;
  void whole_region(const Noted& noted, const Entities& entities, const LeafQuery& query,
                    std::vector<LeafRow>& out) const;

  std::shared_ptr<Questions> questions_;
  std::shared_ptr<const Partial> partial_;
  std::unordered_map<std::string, std::optional<Noted>> noted_;
  std::map<std::string, std::size_t> asked_;  // population questions
  std::map<const Provision*, std::size_t> latest_;
};

}  // namespace xt::plans::columns
